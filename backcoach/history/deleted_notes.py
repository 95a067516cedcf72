"""Notes of deleted entries: blanked once undo is over, and blank whenever they leave this journal."""

from datetime import timedelta

import msgspec

from backcoach.clock import Clock
from backcoach.history.rows import R
from backcoach.history.store import NEXT_REVISION, NotKept, Store
from backcoach.history.timestamps import in_us

UNDO_LASTS = timedelta(hours=1)
"""So long after a deletion its note is kept, so that an undo brings it back."""


def blank_deleted_notes(store: Store, clock: Clock) -> None:
    """Blank the notes of entries that were deleted longer ago; the deletion itself stays, and so do backups."""
    now, lasts = in_us(clock.now()), UNDO_LASTS // timedelta(microseconds=1)
    condition = "deleted = 1 AND note != '' AND changed_us NOT BETWEEN ? AND ?"
    for table in ("session", "score"):
        try:
            if store.rows(f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1", now - lasts, now + lasts):
                with store.change():
                    store.connection.execute(
                        f"UPDATE {table} SET note = '', revision = {NEXT_REVISION}, changed_us = ? WHERE {condition}",
                        (now, now - lasts, now + lasts),
                    )
        except NotKept:
            return  # it is tried again at the next start


def without_deleted_note(row: R) -> R:
    """A row as it leaves the journal: what was deleted has no note."""
    is_deleted: bool = getattr(row, "deleted", False)
    note: str = getattr(row, "note", "")
    return msgspec.structs.replace(row, note="") if is_deleted and note else row
