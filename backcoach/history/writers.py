"""Nothing is lost: a write that the journal cannot take waits, in a file if a disk takes it, until the journal can."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress

import msgspec

from backcoach.history.pending import PendingFile, PendingWrite
from backcoach.history.records import Pending
from backcoach.history.store import NotKept, Store
from backcoach.history.writes import Write, new_id
from backcoach.problem import Problem
from backcoach.words import Message

TAKEN = "taken:"
"""The prefix under which the table `local` remembers the pending writes that were carried out."""

_SENSELESS = (Problem, sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, OverflowError)
"""Errors of a write itself, which would come again at every try."""

Tell = Callable[[Pending | None], object]
"""Called with what is pending whenever that changes; None when everything is in the journal."""


class Writer:
    """Carries out each write at once; raises NotKept for one that the journal cannot take."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def pending(self) -> Pending | None:
        """What waits to be written; None if all is in the journal."""
        return None

    def carry_out(self, write: Write) -> None:
        """Write to the journal."""
        with self._store.change():
            write.apply(self._store)

    @property
    def set_aside(self) -> int:
        """How many writes the journal will never take; they are in a readable file beside it."""
        return 0

    def retry(self) -> Pending | None:
        """Try again to write what is pending; what is still pending afterwards."""
        return None


class RefusingWriter(Writer):
    """For a journal that can only be read: raises NotKept with the sentence `why` for each write."""

    def __init__(self, store: Store, why: str) -> None:
        super().__init__(store)
        self._why = why

    def carry_out(self, write: Write) -> None:
        """Raise NotKept."""
        raise NotKept("{reason}", reason=self._why)


def _unforeseen(error: Exception) -> Message:
    return Message(
        "The journal could not be written because of a mistake in BackCoach ({kind}).", kind=type(error).__name__
    )


class RetryingWriter(Writer):
    """Puts off what the journal cannot take, and tries it again before each write and when asked to."""

    def __init__(self, store: Store, file: PendingFile, tell: Tell) -> None:
        super().__init__(store)
        self._file = file
        self._tell = tell
        found = file.found()
        self._waiting = found.writes
        self._refused = found.unreadable
        self._pending: Pending | None = None
        self._set_aside = 0

    @property
    def pending(self) -> Pending | None:
        """What waits to be written, and why; None if all is in the journal."""
        return self._pending

    @property
    def set_aside(self) -> int:
        """How many writes of this run the journal will never take; they are in a readable file beside it."""
        return self._set_aside

    def carry_out(self, write: Write) -> None:
        """Write to the journal, or put the write off, whatever went wrong.

        Raises Problem only for a write that can never make sense, such as a correction of an entry that is gone.
        """
        pending = self.retry()
        if pending:
            self._put_off(write, pending.why)
            return
        try:
            super().carry_out(write)
        except NotKept as error:
            self._put_off(write, error.sentence)
        except Problem:
            raise
        except Exception as error:  # unforeseen, so all the more to be held
            self._put_off(write, _unforeseen(error))

    def _put_off(self, write: Write, why: str) -> None:
        last = self._waiting[-1].number if self._waiting else 0
        waiting = PendingWrite(last + 1, new_id(), write)
        self._waiting.append(waiting)
        on_disk = self._is_on_disk(waiting) and (self._pending is None or self._pending.on_disk)
        self._report(Pending(len(self._waiting), why, on_disk))

    def _is_on_disk(self, waiting: PendingWrite) -> bool:
        try:
            return self._file.append(waiting)
        except Exception:  # it stays in memory, and that is what is said
            return False

    def _report(self, pending: Pending | None) -> None:
        if pending != self._pending:
            self._pending = pending
            self._tell(pending)

    def retry(self) -> Pending | None:
        """Carry out what is pending, in its order; what is still pending afterwards."""
        if self._waiting or self._refused:
            self._carry_out_all()
        return self._pending

    def _carry_out_all(self) -> None:
        try:
            while self._waiting:
                self._carry_out_or_refuse(self._waiting[0])
                del self._waiting[0]
        except Exception as error:  # what is unforeseen waits like what is not
            why = error.sentence if isinstance(error, NotKept) else _unforeseen(error)
            self._report(Pending(len(self._waiting), why, self._pending is None or self._pending.on_disk))
        else:
            self._clear()
            self._report(None)

    def _carry_out_or_refuse(self, waiting: PendingWrite) -> None:
        try:
            with self._store.change():
                self._carry_out_once(waiting)
        except NotKept:
            raise
        except _SENSELESS:
            # It refers to entries that this journal does not have; it goes to a file that can still be read.
            self._refused.append(msgspec.json.encode(waiting))
            self._set_aside += 1

    def _carry_out_once(self, waiting: PendingWrite) -> None:
        taken = TAKEN + waiting.id
        if not self._store.rows("SELECT 1 FROM local WHERE id = ?", taken):
            self._store.connection.execute("INSERT INTO local VALUES (?, '')", (taken,))
            waiting.write.apply(self._store)

    def _clear(self) -> None:
        """Remove the file. While it cannot be removed, the journal remembers which of its writes it has taken."""
        if self._file.put_aside(self._refused) and self._file.clear():
            self._refused.clear()
            with suppress(NotKept), self._store.change():
                self._store.connection.execute("DELETE FROM local WHERE id GLOB ?", (TAKEN + "*",))


class StandInWriter(RetryingWriter):
    """Writes to a journal in memory, and keeps each write pending for the one that could not be opened (`why`)."""

    def __init__(self, store: Store, file: PendingFile, tell: Tell, why: str) -> None:
        super().__init__(store, file, tell)
        self._why = why
        for waiting in self._waiting:  # an earlier run's pending writes belong to the history, too
            with suppress(Exception), store.change():
                self._carry_out_once(waiting)

    def carry_out(self, write: Write) -> None:
        """Write to the journal in memory, and put the write off."""
        try:
            Writer.carry_out(self, write)
        except Exception as error:  # the copy in memory is only to look at; the write itself is held
            if isinstance(error, Problem) and not isinstance(error, NotKept):
                raise
        self._put_off(write, self._why)

    def retry(self) -> Pending | None:
        """Try nothing: pending writes wait until the journal itself is opened."""
        return self._pending
