"""The journal of one data folder: opened, written to, tried again, backed up, restored, erased."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from backcoach.app.events import Event
from backcoach.app.places import is_remembered
from backcoach.clock import Clock
from backcoach.outside import BackgroundThread, real_path, wait_for
from backcoach.problem import Problem
from backcoach.words import Words

if TYPE_CHECKING:
    from threading import Thread

    from backcoach.history.backups import Backups
    from backcoach.history.erase import Erased
    from backcoach.history.journal import Journal
    from backcoach.history.records import Pending, SessionRecord

T = TypeVar("T")
BACKUP_S = 30.0
"""Seconds that closing waits for the daily backup."""
RETRY_S = 30
"""Seconds between two attempts to write what the journal could not take."""


class JournalService:
    """Owns the journal. What goes wrong is reported in a sentence by `said`; the program goes on, if need be without
    writing.

    The thread of the daily backup may emit `said`; listeners have to pass it on to the window's thread.
    """

    def __init__(self, folder: Path, cache: Path, clock: Clock, words: Words) -> None:
        self.words = words
        self._folder = folder
        self._cache = cache
        shared = Path(tempfile.gettempdir())
        # Whichever path leads to the data folder, it is the same folder.
        names = dict.fromkeys(map(_pending_name, (real_path(folder), folder)))
        self._pending_folders = (cache / "spill", *(shared / name for name in names))
        self._clock = clock
        self.words = words
        self._backup_thread: Thread | None = None
        self._waiting = False
        self._told_aside = 0
        self.said = Event[str]()
        self.changed = Event[()]()
        """Scores or sessions were added, changed or removed."""
        self.replaced = Event["Journal"]()
        """Another journal is in use: it was opened, restored or begun anew."""
        self.waiting_changed = Event[bool]()
        """Whether writes are pending; call `retry` every RETRY_S seconds while there are any."""
        self.current: Journal | None = None
        """None before `open`."""
        self.backup: Path | None = None
        """The newest good backup, if the journal was damaged or lost."""
        self.unusable = ""
        """Why the folder cannot be used, so that entries are only held in memory; empty when all is well."""
        self.leave_sessions = False
        """Whether to leave alone a session that looks interrupted.

        So if another computer may have the folder open and be playing it, or if the journal cannot be written.
        """

    def open(self) -> list[str]:
        """Open the journal, or what can be read of one that cannot be written; returns what to tell the user."""
        from backcoach.history.snapshot import remove_abandoned

        remove_abandoned()
        return self._open(may_begin=not is_remembered(self._folder))

    @contextmanager
    def writing(self) -> Iterator[Journal]:
        """The journal for one command, closed afterwards. Raises Problem if it cannot be written."""
        from backcoach.history.journal import Journal

        opened = Journal.open(self._folder, self._clock, may_begin=not is_remembered(self._folder))
        if opened.set_aside:
            words = self.words.gettext(
                "The journal was damaged and was put aside as {file}; open the window to restore a backup.",
                file=opened.set_aside,
            )
            self.said.emit(words)
        with closing(opened.journal):
            yield opened.journal

    @contextmanager
    def reading(self) -> Iterator[Journal]:
        """The journal for one command, or what can be read of it if it cannot be written. Raises Problem if nothing can
        be read."""
        from backcoach.history.journal import Journal

        try:
            journal = Journal.open(self._folder, self._clock, may_begin=not is_remembered(self._folder)).journal
        except Problem as problem:
            journal = Journal.stand_in(self._folder, self._clock, problem)
            if journal.contents().is_empty:
                journal.close()
                raise
            self.said.emit(problem.said(self.words))
        with closing(journal):
            yield journal

    def write(self, write: Callable[[Journal], T]) -> T | None:
        """Write to the journal, or read from it. None if it is not open or if that fails, which is then reported.

        An unexpected exception goes to `sys.excepthook`, so that a session can go on.
        """
        if self.current is None:
            return None
        try:
            return write(self.current)
        except Problem as problem:
            self.said.emit(problem.said(self.words))
        except Exception as fault:
            report_fault(fault)
        return None

    def what_is_kept(self) -> str:
        """A sentence for after a fault in the program: which entries are in the journal, and which are pending."""
        pending = self.current.pending if self.current else None
        if self.current is None:
            return self.words.gettext("Your journal is not open.")
        if pending is None:
            return self.words.gettext("What is in your journal is kept; look whether your last entry is there.")
        if pending.on_disk:
            return self.words.gettext(
                "Entries waiting for the journal: {number}, kept in a file.", number=pending.number
            )
        return self.words.gettext(
            "Entries waiting for the journal: {number}, in memory only; they are lost when BackCoach is closed.",
            number=pending.number,
        )

    def retry(self) -> None:
        """Try again to carry out pending writes."""
        if self.current is not None:
            self.current.retry()

    def take_daily_backup(self) -> None:
        """Make a verified copy of the journal once a day, in a thread of its own."""
        if self.current and self.current.backups:
            back_up = partial(self._back_up, self.current.backups)
            self._backup_thread = BackgroundThread(back_up, "daily backup", is_work=True)
            self._backup_thread.start()

    def restore_backup(self) -> None:
        """Merge what the newest good backup holds into the journal."""
        if self.backup:
            backup = self.backup
            self.write(lambda journal: journal.transfer.bring_in(backup))
            self.changed.emit()

    def unfinished(self) -> SessionRecord | None:
        """The interrupted session that can be continued; None while `leave_sessions`."""
        return None if self.leave_sessions else self.write(lambda journal: journal.sessions.unfinished())

    def settle_session(self, session: SessionRecord, answer: str) -> None:
        """Keep an unfinished session as a stopped one ("keep") or delete it ("discard"); "later" leaves it as it is."""
        if answer == "keep":
            self.write(lambda journal: journal.sessions.end_unfinished(session.id))
        elif answer == "discard":
            self.write(lambda journal: journal.sessions.delete(session.id))
        self.changed.emit()

    def copy_to(self, folder: Path) -> None:
        """Merge everything into the journal of another folder. Raises Problem if that folder cannot be used either."""
        from backcoach.history.journal import Journal

        there = Journal.open(folder, self._clock).journal
        try:
            if self.current is not None:
                there.transfer.take_in(self.current.transfer.rows())
        finally:
            there.close()

    def delete_everything(self) -> Erased:
        """Delete the journal, its backups and the caches, and begin a new journal; returns what was removed and what
        stays.

        Raises Problem naming what could not be deleted.
        """
        try:
            return self.erase()
        finally:
            for sentence in self._open(may_begin=True):
                self.said.emit(sentence)

    def erase(self) -> Erased:
        """Close and delete the journal, its backups and the caches.

        Raises Problem naming what could not be deleted, and InUse while another computer writes in the folder.
        """
        from backcoach.history.erase import erase
        from backcoach.history.lock import claim, this_machine

        if not wait_for(self._backup_thread, BACKUP_S):  # Otherwise the running backup would copy deleted data.
            raise Problem("Today's backup is still being made; wait a moment and try again.")
        self.close()
        self._waiting = False
        if lock := claim(self._folder, this_machine()):
            lock.close()
        return erase(self._folder, pending_folders=self._pending_folders, caches=[self._cache])

    def close(self) -> None:
        """Close the journal; pending writes stay in their file for the next start."""
        wait_for(self._backup_thread, BACKUP_S)
        self.waiting_changed.emit(False)
        if self.current is not None:
            self.current.close()

    def _open(self, *, may_begin: bool) -> list[str]:
        from backcoach.history.journal import Journal

        try:
            opened = Journal.open(
                self._folder, self._clock, pending_folders=self._pending_folders, tell=self._tell, may_begin=may_begin
            )
        except Problem as problem:
            return self._open_read_only(problem)
        self.backup, self.unusable = (None if opened.log_was_cut else opened.backup), ""
        self._use(opened.journal)
        if opened.log_was_cut:
            words = self.words.gettext(
                "The log of the journal is missing or was cut short, which BackCoach does not do by itself."
            )
            words += " " + self.words.gettext(
                "What was entered after the last session may be lost; compare with your last backup."
            )
            return [words, *self._ahead(opened.journal)]
        if opened.set_aside is None:
            return self._ahead(opened.journal)
        saved = opened.salvaged.sessions + opened.salvaged.steps + opened.salvaged.scores
        words = self.words.ngettext(
            "The journal was damaged and was put aside as {file}; {count} entry could be saved from it.",
            "The journal was damaged and was put aside as {file}; {count} entries could be saved from it.",
            saved,
            file=opened.set_aside,
        )
        return [words]

    def _ahead(self, journal: Journal) -> list[str]:
        """A sentence about scores with a date in the future."""
        try:
            ahead = journal.scores.ahead()
        except Problem:
            return []
        if not ahead:
            return []
        words = self.words.ngettext(
            "{count} of your scores has a date in the future, such as {day}; choose it in the table of the history "
            "and press Enter to correct its date.",
            "{count} of your scores have a date in the future, such as {day}; choose one in the table of the history "
            "and press Enter to correct its date.",
            len(ahead),
            day=ahead[0].at.date().isoformat(),
        )
        return [words]

    def _open_read_only(self, problem: Problem) -> list[str]:
        """Show what can be read. Entries are held, unless another program or a newer version owns the file."""
        from backcoach.history.damage import TooNew
        from backcoach.history.journal import Journal
        from backcoach.history.lock import InUse

        read_only = isinstance(problem, TooNew | InUse)
        folders = () if read_only else self._pending_folders
        self._use(Journal.stand_in(self._folder, self._clock, problem, pending_folders=folders, tell=self._tell))
        if read_only:
            self.leave_sessions = True
            meanwhile = self.words.gettext("You can look at your history meanwhile, but nothing is written.")
            return [f"{problem.said(self.words)} {meanwhile}"]
        held = self.words.gettext("What you do is held, and goes to a folder that you choose.")
        self.unusable = f"{self._why(problem)} {held}"
        return []

    def _why(self, problem: Problem) -> str:
        cause = problem.__cause__
        if not isinstance(cause, OSError):
            return problem.said(self.words)
        return self.words.gettext(
            "BackCoach cannot write to {folder} ({reason}).", folder=self._folder, reason=cause.strerror
        )

    def _use(self, journal: Journal) -> None:
        self.current = journal
        self.replaced.emit(journal)

    def _back_up(self, backups: Backups) -> None:
        try:
            backups.take_daily()
        except (Problem, OSError) as error:
            self.said.emit(self.words.gettext("Today's backup could not be made: {error}", error=error))
        except Exception as fault:
            self.said.emit(self.words.gettext("Today's backup could not be made: {kind}", kind=type(fault).__name__))
            report_fault(fault)

    def _written(self) -> str:
        """A sentence for when nothing is pending any more; it names what the journal refused."""
        refused = self.current.set_aside - self._told_aside if self.current else 0
        if not refused:
            return self.words.gettext("All that waited is in the journal now.")
        self._told_aside += refused
        return self.words.ngettext(
            "{count} of the entries that waited cannot be put into the journal; it is in {file}.",
            "{count} of the entries that waited cannot be put into the journal; they are in {file}.",
            refused,
            file=self._folder / "not-in-the-journal.jsonl",
        )

    def _tell(self, pending: Pending | None) -> None:
        """The journal reports what it holds in memory, or None once everything is written."""
        was_waiting, self._waiting = self._waiting, pending is not None
        self.waiting_changed.emit(pending is not None and not self.unusable)
        if pending is None:
            if was_waiting:
                self.said.emit(self._written())
        elif self.unusable:
            if not pending.on_disk:
                self.said.emit(
                    self.words.gettext("What is pending is in memory only: it is lost when BackCoach is closed.")
                )
        elif not was_waiting:
            in_file = self.words.gettext("It waits in a file; BackCoach tries again automatically.")
            in_memory = self.words.gettext("It waits in memory; BackCoach tries again automatically.")
            why = self.words.text_of(pending.why)
            self.said.emit(f"{why} {in_file if pending.on_disk else in_memory}")


def report_fault(fault: Exception) -> None:
    """Pass an exception to the handler of uncaught exceptions, and go on."""
    sys.excepthook(type(fault), fault, fault.__traceback__)


def _pending_name(folder: Path) -> str:
    """A name for the temporary folder, which all users share: no other user and no other data folder has the same."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    return f"backcoach-{user}-{crc32(str(folder).encode(errors='surrogateescape')):08x}"
