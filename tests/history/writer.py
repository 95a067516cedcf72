"""A program of its own that writes to a journal, for the tests that kill it or take its disk away.

python -m tests.history.writer busy FOLDER     keeps for ever; one line for each thing kept
python -m tests.history.writer full FOLDER     keeps until the disk is full, then makes room and goes on
python -m tests.history.writer held FOLDER CACHE  goes on on a full disk, dies, and starts again where there is room
python -m tests.history.writer locked FOLDER   opens a journal on a disk that was made read-only under it
"""

import itertools
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from backcoach.history.journal import Journal
from backcoach.history.records import StepPlace
from backcoach.problem import Problem
from tests.history.helpers import SetClock, filled, integrity


def busy(folder: Path) -> None:
    """Sessions of 5 steps, a mark and a score; each is reported once it is stored."""
    print("ready", flush=True)
    journal = Journal.open(folder, SetClock()).journal
    while True:
        session = journal.sessions.start("seven-actions", "{}", 60.0)
        print("session", session.id, flush=True)
        for index in range(5):
            journal.sessions.end_step(session.id, StepPlace(index, "bird-dog", 1, "left"), "done", 1.0)
            print("step", session.id, index, flush=True)
        journal.sessions.mark_hurt(session.id, StepPlace(2, "bird-dog", 1, "left"))
        print("hurt", session.id, 2, flush=True)
        print("score", journal.scores.log("now-after", 4, session_id=session.id).id, flush=True)
        journal.sessions.finish(session.id)
        print("finished", session.id, flush=True)


def full(folder: Path) -> None:
    """Say how many scores were kept before the disk was full, and that one more is kept when there is room."""
    ballast = folder.parent / "ballast"
    ballast.write_bytes(bytes(60_000))
    with closing(Journal.open(folder, SetClock()).journal) as journal:
        kept = 0
        try:
            for _ in itertools.count():
                journal.scores.log("now", 4, note="x" * 1000)
                kept += 1
        except Problem as problem:
            print(problem)
        assert journal.scores.count() == kept > 0
        ballast.unlink()
        journal.scores.log("now", 5)
    assert integrity(folder) == "ok"
    with closing(Journal.open(folder, SetClock()).journal) as journal:
        assert journal.scores.count() == kept + 1
    print("nothing lost")


def held(folder: Path, cache: Path) -> None:
    """Say that nothing was lost of what was done on a full disk, in memory, in a program that died and in the next."""
    ballast = folder.parent / "ballast"
    ballast.write_bytes(bytes(60_000))
    journal = Journal.open(folder, SetClock(), pending_folders=[cache]).journal
    scores = [journal.scores.log("now", 4, note="x" * 1000).id for _ in range(300)]
    assert journal.pending is not None
    assert journal.pending.on_disk
    assert "disk is full" in journal.pending.why
    # It dies without a word, and starts again on the same full disk.
    again = Journal.open(folder, SetClock(), pending_folders=[cache]).journal
    assert again.pending is not None
    scores.append(again.scores.log("now", 5).id)
    subprocess.run(["mount", "-o", "remount,size=16m", str(folder.parent)], check=True)
    with closing(Journal.open(folder, SetClock(), pending_folders=[cache]).journal) as journal:
        assert journal.pending is None
        assert {score.id for score in journal.scores.find()} == set(scores)
    assert integrity(folder) == "ok"
    print("nothing lost")


def locked(folder: Path) -> None:
    """Say what becomes of a read-only journal, then of one on a read-only disk, then of a folder without one there."""
    path = filled(folder, SetClock())
    content = path.read_bytes()
    mount("--bind", str(path), str(path))
    mount("-o", "remount,ro,bind", str(path))
    say_problem(folder)
    mount("-o", "remount,ro", str(folder.parent))
    say_problem(folder)
    say_problem(folder.parent / "elsewhere")
    assert path.read_bytes() == content


def mount(*how: str) -> None:
    """Change the file system that only this program sees."""
    subprocess.run(["mount", *how], check=True)


def say_problem(folder: Path) -> None:
    """Open a journal that cannot be opened."""
    try:
        Journal.open(folder, SetClock())
    except Problem as problem:
        print(problem)


if __name__ == "__main__":
    doings: dict[str, Callable[..., None]] = {"busy": busy, "full": full, "held": held, "locked": locked}
    doings[sys.argv[1]](*map(Path, sys.argv[2:]))
