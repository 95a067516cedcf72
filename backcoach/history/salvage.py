"""Reading what is left of a damaged journal: the rows before and after the damage.

If the first page is lost, one of an empty journal takes its place. Several attempts may find different rows; all are
merged, so the order does not matter.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from backcoach.history.merge import merge
from backcoach.history.migrations import migrate
from backcoach.history.records import Contents
from backcoach.history.row_checks import stored
from backcoach.history.rows import JournalRow, R, Rows, gather
from backcoach.history.store import NotKept, Store, connect
from backcoach.history.tables import Row

PAGE = 4096
_HIGHEST_ROWID = 2**62
_SMALL_STEPS = 200
"""How many row ids are tried one by one after damage, before the steps grow: more than two pages hold."""


def salvage(store: Store, damaged: Path, scripts: Sequence[str]) -> Contents:
    """Merge what a damaged file still holds into a journal; how much of it was new. The file is not changed."""
    total = [0, 0, 0]
    with suppress(OSError, NotKept), TemporaryDirectory(prefix="salvage-", dir=damaged.parent) as folder:
        for copy in _copies(damaged, Path(folder), scripts):
            with store.change():
                new = merge(store, _rows_of(copy)).new
            total = [a + b for a, b in zip(total, (new.sessions, new.steps, new.scores), strict=True)]
    return Contents(*total)


def _copies(damaged: Path, folder: Path, scripts: Sequence[str]) -> Iterator[Path]:
    """A copy of the file, then copies with the first page of each version of the schema, the newest first."""
    if not damaged.is_file():
        return  # a pipe is waited for, and a device has no end
    copy = folder / "copy.db"
    for version in (None, *range(len(scripts), 0, -1)):
        shutil.copyfile(damaged, copy)
        log = damaged.with_name(damaged.name + "-wal")
        if log.is_file():
            shutil.copyfile(log, copy.with_name("copy.db-wal"))
        if version:
            _graft(copy, _first_page(folder / f"{version}.db", scripts[:version]))
        yield copy
        for left in folder.glob("copy.db*"):
            left.unlink()


def _first_page(path: Path, scripts: Sequence[str]) -> bytes:
    """The first page of an empty journal; the same scripts always put the tables on the same pages."""
    with closing(connect(path)) as connection:
        migrate(connection, scripts, lambda: None)
    with path.open("rb") as file:
        return file.read(PAGE)


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
    """The rows of a table that pass the check."""
    return filter(None, (stored(kind, values) for values in _values(connection, kind)))


def _values(connection: sqlite3.Connection, kind: type[JournalRow]) -> Iterator[Row]:
    """Rows up to the damage, then after it: the row id is raised, by ever larger steps, until rows are found again."""
    sql = f"SELECT rowid, {', '.join(kind.columns())} FROM {kind.table} WHERE rowid > ? ORDER BY rowid"
    after, failed = 0, 0
    while after < _HIGHEST_ROWID:
        try:
            for rowid, *values in connection.execute(sql, (after,)):
                if rowid <= after:
                    raise sqlite3.DatabaseError("the pages of the table form a loop")
                after, failed = rowid, 0
                yield tuple(values)
        except (sqlite3.Error, UnicodeDecodeError):
            failed += 1
            after += 2 ** max(0, failed - _SMALL_STEPS)
        else:
            return
