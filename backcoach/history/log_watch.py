"""Notices that SQLite's write-ahead log went missing or was cut while the journal was not open.

SQLite takes such a journal for whole: it is as it was at the last checkpoint. Beside it a small file says how long the
log was after the last change; it is removed when the journal is closed and the log with it.
"""

import os
from contextlib import suppress
from pathlib import Path

from backcoach.history.private import make_private
from backcoach.outside import open_fd, read_regular

_DIGITS = 20


class LogWatch:
    """The record for one journal file; None watches nothing. What cannot be read or written is as if it were not."""

    def __init__(self, journal: Path | None) -> None:
        self._log = journal.with_name(journal.name + "-wal") if journal else None
        self._record = journal.with_name(journal.name + "-log") if journal else None
        self._known = -1

    def changed(self) -> None:
        """Record how long the log is, after a change."""
        if self._log is None or self._record is None:
            return
        with suppress(OSError):
            size = self._log.stat().st_size
            if size != self._known:
                descriptor = open_fd(self._record, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0))
                try:
                    if self._known < 0:
                        make_private(self._record)
                    os.write(descriptor, f"{size:{_DIGITS}}\n".encode())
                finally:
                    os.close(descriptor)
                self._known = size

    def closed(self) -> None:
        """Remove the record if the log is gone, as it is when the last program has closed the journal."""
        if self._log is None or self._record is None:
            return
        with suppress(OSError):
            if not self._log.exists():
                self._record.unlink(missing_ok=True)

    def is_cut(self) -> bool:
        """Whether the log is missing or shorter than recorded; to be asked before the journal is opened."""
        if self._log is None or self._record is None:
            return False
        try:
            recorded = int(read_regular(self._record, 100))
        except (OSError, ValueError):
            return False
        size = self._log.stat().st_size if self._log.exists() else 0
        return size < recorded
