"""Puts a journal through kills, damage, full disks and merges between three machines, and counts what is lost.

Usage: python packaging/torture.py [kills|damage|disk|merges|fifos|exceptions|strangers|clocks|mute_bus|window_kills|
second_windows|editor_kills …]. It ends with status 1 if anything was lost, or hung.
"""

import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from hypothesis import HealthCheck, given, settings  # noqa: E402

from backcoach.history.journal import Journal  # noqa: E402
from backcoach.history.records import Contents  # noqa: E402
from backcoach.problem import Problem  # noqa: E402
from editor_torture import editor_kills  # noqa: E402
from tests.history.faults import COUNT, killed_after, missing, on_a_disk_of_its_own  # noqa: E402
from tests.history.helpers import SetClock, integrity, live  # noqa: E402
from tests.history.jumping import JUMPS, live_by  # noqa: E402
from tests.history.pending_writes import a_session, fail_at, is_whole, reopened  # noqa: E402
from tests.history.strangers import strange, through_everything  # noqa: E402
from tests.history.sync.machines import Machines  # noqa: E402
from tests.history.test_damage import HARMS  # noqa: E402
from tests.outside import life, named, opened_in, put_fifo  # noqa: E402
from window_torture import mute_bus, second_windows, window_kills  # noqa: E402

KILLS, RANDOM_HARMS, DISKS, MERGES = 300, 300, 20, 10_000
WRITES = 8
"""Changes that a session and its retries take, and some more."""
STRANGERS, JUMPING = 1_000, 1_000
LIFE_S = 900.0
"""Seconds after which a run of the window counts as hung; on an idle machine it takes a few."""
EACH_JOURNAL = 30
"""Kills of one journal before a new one is begun."""


