"""What an export reads: the rows of a journal, of some days or all, counted as they go."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from backcoach.history.deleted_notes import without_deleted_note
from backcoach.history.merge import read
from backcoach.history.rows import KINDS, R

Tick = Callable[[int, int], object]
"""Hears how many rows are done of how many, now and then; whatever it raises cancels the export without a trace."""

EACH = 1000


class DayRange(msgspec.Struct, frozen=True):
    """Local days from `first` to `last`; None leaves that end open."""

    first: date | None = None
    last: date | None = None


class Source:
    """The rows of an open journal."""

    def __init__(self, connection: sqlite3.Connection, days: DayRange, tick: Tick) -> None:
        self._connection = connection
        self._days = days
        self._tick = tick
        self._done = 0
        self._all = sum(self._count(kind.table) for kind in KINDS)

    def _count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def rows(self, kind: type[R]) -> Iterator[R]:
        """All of a kind in the order of their ids, deleted ones included."""
        for row in read(self._connection, kind, self._days.first, self._days.last):
            self._done += 1
            if self._done % EACH == 0:
                self._tick(self._done, self._all)
            yield without_deleted_note(row)
