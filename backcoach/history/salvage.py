"""What can still be read of a damaged journal: all around the damage, with a sound first page if its own is gone.

Every reading that gives anything counts, for what they give is merged as a set.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from backcoach.history.bounds import possible
from backcoach.history.merge import merge
from backcoach.history.migrations import migrate
from backcoach.history.records import Contents
from backcoach.history.rows import JournalRow, R, Rows, gather
from backcoach.history.store import NotKept, Row, Store, connect

PAGE = 4096
_HIGHEST_ROWID = 2**62
_SMALL_STEPS = 200
"""Rows that are tried one by one after the last sound one: more than two pages hold."""


def salvage(store: Store, damaged: Path, scripts: Sequence[str]) -> Contents:
    """Take into a journal whatever a damaged file still gives, which stays as it is; how much was not there before."""
    total = [0, 0, 0]
    with suppress(OSError, NotKept), TemporaryDirectory(prefix="salvage-", dir=damaged.parent) as folder:
        for copy in _copies(damaged, Path(folder), scripts):
            with store.change():
                new = merge(store, _rows_of(copy)).new
            total = [a + b for a, b in zip(total, (new.sessions, new.steps, new.scores), strict=True)]
    return Contents(*total)


def _copies(damaged: Path, folder: Path, scripts: Sequence[str]) -> Iterator[Path]:
    """The file as it is, then with the first page of each version of the schema, the newest first."""
    copy = folder / "copy.db"
    for version in (None, *range(len(scripts), 0, -1)):
        shutil.copyfile(damaged, copy)
        log = damaged.with_name(damaged.name + "-wal")
        if log.exists():
            shutil.copyfile(log, copy.with_name("copy.db-wal"))
        if version:
            _graft(copy, _first_page(folder / f"{version}.db", scripts[:version]))
        yield copy
        for left in folder.glob("copy.db*"):
            left.unlink()


def _first_page(path: Path, scripts: Sequence[str]) -> bytes:
    """That of an empty journal; tables lie on the same pages in all that the same scripts have made."""
    with closing(connect(path)) as connection:
        migrate(connection, scripts, lambda: None)
    return path.read_bytes()[:PAGE]


def _graft(copy: Path, page: bytes) -> None:
    size = copy.stat().st_size
    with copy.open("r+b") as file:
        file.write(page)
        # SQLite trusts the number of pages in the header only while these two counters agree.
        file.seek(24)
        file.write(bytes(4))
        file.truncate(max(size, PAGE))


def _rows_of(path: Path) -> Rows:
    with closing(connect(path)) as connection:
        return gather(partial(_readable, connection))


def _readable(connection: sqlite3.Connection, kind: type[R]) -> Iterator[R]:
    """The sound rows of a table."""
    return filter(None, (_checked(kind, values) for values in _values(connection, kind)))


def _values(connection: sqlite3.Connection, kind: type[JournalRow]) -> Iterator[Row]:
    """From the first row up to the damage, then in steps over it, small ones first, until rows come again."""
    sql = f"SELECT rowid, {', '.join(kind.columns())} FROM {kind.table} WHERE rowid > ? ORDER BY rowid"
    after, failed = 0, 0
    while after < _HIGHEST_ROWID:
        try:
            for rowid, *values in connection.execute(sql, (after,)):
                if rowid <= after:
                    raise sqlite3.DatabaseError("the tree of pages bites its own tail")
                after, failed = rowid, 0
                yield tuple(values)
        except (sqlite3.Error, UnicodeDecodeError):
            failed += 1
            after += 2 ** max(0, failed - _SMALL_STEPS)
        else:
            return


def _checked(kind: type[R], values: Row) -> R | None:
    """The row, if it could have been written by this program."""
    try:
        row = msgspec.json.decode(msgspec.json.encode(kind.of(values)), type=kind)
    except (msgspec.MsgspecError, ValueError, TypeError, OverflowError):
        return None
    whole = row.values() == values and all(map(possible, row.moments()))
    return row if whole else None
