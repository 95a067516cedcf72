"""Merging two journals: the union of their rows by id, with the newer revision of each row.

The result depends neither on the order nor on how often rows are merged.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

import msgspec

from backcoach.history.records import Contents
from backcoach.history.rows import KINDS, JournalRow, R, Rows, SessionRow
from backcoach.history.store import Store
from backcoach.history.tables import select
from backcoach.history.timestamps import EPOCH, span


class Merged(msgspec.Struct, frozen=True):
    """How many entries a merge adds, and how many it replaces by newer revisions."""

    new: Contents
    changed: Contents


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
    """Stands for a session whose steps or scores have come without it: revision 0, so that any other replaces it.

    It is deleted, and `read` leaves it out.
    """
    return SessionRow(
        session_id, EPOCH, None, routine="", settings="", planned_s=0.0, active_s=0.0, position=0, state="stopped",
        reason="", note="", deleted=True, revision=0, changed_at=EPOCH,
    )  # fmt: skip


def merge(store: Store, rows: Rows) -> Merged:
    """Merge the rows; only within `Store.change`."""
    counts = [_merge_kind(store.connection, kind, of) for kind, of in zip(KINDS, rows.kinds(), strict=True)]
    parents = {step.session_id for step in rows.steps} | {score.session_id for score in rows.scores}
    missing = parents - {session.id for session in rows.sessions}
    store.connection.executemany(
        f"{SessionRow.insertion()} ON CONFLICT (id) DO NOTHING",
        [_placeholder(parent).values() for parent in missing if parent],
    )
    new, changed = zip(*counts, strict=True)
    return Merged(Contents(*new[:3]), Contents(*changed[:3]))


def _merge_kind(connection: sqlite3.Connection, kind: type[JournalRow], rows: Sequence[JournalRow]) -> tuple[int, int]:
    """How many rows were added, and how many replaced."""
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