@contextmanager
def place() -> Iterator[Path]:
    """A temporary folder, in memory where the system has one, because there are many merges."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def kills() -> int:
    """Kill writers at random moments; the number of entries that they had reported as written and that are missing."""
    chance, lost, told_of, extra, rows = random.Random(1), 0, 0, 0, 0
    for _ in range(KILLS // EACH_JOURNAL):
        with tempfile.TemporaryDirectory() as name:
            folder, told = Path(name) / "data", [["ready"]]
            for _ in range(EACH_JOURNAL):
                told += killed_after(chance.randint(1, 60), folder, chance)
                opened = Journal.open(folder, SetClock())
                lost += len(missing(opened.journal, told)) + (opened.set_aside is not None)
                rows = sum(opened.journal.query(COUNT)[0])
                opened.journal.close()
                lost += integrity(folder) != "ok"
            told_of += len(told)
            extra += rows - sum(line[0] in ("session", "step", "score") for line in told)
    print(f"kills: {KILLS} at random instants, {told_of:,} entries reported as written, {lost} of them lost;")
    print(f"       {extra} written just before the kill and not reported any more")
    return lost


def _lived(folder: Path, chance: random.Random) -> tuple[SetClock, set[str], Path]:
    """Fill a journal and close it; its clock, the ids of all its entries, and a complete backup."""
    clock = SetClock()
    journal = Journal.open(folder, clock).journal
    live(journal, clock, chance, 150)
    backup = journal.transfer.own_backups().take("daily")
    ids = _ids(journal)
    journal.close()
    return clock, ids, backup


def _ids(journal: Journal) -> set[str]:
    return {row for table in ("session", "step", "score") for (row,) in journal.query(f"SELECT id FROM {table}")}


def _scribble(chance: random.Random) -> Callable[[Path], None]:
    """A function that overwrites some bytes anywhere in a file."""

    def harm(path: Path) -> None:
        data = bytearray(path.read_bytes())
        start = chance.randrange(len(data))
        size = chance.choice((1, 16, 512, 4096, 3 * 4096))
        data[start : start + size] = chance.choice((bytes(size), chance.randbytes(size)))
        path.write_bytes(data)

    return harm


def damage() -> int:
    """Damage files in each known way and at random; the number of entries that salvage and backup do not bring back."""
    chance, lost, found, read, held = random.Random(2), 0, 0, 0, 0
    harms = [harm for harm, _ in HARMS.values()] + [_scribble(chance) for _ in range(RANDOM_HARMS)]
    for harm in harms:
        with place() as folder:
            clock, ids, backup = _lived(folder / "data", chance)
            harm(folder / "data" / "journal.db")
            opened = Journal.open(folder / "data", clock)
            found += opened.set_aside is not None
            if opened.set_aside:
                held += len(ids)
                read += _sum(opened.salvaged)
            with suppress(Problem):
                opened.journal.transfer.bring_in(backup)
            lost += len(ids - _ids(opened.journal))
            opened.journal.close()
    print(f"damage: {len(harms)} files, {found} put aside, {read:,} of their {held:,} entries salvaged;")
    print(f"        with the newest backup {lost} lost")
    return lost


def _sum(contents: Contents) -> int:
    return contents.sessions + contents.steps + contents.scores


def disk() -> int:
    """Fill a disk of 400 kB with sessions; the number of runs in which a written or pending entry was lost."""
    told: Counter[str] = Counter()
    for _ in range(DISKS):
        for mode in ("full", "held"):
            with tempfile.TemporaryDirectory() as name:
                said = on_a_disk_of_its_own(mode, Path(name) / "disk", *[Path(name) / "cache"] * (mode == "held"))
                told[said[-1] if said else "no disk could be mounted"] += 1
    print(f"disk: {', '.join(f'{count} × {what}' for what, count in told.items())}")
    return 2 * DISKS - told["nothing lost"] - told["no disk could be mounted"]


def merges() -> int:
    """Merge three machines with wrong clocks and unreliable delivery; how often they did not end equal."""
    unequal = rows = 0
    for seed in range(MERGES):
        with place() as folder:
            machines = Machines(folder, random.Random(seed), in_memory=True)
            machines.live(25)
            machines.deliver_all()
            first, *others = machines.contents()
            unequal += any(other != first for other in others)
            rows += sum(map(len, first))
            machines.close()
    print(f"merges: {MERGES:,} times three machines with {rows:,} rows in all, {unequal} times not equal in the end")
    return unequal


def fifos() -> int:
    """Put a FIFO at every path that one life of the window opens, one at a time; the number of lives that hung."""
    hung: list[str] = []
    with place() as folder:
        lived = life(folder / "plain", LIFE_S)
        paths = sorted({*opened_in(lived.stdout), *named(folder / "plain")})
        for number, name in enumerate(paths):
            home = folder / str(number)
            put_fifo(home / name)
            try:
                ended = life(home, LIFE_S)
            except subprocess.TimeoutExpired:
                hung.append(name)
            else:
                hung += [name] * (ended.stdout.splitlines()[-1:] != ["done"])
    print(f"fifos: {len(paths)} paths that the window opens, {len(hung)} lives hung or ended early {hung}")
    return len(hung)


def exceptions() -> int:
    """End each write of a session with each kind of exception; the number of sessions that are not whole afterwards."""
    kinds = (RuntimeError, KeyError, MemoryError, OSError, RecursionError, sqlite3.IntegrityError, sqlite3.Error)
    broken = runs = 0
    for error in kinds:
        for at in range(1, WRITES + 1):
            with place() as folder:
                journal = reopened(folder / "data", folder / "cache", SetClock()).journal
                fail_at(journal, at, error)
                session = a_session(journal)
                journal.retry()
                broken += journal.pending is not None or not is_whole(journal, session)
                runs += 1
                journal.close()
    print(f"exceptions: {runs} sessions with an exception at one of their writes, {broken} of them not whole")
    return broken


def strangers() -> int:
    """Rows of a stranger through merge, export, import and every reader; the number of cases in which one failed."""
    counts, failed = Counter[str](), 0

    @settings(max_examples=STRANGERS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strange())
    def attack(text: bytes) -> None:
        with place() as folder:
            sound, aside = through_everything(text, folder)
        counts.update(cases=1, sound=sound, aside=aside)

    try:
        attack()
    except Exception as error:
        failed = 1
        print(f"strangers: {error!r}")
    print(
        f"strangers: {counts['cases']:,} times rows at every bound and beyond: {counts['sound']:,} sound ones taken in,"
    )
    print(f"           {counts['aside']:,} of them set aside; {failed} readers failed")
    return failed


def clocks() -> int:
    """Lives with a clock that jumps at each step; the number in which a stored moment was believed."""
    lives, failed = 0, 0

    @settings(max_examples=JUMPING, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(JUMPS)
    def live_one(jumps: list[int]) -> None:
        nonlocal lives
        live_by(jumps)
        lives += 1

    try:
        live_one()
    except AssertionError as error:
        failed = 1
        print(f"clocks: {error!r}")
    print(f"clocks: {lives:,} lives with a clock that jumps by up to 70 years at each step, {failed} believed it")
    return failed


TORTURES = {
    "kills": kills, "damage": damage, "disk": disk, "merges": merges, "fifos": fifos, "exceptions": exceptions,
    "strangers": strangers, "clocks": clocks, "mute_bus": mute_bus, "window_kills": window_kills,
    "second_windows": second_windows, "editor_kills": editor_kills,
}  # fmt: skip


def main(names: list[str]) -> int:
    """Exit status: 0 if nothing was lost."""
    return int(sum([TORTURES[name]() for name in names or TORTURES]) > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
