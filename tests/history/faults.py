"""Programs that are killed and disks that are full: what the tests of faults and `make torture` do to a journal."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from backcoach.history.journal import Journal

ROOT = Path(__file__).parents[2]
WRITER = [sys.executable, "-m", "tests.history.writer"]
COUNT = "SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM step), (SELECT count(*) FROM score)"


def killed_after(lines: int, folder: Path, chance: random.Random | None = None) -> list[list[str]]:
    """Let a writer report so many entries, kill it then or a chance moment later, and return everything it reported."""
    with subprocess.Popen([*WRITER, "busy", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(lines)]
        if chance:
            sum(range(chance.randrange(100_000)))  # some thousandths of a second, without a clock
        writer.kill()
        told += writer.stdout.readlines()
    return [line.split() for line in told if line.endswith("\n")]


def missing(journal: Journal, told: list[list[str]]) -> list[list[str]]:
    """What was reported as stored and is not there."""
    sessions = {session.id: session for session in journal.sessions.find()}
    scores = {score.id for score in journal.scores.find()}
    steps = {session: {step.index: step for step in journal.sessions.steps(session)} for session in sessions}
    there: dict[str, Callable[..., bool]] = {
        "ready": lambda: True,
        "session": lambda session: session in sessions,
        "step": lambda session, index: steps[session][int(index)].outcome == "done",
        "hurt": lambda session, index: steps[session][int(index)].hurt,
        "score": lambda score: score in scores,
        "finished": lambda session: sessions[session].state == "finished",
    }
    return [line for line in told if not there[line[0]](*line[1:])]


def on_a_disk_of_its_own(mode: str, disk: Path, *more: Path) -> list[str] | None:
    """What a writer prints on a small disk of its own; None where no such disk can be made."""
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k,mode=700", "tmpfs", str(disk)]
    alone = ["unshare", "--map-root-user", "--mount"]
    try:
        subprocess.run([*alone, *mount], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    command = [*alone, "sh", "-ec", '"$@" && exec $WRITER', "sh", *mount]
    writer = " ".join([*WRITER, mode, str(disk / "backcoach"), *map(str, more)])
    ended = subprocess.run(
        command, cwd=ROOT, env={"WRITER": writer, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()
