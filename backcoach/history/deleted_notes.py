"""Notes of deleted entries: blanked once undo is over, and blank whenever they leave this journal."""

from datetime import timedelta

import msgspec

from backcoach.clock import Clock
from backcoach.history.rows import R
from backcoach.history.store import NEXT_REVISION, NotKept, Store
from backcoach.history.timestamps import in_us

UNDO_LASTS = timedelta(hours=1)
"""How long the note of a deleted entry is kept, so that an undo brings it back."""


def blank_deleted_notes(store: Store, clock: Clock) -> None:
    """Blank the notes of entries that were deleted longer ago; the deletion itself stays, and so do backups."""
    now, lasts = in_us(clock.now()), UNDO_LASTS // timedelta(microseconds=1)
    for table in ("session", "score"):
        try:
            _blank(store, table, now, now - lasts, now + lasts)
        except NotKept:
            return  # it is tried again at the next start


def _blank(store: Store, table: str, now: int, after: int, before: int) -> None:
    """Blank the notes of one table, and the notes that an import keeps for undo: deleted notes are not restored."""
    gone = "deleted = 1 AND changed_us NOT BETWEEN ? AND ?"
    noted = f"{gone} AND note != ''"
    kept = f"kind = '{table}' AND json_extract(was, '$.note') != '' AND id IN (SELECT id FROM {table} WHERE {gone})"
    found = f"SELECT 1 FROM {table} WHERE {noted} UNION ALL SELECT 1 FROM batch_entry WHERE {kept} LIMIT 1"
    if not store.rows(found, after, before, after, before):
        return
    with store.change():
        execute = store.connection.execute
        execute(f"UPDATE batch_entry SET was = json_set(was, '$.note', '') WHERE {kept}", (after, before))
        changes = f"note = '', revision = {NEXT_REVISION}, changed_us = ?"
        execute(f"UPDATE {table} SET {changes} WHERE {noted}", (now, after, before))


def without_deleted_note(row: R) -> R:
    """A row as it leaves the journal: a deleted one has no note."""
    is_deleted: bool = getattr(row, "deleted", False)
    note: str = getattr(row, "note", "")
    return msgspec.structs.replace(row, note="") if is_deleted and note else row
