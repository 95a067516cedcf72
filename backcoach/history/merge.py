"""Two journals become one: the set union of their rows by id, of each row the newer revision.

The same rows in any order, any number of times, from any number of machines give the same journal.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

import msgspec

from backcoach.history.moments import span
from backcoach.history.records import Contents
from backcoach.history.row import JournalRow
from backcoach.history.rows import KINDS, R, Rows
from backcoach.history.store import Store


class Merged(msgspec.Struct, frozen=True):
    """What a merge brought, or would bring: entries that were not there, and newer versions of others."""

    new: Contents
    changed: Contents


def _sql(kind: type[JournalRow]) -> str:
    """The newer revision wins, then the later change, then whichever is greater: all machines must agree."""
    table, columns = kind.table, kind.columns
    rest = [name for name in columns if name not in ("id", "revision", "changed_us")]
    theirs, ours = (
        ", ".join(f"{side}.{name}" for name in ("revision", "changed_us"))
        + "".join(f", coalesce({side}.{name}, '')" for name in rest)
        for side in ("excluded", table)
    )
    new = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT (id) DO UPDATE SET {new} WHERE ({theirs}) > ({ours})"
    )


_MISSING_SESSION = (
    "INSERT OR IGNORE INTO session (id, routine, settings, planned_s, active_s, position, state, reason, note,"
    " started_us, started_offset, day, deleted, revision, changed_us)"
    " VALUES (?, '', '', 0, 0, 0, 'stopped', '', '', 0, 0, 0, 1, 0, 0)"
)
"""What holds the place of a session of which only parts have come: older than any, in no list and no export."""


def merge(store: Store, rows: Rows) -> Merged:
    """Take the rows in, inside a change."""
    counts = [_merge_kind(store.connection, kind, of) for kind, of in zip(KINDS, rows.kinds(), strict=True)]
    parents = {step.session_id for step in rows.steps} | {score.session_id for score in rows.scores}
    here = {session.id for session in rows.sessions}
    store.connection.executemany(_MISSING_SESSION, [(parent,) for parent in parents - here if parent])
    new, changed = zip(*counts, strict=True)
    return Merged(Contents(*new[:3]), Contents(*changed[:3]))


def _merge_kind(connection: sqlite3.Connection, kind: type[JournalRow], rows: Sequence[JournalRow]) -> tuple[int, int]:
    """How many rows were new, and how many were changed."""
    before = _count(connection, kind)
    touched = connection.executemany(_sql(kind), (row.values() for row in rows)).rowcount
    new = _count(connection, kind) - before
    return new, max(touched, 0) - new


def _count(connection: sqlite3.Connection, kind: type[JournalRow]) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {kind.table}").fetchone()[0])


def preview(store: Store, rows: Rows) -> Merged:
    """What `merge` would bring; nothing is changed."""
    merged = []
    with suppress(_NotNow), store.change():
        merged.append(merge(store, rows))
        raise _NotNow
    return merged[0]


class _NotNow(Exception):
    """Undoes a change."""


def read(
    connection: sqlite3.Connection, kind: type[R], first: date | None = None, last: date | None = None
) -> Iterator[R]:
    """All rows of a kind in the order of their ids; sessions and scores of those local days, steps of the sessions."""
    where, values = _condition(kind, first, last)
    columns = ", ".join(f"t.{name}" for name in kind.columns)
    sql = f"SELECT {columns} FROM {kind.table} t WHERE t.revision > 0{where} ORDER BY t.id"
    for row in connection.execute(sql, values):
        yield kind.of(row)


def _condition(kind: type[JournalRow], first: date | None, last: date | None) -> tuple[str, tuple[int, ...]]:
    if first is None and last is None:
        return "", ()
    days = "day BETWEEN ? AND ?"
    conditions = {
        "session": f" AND t.{days}",
        "score": f" AND t.{days}",
        "step": f" AND t.session_id IN (SELECT id FROM session WHERE {days})",
    }
    return (conditions[kind.table], span(first, last)) if kind.table in conditions else (" AND 0", ())
