"""The journal, small and large: what a step costs, and how reading, charts and export grow from 10³ to 10⁶ steps."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from statistics import median
from time import perf_counter

from backcoach.chart.columns import Range, span_of
from backcoach.chart.describe import describe
from backcoach.chart.description import ScoreChart
from backcoach.history.journal import Journal
from backcoach.history.opening import FILE_NAME
from backcoach.history.records import StepPlace
from backcoach.history.score_changes import score_changes
from backcoach.history.timestamps import local_day, stamp
from tests.bench.rows import Row
from tests.history.helpers import SetClock

STEPS = 10**3, 10**5, 10**6
WHOLE = 10**5
"""Steps of the largest journal that is exported and backed up: what is larger takes as much longer."""
STEPS_EACH = 10
TIMES = 200
FIRST = datetime(2016, 1, 1, 8, tzinfo=timezone(timedelta(hours=1)))
LAST = date(2026, 5, 4)


def history_rows() -> Iterator[Row]:
    """One journal of each size, each beside what SQLite alone takes for as much."""
    for steps in STEPS:
        folder = filled(steps)
        yield from _rows(folder, f"{steps:,} steps", folder.parent)
        if steps <= WHOLE:
            yield from _whole_rows(folder, f"{steps:,} steps", folder.parent)


@cache
def filled(steps: int) -> Path:
    """A folder with a journal of so many steps, made once in a run: a million take half a minute."""
    folder = Path(_place().name) / str(steps)
    fill(folder, steps)
    return folder


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    """Where those are; it goes with the process."""
    return tempfile.TemporaryDirectory()


def fill(folder: Path, steps: int) -> None:
    """Ten years of sessions of ten steps, with a score before and after each; made up."""
    journal = Journal.open(folder, SetClock()).journal
    sessions = steps // STEPS_EACH
    between = timedelta(days=3650) / sessions
    moments = [stamp(FIRST + between * number) for number in range(sessions)]
    ids = [f"{number:08x}-0000-4000-8000-000000000000" for number in range(sessions)]
    with journal._store.change():
        _fill(journal._store.connection, list(zip(ids, moments, strict=True)))
    journal._store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.close()


def _fill(connection: sqlite3.Connection, sessions: list[tuple[str, tuple[int, int]]]) -> None:
    connection.executemany(
        "INSERT INTO session VALUES"
        " (?, 'seven-actions', '{}', 900, 600, 10, 'finished', '', '', ?, ?, ?, ?, ?, 0, 1, ?)",
        ((id, us, off, us, off, local_day(us, off), us) for id, (us, off) in sessions),
    )
    connection.executemany(
        "INSERT INTO step VALUES (?, ?, ?, ?, 1, 'left', 'done', 0, 60, ?, ?, 1, ?)",
        (
            (f"{id[:-2]}{step:02}", id, step, f"exercise-{step % 7}", us, off, us)
            for id, (us, off) in sessions
            for step in range(STEPS_EACH)
        ),
    )
    connection.executemany(
        "INSERT INTO score VALUES (?, ?, ?, ?, ?, ?, ?, NULL, '', 0, 1, ?)",
        (
            (f"{id[:-2]}{half}0", question, (us // 7 + half) % 11, us, off, local_day(us, off), id, us)
            for id, (us, off) in sessions
            for half, question in enumerate(("now-before", "now-after"))
        ),
    )


def _ms(act: Callable[[], object], times: int = 5) -> float:
    """The median of some runs, in milliseconds."""
    took = []
    for _ in range(times):
        began = perf_counter()
        act()
        took.append((perf_counter() - began) * 1000)
    return median(took)


def _rows(folder: Path, size: str, place: Path) -> Iterator[Row]:
    opened, bare_opened = _ms(lambda: Journal.open(folder, SetClock()).journal.close()), _ms(lambda: _look(folder))
    yield Row(f"opening, {size}", opened, "ms", "opened by SQLite alone", bare_opened)
    with closing(Journal.open(folder, SetClock()).journal) as journal:
        yield Row(
            f"a step kept, {size}", _step_ms(journal), "ms", "bare commit, WAL and FULL", _bare_ms(place), most=10
        )
        ranges: tuple[Range, ...] = ("all", "fortnight")
        for range_ in ranges:
            yield Row(
                f"chart of {range_}, {size}", _ms(lambda: _chart(journal, range_)), "ms",  # noqa: B023
                "its scores by SQL alone", _ms(lambda: journal.scores.tally("now-before")),
            )  # fmt: skip
        sessions, steps = (_ms(lambda: _read(folder, table), 1) for table in ("session", "step"))  # noqa: B023
        days = _ms(journal.sessions.day_totals)
        yield Row(f"days of all years, {size}", days, "ms", "its sessions read by SQLite", sessions)
        year = LAST - timedelta(days=365)
        changes = _ms(lambda: score_changes(journal, year, LAST), 3)
        yield Row(f"which exercises, a year, {size}", changes, "ms", "all steps read by SQLite", steps)


def _whole_rows(folder: Path, size: str, place: Path) -> Iterator[Row]:
    """What takes in the whole journal."""
    copied = _ms(lambda: _copied(folder, place), 3)
    with closing(Journal.open(folder, SetClock()).journal) as journal:
        for form in ("json", "csv", "fhir"):
            took = _ms(lambda: journal.transfer.export(place / "export", form), 1)  # noqa: B023
            yield Row(f"export as {form}, {size}", took, "ms", "copied by SQLite", copied)
        took = _ms(lambda: journal.transfer.own_backups().take("bench"), 1)
        yield Row(f"a verified backup, {size}", took, "ms", "copied by SQLite", copied)


def _bare(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / FILE_NAME)


def _look(folder: Path) -> None:
    with closing(_bare(folder)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _read(folder: Path, table: str) -> None:
    with closing(_bare(folder)) as connection:
        connection.execute(f"SELECT * FROM {table}").fetchall()


def _copied(folder: Path, place: Path) -> None:
    with closing(_bare(folder)) as connection, closing(sqlite3.connect(place / "copy.db")) as copy:
        connection.backup(copy)


def _chart(journal: Journal, range_: Range) -> ScoreChart:
    span = span_of(range_, LAST, journal.scores.first_day("now-before"))
    return describe(journal, span, LAST, "now-before")


def _step_ms(journal: Journal) -> float:
    session = journal.sessions.start("seven-actions", "{}", 60.0).id
    numbers = iter(range(TIMES))
    return _ms(lambda: journal.sessions.end_step(session, StepPlace(next(numbers), "cat-cow", 1), "done", 30.0), TIMES)


def _bare_ms(place: Path) -> float:
    with closing(sqlite3.connect(place / "bare.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS step (id TEXT PRIMARY KEY, at INTEGER, note TEXT)")
        connection.execute("DELETE FROM step")
        numbers = iter(range(TIMES))
        return _ms(lambda: connection.execute("INSERT INTO step VALUES (?, 0, '')", (str(next(numbers)),)), TIMES)
