"""The part of the journal that takes in and gives out: backups, other journals, what a damaged file still held."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.clock import Clock
from backcoach.history.backups import Backups, copy
from backcoach.history.damage import Damaged
from backcoach.history.keeper import Keeper
from backcoach.history.migrations import all_scripts
from backcoach.history.opening import nothing, prepare
from backcoach.history.records import RestorePreview
from backcoach.history.shelf import Shelf
from backcoach.history.store import Store, in_words
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.exchange.export import Format
    from backcoach.history.exchange.source import Tick
    from backcoach.history.imports import Imports
    from backcoach.history.merge import Merged
    from backcoach.history.rows import Rows
    from backcoach.history.sync.folder import Synced


class Moves(Shelf):
    """Taking in and giving out; `backups` is None for a journal in memory."""

    def __init__(self, store: Store, clock: Clock, keeper: Keeper, backups: Backups | None) -> None:
        super().__init__(store, clock, keeper)
        self.backups = backups

    def restore(self, backup: Path) -> Path:
        """Replace all by what a backup holds, and hand back a backup of what was there before, for an undo."""
        backups = self.own_backups()
        self._look_at(backup)
        from backcoach.history.comparing import in_memory

        # SQLite may find a page sound and still not read it: first there, where nothing is lost.
        with _as_backup(backup):
            source = in_memory(backup)
        with closing(source):
            undo = backups.take("before-restore")
            with in_words(self._store.path):
                copy(source, self._store.connection, self._store.path or backup)
                prepare(self._store.connection, all_scripts(), nothing)
        return undo

    def preview_restore(self, backup: Path) -> RestorePreview:
        """What `restore` would do; nothing is changed."""
        self._look_at(backup)
        from backcoach.history.comparing import restore_preview

        with _as_backup(backup):
            return restore_preview(backup, self._store.connection)

    def bring_in(self, backup: Path) -> "Merged":
        """Add what a backup holds to what is here, and take nothing away: for a journal that began again."""
        self._look_at(backup)
        from backcoach.history.comparing import rows_of_backup

        with _as_backup(backup):
            return self.take_in(rows_of_backup(backup))

    def preview_of(self, rows: "Rows") -> "Merged":
        """What `take_in` would bring; nothing is changed."""
        from backcoach.history.merge import preview

        return preview(self._store, rows)

    def take_in(self, rows: "Rows", file: str = "") -> "Merged":
        """Merge rows of another journal, all or nothing, after a backup; doing it again changes nothing."""
        return self.imports.merge(rows, file)

    @property
    def imports(self) -> "Imports":
        """What was taken in from files."""
        from backcoach.history.imports import Imports

        return Imports(self._store, self._clock, self.backups)

    def rows(self) -> "Rows":
        """All that is here, for another journal to take in."""
        from backcoach.history.merge import read
        from backcoach.history.rows import gather

        return gather(partial(read, self._store.connection))

    def export(
        self, path: Path, form: "Format", *, first: date | None = None, last: date | None = None,
        passphrase: str | None = None, tick: "Tick | None" = None,
    ) -> None:  # fmt: skip
        """Write all, or some local days, into a file, or nothing: a Problem if it cannot be written.

        `tick` hears how many rows are done of how many; what it raises cancels the export and comes through.
        """
        from backcoach.history.exchange.export import export, unheard
        from backcoach.history.exchange.source import Days

        export(self._store.connection, path, form, days=Days(first, last), passphrase=passphrase, tick=tick or unheard)

    def sync(self, folder: Path) -> "Synced":
        """Exchange what is new with other machines through a folder that something else carries; a Problem if not."""
        from backcoach.history.sync.folder import SyncFolder

        return SyncFolder(self._store, folder).pass_over(self._now()[0])

    def own_backups(self) -> Backups:
        """The backups; a Problem for a journal in memory, which has none."""
        if not self.backups:
            raise Problem("This journal is only in memory; choose a folder that can be written before restoring.")
        return self.backups

    def _look_at(self, backup: Path) -> None:
        """Raise a Problem for what is not a whole backup."""
        backups = self.own_backups()
        with _as_backup(backup), in_words(backup):
            backups.contents(backup)


@contextmanager
def _as_backup(backup: Path) -> Iterator[None]:
    """Raise a Problem where what is read there turns out to be none of ours, even if SQLite finds each page sound."""
    try:
        yield
    except (Damaged, OSError, sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise Problem(f"{backup} is not a whole backup; choose another one.") from error
