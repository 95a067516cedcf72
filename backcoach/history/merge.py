"""Merging two journals: the union of their rows by id, with the newer revision of each row.

The result depends neither on the order nor on how often rows are merged.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

import msgspec

from backcoach.history.records import Contents
from backcoach.history.row_checks import SetAside, shown
from backcoach.history.rows import KINDS, JournalRow, R, Rows, SessionRow
from backcoach.history.store import Store
from backcoach.history.tables import select
from backcoach.history.timestamps import EPOCH, span


class Merged(msgspec.Struct, frozen=True):
    """What a merge added, or would add: new entries, newer versions of others, and deletions.

    `aside` are rows that the journal could not take.
    """

    new: Contents
    changed: Contents
    deleted: Contents = Contents(0, 0, 0)
    aside: tuple[SetAside, ...] = ()


def _sql(kind: type[JournalRow]) -> str:
    """Insert, or replace an older row: the newer revision wins, then the later change, then the greater values.

    The last rule is arbitrary, but every machine must choose the same row.
    """
    table, columns = kind.table, kind.columns()
    rest = [name for name in columns if name not in ("id", "revision", "changed_us")]
    theirs, ours = (
        ", ".join(f"{side}.{name}" for name in ("revision", "changed_us"))
        + "".join(f", coalesce({side}.{name}, '')" for name in rest)
        for side in ("excluded", table)
    )
    new = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
    return f"{kind.insertion()} ON CONFLICT (id) DO UPDATE SET {new} WHERE ({theirs}) > ({ours})"


def _placeholder(session_id: str) -> SessionRow:
    """A placeholder for a session whose steps or scores came without it: revision 0, so that any other version replaces
    it.

    It is deleted, and `read` leaves it out.
    """
    return SessionRow(
        session_id, EPOCH, None, routine="", settings="", planned_s=0.0, active_s=0.0, position=0, state="stopped",
        reason="", note="", deleted=True, revision=0, changed_at=EPOCH,
    )  # fmt: skip


def merge(store: Store, rows: Rows) -> Merged:
    """Merge the rows; only within `Store.change`."""
    aside: list[SetAside] = []
    counts = [_merge_kind(store.connection, kind, of, aside) for kind, of in zip(KINDS, rows.kinds(), strict=True)]
    parents = {step.session_id for step in rows.steps} | {score.session_id for score in rows.scores}
    missing = parents - {session.id for session in rows.sessions}
    store.connection.executemany(
        f"{SessionRow.insertion()} ON CONFLICT (id) DO NOTHING",
        [_placeholder(parent).values() for parent in missing if parent],
    )
    new, changed, deleted = zip(*counts, strict=True)
    return Merged(Contents(*new[:3]), Contents(*changed[:3]), Contents(*deleted[:3]), tuple(aside))


def _merge_kind(
    connection: sqlite3.Connection, kind: type[JournalRow], rows: Sequence[JournalRow], aside: list[SetAside]
) -> tuple[int, int, int]:
    """How many rows were new, how many were changed otherwise than by a deletion, and how many were deleted."""
    if not rows:
        return 0, 0, 0
    before, living = _count(connection, kind), _living(connection, kind, rows)
    touched = _insert(connection, kind, rows, aside)
    new = _count(connection, kind) - before
    deleted = living - _living(connection, kind, rows)
    return new, max(touched, 0) - new - deleted, deleted


def _insert(
    connection: sqlite3.Connection, kind: type[JournalRow], rows: Sequence[JournalRow], aside: list[SetAside]
) -> int:
    """How many rows were inserted or replaced; if the schema refuses one, each is tried by itself."""
    sql = _sql(kind)
    connection.execute("SAVEPOINT kind")
    try:
        touched = connection.executemany(sql, (row.values() for row in rows)).rowcount
    except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError):
        connection.execute("ROLLBACK TO kind")
        touched = sum(_insert_one(connection, sql, row, aside) for row in rows)
    connection.execute("RELEASE kind")
    return touched


def _insert_one(connection: sqlite3.Connection, sql: str, row: JournalRow, aside: list[SetAside]) -> int:
    try:
        return connection.execute(sql, row.values()).rowcount
    except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError):
        aside.append(SetAside(row.table, shown(row.id), "the journal cannot hold it"))
        return 0


def _living(connection: sqlite3.Connection, kind: type[JournalRow], rows: Sequence[JournalRow]) -> int:
    """How many entries that these rows may delete are not deleted."""
    ids = {row.id for row in rows if getattr(row, "deleted", False)}
    if not ids:
        return 0
    sql = f"SELECT count(*) FROM json_each(?) j CROSS JOIN {kind.table} t ON t.id = j.value WHERE t.deleted = 0"
    return int(connection.execute(sql, (json.dumps(sorted(ids)),)).fetchone()[0])


def _count(connection: sqlite3.Connection, kind: type[JournalRow]) -> int:
    # Placeholders for sessions that have not come yet do not count.
    condition = " WHERE revision > 0" if kind is SessionRow else ""
    return int(connection.execute(f"SELECT count(*) FROM {kind.table}{condition}").fetchone()[0])


def preview(store: Store, rows: Rows) -> Merged:
    """What `merge` would bring; nothing is changed."""
    merged = []
    with suppress(_NotNow), store.change():
        merged.append(merge(store, rows))
        raise _NotNow
    return merged[0]


class _NotNow(Exception):
    """Rolls a preview back."""


def read(
    connection: sqlite3.Connection, kind: type[R], first: date | None = None, last: date | None = None
) -> Iterator[R]:
    """All rows of a kind in the order of their ids; with days, only sessions and scores of those and their steps."""
    where, values = _condition(kind, first, last)
    sql = f"{select(kind)} WHERE t.revision > 0{where} ORDER BY t.id"
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
