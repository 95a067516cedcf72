"""Finding out whether a file is an undamaged journal, and setting a damaged one aside: it is never deleted."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from backcoach.history.migrations import APPLICATION_ID, has_odd_indexes, is_as_it_says, version_of
from backcoach.history.private import SIDECARS
from backcoach.history.store import connect, connect_foreign, is_damage, suspicion_of
from backcoach.problem import Problem

CHECKED_AT_START = 4_000_000
"""Bytes up to which every page is checked at each start (about 6 ms); a larger file is checked when it is backed up."""


class TooNew(Problem):
    """The file is sound but of a newer version of the schema; this version can read it but not write to it."""


MOST_PARTS = 1_000
"""Tables, indexes and triggers of a foreign file; a journal has some forty."""


class Damaged(Exception):
    """The file is not an undamaged journal; the message says what is wrong and quotes nothing of the content."""


@contextmanager
def as_damage() -> Iterator[None]:
    """Raise Damaged where SQLite finds a file broken."""
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if is_damage(error):
            raise Damaged(str(error)) from error
        raise


def examine(path: Path, latest: int, *, every_page: bool) -> None:
    """Raise Damaged, or TooNew for a version above `latest`; the file is not changed."""
    if not path.stat().st_size:
        raise Damaged("the file is empty")
    with as_damage(), closing(connect(path, read_only=True)) as connection:
        _examine(connection, path, latest, every_page=every_page)


def examine_foreign(path: Path, latest: int) -> None:
    """The same, of every page, for a file that anybody may have made, such as a backup.

    Raises sqlite3.Error too, where it asks SQLite for more than `connect_foreign` lets it do.
    """
    if not path.stat().st_size:
        raise Damaged("the file is empty")
    with as_damage(), closing(connect_foreign(path)) as connection:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > MOST_PARTS:
            raise Damaged("it has more tables than a journal can have")
        if has_odd_indexes(connection):
            raise Damaged("it has indexes that are not of a journal")
        _examine(connection, path, latest, every_page=True)


def _examine(connection: sqlite3.Connection, path: Path, latest: int, *, every_page: bool) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Damaged("the file is not a journal")
    if (version := version_of(connection)) > latest:
        raise TooNew(
            "{path} was written by a newer BackCoach (its format is {version}, this one knows "
            "{latest}); install the newer one, or choose another folder with --data-dir. Nothing was "
            "changed.",
            path=path,
            version=version,
            latest=latest,
        )
    # Reading the schema finds a cut or scrambled beginning, whatever the size of the file.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not is_as_it_says(connection):
        raise Damaged(f"its tables are not those of version {version}")
    if every_page and (wrong := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise Damaged(wrong)


def find_and_set_aside(path: Path, latest: int, now: datetime, *, every_page: bool) -> Path | None:
    """Set a damaged journal, or leftovers of one, aside; its new path, or None if it is sound or does not exist."""
    mark = suspicion_of(path)
    sound = _is_sound(path, latest, every_page=every_page or mark.exists())
    moved = None if sound else set_aside(path, now)
    mark.unlink(missing_ok=True)
    return moved


def set_odd_sidecars_aside(path: Path, now: datetime) -> None:
    """Rename what lies in place of SQLite's files beside a journal and is no regular file: SQLite would open it.

    A pipe is waited for, a device has no end, and a link that leads nowhere keeps the journal shut.
    """
    odd = [
        ending for ending in SIDECARS if os.path.lexists(f"{path}{ending}") and not Path(f"{path}{ending}").is_file()
    ]
    target = _free_name(path, f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}") if odd else path
    for ending in odd:
        path.with_name(path.name + ending).rename(target.with_name(target.name + ending))


def _is_sound(path: Path, latest: int, *, every_page: bool) -> bool:
    if not path.exists():
        return False
    try:
        examine(path, latest, every_page=every_page or path.stat().st_size <= CHECKED_AT_START)
    except Damaged:
        return False
    return True


def set_aside(path: Path, now: datetime) -> Path | None:
    """Rename a file and SQLite's files beside it to a free name with the date; None if there are none."""
    target = _free_name(path, f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}")
    moved = None
    # The file itself is renamed last: a new journal must never meet the old one's write-ahead log.
    for ending in (*SIDECARS, ""):
        old, new = path.with_name(path.name + ending), target.with_name(target.name + ending)
        if old.exists():
            old.rename(new)
            moved = new
    return moved


def _free_name(path: Path, stem: str) -> Path:
    taken = {entry.name for entry in path.parent.iterdir()}
    names = (f"{stem}{number}{path.suffix}" for number in ("", *(f"-{count}" for count in range(2, 1000))))
    return path.with_name(next(name for name in names if not any(entry.startswith(name) for entry in taken)))
