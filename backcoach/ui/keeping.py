"""Keeps the journal going: opens it, tells what was wrong, and tries again what could not be written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QObject, QTimer, Signal

from backcoach.app.places import is_remembered
from backcoach.clock import Clock
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.records import Pending

RETRY_MS = 30_000
"""Between two tries to write what the journal could not take; the timer runs only while something waits."""


class Keeping(QObject):
    """The journal of one folder; `said` tells what could not be written and when it was after all."""

    said = Signal(str)

    def __init__(self, folder: Path, cache: Path, clock: Clock) -> None:
        super().__init__()
        self._folder = folder
        self._cache = cache
        self._spill = (cache / "spill", Path(tempfile.gettempdir()) / _own_name(folder))
        self._clock = clock
        self._waiting = False
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        self.journal: Journal | None = None
        self.backup: Path | None = None
        """The newest good backup, where the journal was damaged or lost."""
        self.homeless = ""
        """Why the folder cannot be used, so that what is done is only held; empty when all is well."""

    def open(self) -> list[str]:
        """Open the journal, or what can be read of it beside it; what there is to say about that."""
        return self._open(may_begin=not is_remembered(self._folder))

    def _open(self, *, may_begin: bool) -> list[str]:
        from backcoach.history.journal import Journal

        try:
            opened = Journal.open(
                self._folder, self._clock, pending_folders=self._spill, tell=self._tell, may_begin=may_begin
            )
        except Problem as problem:
            return self._open_beside(problem)
        self.journal, self.backup, self.homeless = opened.journal, opened.backup, ""
        if opened.set_aside is None:
            return []
        words = self.tr("The journal was damaged and was put aside as {}; {} entries could be saved from it.")
        saved = opened.salvaged.sessions + opened.salvaged.steps + opened.salvaged.scores
        return [words.format(opened.set_aside, saved)]

    def _open_beside(self, problem: Problem) -> list[str]:
        from backcoach.history.damage import TooNew
        from backcoach.history.journal import Journal
        from backcoach.history.lock import InUse

        read_only = isinstance(problem, TooNew | InUse)
        spill = () if read_only else self._spill
        self.journal = Journal.stand_in(self._folder, self._clock, problem, pending_folders=spill, tell=self._tell)
        if read_only:
            return [f"{problem} {self.tr('You can look at your history meanwhile, but nothing is written.')}"]
        why = self.tr("BackCoach cannot write to {} ({}).")
        cause = problem.__cause__
        said = why.format(self._folder, cause.strerror) if isinstance(cause, OSError) else str(problem)
        self.homeless = f"{said} {self.tr('What you do is held meanwhile, and goes to a folder that you choose.')}"
        return []

    def copy_to(self, folder: Path) -> None:
        """Bring all that is here into the journal of another folder; a Problem when that cannot be used either."""
        from backcoach.history.journal import Journal

        there = Journal.open(folder, self._clock).journal
        try:
            if self.journal is not None:
                there.transfer.take_in(self.journal.transfer.rows())
        finally:
            there.close()

    def delete_everything(self) -> list[str]:
        """Delete the journal and all that is left of it, and begin a new one; what there is to say about that.

        A Problem names what could not be removed.
        """
        from backcoach.history.erase import erase

        self.close()
        self._waiting = False
        try:
            erase(self._folder, pending_folders=self._spill, caches=[self._cache])
        finally:
            said = self._open(may_begin=True)
        return said

    def close(self) -> None:
        """Let go of the journal; what still waits stays in its file for the next start."""
        self._retry.stop()
        if self.journal is not None:
            self.journal.close()

    def _tell(self, held: Pending | None) -> None:
        if held is None:
            self._retry.stop()
            if self._waiting:
                self.said.emit(self.tr("All that waited is in the journal now."))
        elif self.homeless:
            if not held.on_disk:
                self.said.emit(self.tr("What is held is in memory only: it is lost when BackCoach is closed."))
        else:
            self._retry.start()
            if not self._waiting:
                place = self.tr("It waits in a file") if held.on_disk else self.tr("It waits in memory")
                self.said.emit(f"{held.why} {place}{self.tr(', and is tried again by itself.')}")
        self._waiting = held is not None

    def _try_again(self) -> None:
        if self.journal is not None:
            self.journal.retry()


def _own_name(folder: Path) -> str:
    """A name that neither another user nor another data folder has, for a place that all users share."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    return f"backcoach-{user}-{crc32(str(folder).encode(errors='surrogateescape')):08x}"
