"""The journal: every step, score and "that hurt" is on the disk when the call that records it returns."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import msgspec

from backcoach.clock import Clock
from backcoach.history.backups import Backups, contents_of
from backcoach.history.damage import TooNew
from backcoach.history.deleted_notes import blank_deleted_notes
from backcoach.history.facts import Facts
from backcoach.history.lock import Machine, claim, this_machine
from backcoach.history.log_watch import LogWatch
from backcoach.history.migrations import all_scripts, version_of
from backcoach.history.opening import FILE_NAME, nothing, open_store, prepare
from backcoach.history.paper import PaperDays
from backcoach.history.pending import PendingFile
from backcoach.history.private import make_folder
from backcoach.history.records import Contents, Pending
from backcoach.history.scores import Scores
from backcoach.history.sessions import Sessions
from backcoach.history.store import Store, connect
from backcoach.history.tables import Row, Value
from backcoach.history.transfer import Transfer
from backcoach.history.writers import RefusingWriter, RetryingWriter, StandInWriter, Tell, Writer
from backcoach.problem import Problem


def _untold(_pending: Pending | None) -> None:
    """Does nothing: for callers that do not ask about pending writes."""


class Opened(msgspec.Struct, frozen=True):
    """An open journal.

    `set_aside` is where a damaged journal was put, `backup` the newest good backup if this journal is new. `salvaged`
    is what was read out of the damaged one.
    """

    journal: "Journal"
    set_aside: Path | None
    backup: Path | None
    salvaged: Contents = Contents(0, 0, 0)
    log_was_cut: bool = False
    """Whether the write-ahead log went missing: entries since the last session may be lost."""


class Journal:
    """One journal, for one thread; `backups` is None for a journal in memory."""

    def __init__(
        self, store: Store, clock: Clock, writer: Writer, backups: Backups | None = None,
        lock: sqlite3.Connection | None = None,
    ) -> None:  # fmt: skip
        self._store = store
        self._writer = writer
        self._lock = lock
        self.backups = backups
        self.sessions = Sessions(store, writer, clock)
        self.scores = Scores(store, writer, clock)
        self.paper = PaperDays(self.sessions, self.scores, writer, clock)
        self.facts = Facts(store, writer, clock)
        self.transfer = Transfer(store, backups, clock)

    @classmethod
    def open(
        cls, folder: Path, clock: Clock, *, every_page: bool = False, pending_folders: Sequence[Path] = (),
        tell: Tell = _untold, machine: Machine | None = None, may_begin: bool = True,
    ) -> Opened:  # fmt: skip
        """The journal of a folder, made if there is none. Raises TooNew, InUse, or Problem if the folder is unusable.

        Without `may_begin`, a folder that holds neither a journal nor backups raises Problem, and nothing is made: the
        caller knows that there was one, so its drive is probably not connected.

        A write that fails later waits in a file in one of `pending_folders`, and `tell` is told; without such folders
        it raises NotKept instead.
        """
        scripts = all_scripts()
        path = folder / FILE_NAME
        backups = Backups(path, len(scripts), clock)
        if not (may_begin or path.exists() or backups.folder.exists()):
            raise Problem(
                "The journal in {folder} is not there; connect its drive and start again, or choose another folder.",
                folder=folder,
            )
        make_folder(folder)
        lock, log_was_cut = claim(folder, machine or this_machine()), LogWatch(path).is_cut()
        try:
            store, is_new, set_aside = open_store(
                path, scripts, clock, lambda: backups.take("before-migration"), every_page=every_page
            )
        except BaseException:
            _release(lock)
            raise
        salvaged = _salvaged(store, set_aside, scripts)
        writer = RetryingWriter(store, PendingFile(path, pending_folders), tell) if pending_folders else Writer(store)
        writer.retry()
        journal = cls(store, clock, writer, backups, lock)
        blank_deleted_notes(store, clock)
        backup = backups.newest_good() if is_new or log_was_cut else None
        return Opened(journal, set_aside, backup, salvaged, log_was_cut=log_was_cut and set_aside is None)

    @classmethod
    def in_memory(cls, clock: Clock) -> Self:
        """A journal that is gone when the program ends."""
        connection = connect(":memory:")
        prepare(connection, all_scripts(), nothing)
        store = Store(connection, None)
        return cls(store, clock, Writer(store))

    @classmethod
    def stand_in(
        cls, folder: Path, clock: Clock, why: Problem, *, pending_folders: Sequence[Path] = (), tell: Tell = _untold
    ) -> Self:
        """In place of a journal that `open` refused (`why`): what can be read of it, in memory, to look at and export.

        Writes wait in `pending_folders` until `open` succeeds. Without such folders, and for a journal of a newer
        version, writing raises NotKept with the sentence of `why`.
        """
        from backcoach.history.snapshot import load

        connection, path = connect(":memory:"), folder / FILE_NAME
        if not load(path, connection):
            connection.close()
            connection = connect(":memory:")
        scripts = all_scripts()
        if version_of(connection) > len(scripts):
            connection.execute("PRAGMA query_only = ON")
        else:
            prepare(connection, scripts, nothing)
        store = Store(connection, None)
        if isinstance(why, TooNew) or not pending_folders:
            return cls(store, clock, RefusingWriter(store, str(why)))
        return cls(store, clock, StandInWriter(store, PendingFile(path, pending_folders), tell, str(why)))

    @property
    def path(self) -> Path | None:
        """Its file; None in memory."""
        return self._store.path

    def contents(self) -> Contents:
        """How much it holds, deleted entries included, to compare with a backup."""
        return contents_of(self._store.connection)

    def close(self) -> None:
        """Close the file and release the lock on the folder."""
        self._store.close()
        _release(self._lock)

    @property
    def pending(self) -> Pending | None:
        """What could not be written yet and why; None if all is in the journal."""
        return self._writer.pending

    @property
    def set_aside(self) -> int:
        """How many writes of this run the journal refused for good; they are in a readable file beside it."""
        return self._writer.set_aside

    def retry(self) -> Pending | None:
        """Try again to write what is pending, as each write does, too; what is still pending afterwards."""
        return self._writer.retry()

    def notes(self) -> list[Row]:
        """Rows (microseconds UTC, offset in minutes, note) of all scores and sessions with a note, the oldest first."""
        # The plus signs keep SQLite from an index on `deleted`, which nearly every entry matches.
        return self._store.rows(
            "SELECT at_us, at_offset, note FROM score WHERE +deleted = 0 AND note != ''"
            " UNION ALL SELECT started_us, started_offset, note FROM session WHERE +deleted = 0 AND note != ''"
            " ORDER BY 1, 2, 3"
        )

    def query(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a query, for statistics; raises NotKept if the journal cannot be read."""
        return self._store.rows(sql, *values)


def _salvaged(store: Store, set_aside: Path | None, scripts: Sequence[str]) -> Contents:
    if set_aside is None:
        return Contents(0, 0, 0)
    from backcoach.history.salvage import salvage

    return salvage(store, set_aside, scripts)


def _release(lock: sqlite3.Connection | None) -> None:
    """Release the lock on a folder."""
    if lock:
        lock.close()
