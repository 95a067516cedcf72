"""The journal as a whole: restored from a backup, merged with others, exported, synchronised."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from backcoach.clock import Clock
from backcoach.history.backups import Backups, copy
from backcoach.history.checks import UNREADABLE, stamp_now
from backcoach.history.damage import Damaged
from backcoach.history.migrations import all_scripts
from backcoach.history.opening import nothing, prepare
from backcoach.history.own_files import refuse_own
from backcoach.history.records import Contents, RestorePreview
from backcoach.history.row_checks import stored
from backcoach.history.rows import KINDS, JournalRow, R, gather
from backcoach.history.store import LONGEST_FOREIGN_VALUE, Store, connect, connect_foreign, in_words
from backcoach.history.writers import TAKEN
from backcoach.outside import TooLarge, open_regular
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.exchange.export import Format
    from backcoach.history.exchange.source import Tick
    from backcoach.history.imports import Imports
    from backcoach.history.merge import Merged
    from backcoach.history.rows import Rows
    from backcoach.history.sync.reports import Synced

LARGEST_BACKUP = 1024**3
"""Bytes; ten years of four sessions a day are about 50 MB."""


class Transfer:
    """What moves many entries at once; `backups` is None for a journal in memory."""

    def __init__(self, store: Store, backups: Backups | None, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.backups = backups

    def restore(self, backup: Path) -> Path:
        """Replace everything by the content of a backup; returns the path of a backup of what was there before, for
        undo.

        Raises Problem, with nothing changed, if the file is damaged or not a backup, or if that undo cannot be written.
        """
        backups = self.own_backups()
        self._look_at(backup)
        # A page may pass SQLite's check and still be unreadable: find out in memory, where nothing can be lost.
        with _as_backup(backup):
            source = _fresh(backup, self._store)
        with closing(source):
            undo = backups.take("before-restore")
            with in_words(self._store.path):
                copy(source, self._store.connection, self._store.path or backup)
                prepare(self._store.connection, all_scripts(), nothing)
        return undo

    def preview_restore(self, backup: Path) -> RestorePreview:
        """What `restore` would do; nothing is changed."""
        self._look_at(backup)
        with _as_backup(backup):
            return _restore_preview(backup, self._store.connection)

    def bring_in(self, backup: Path) -> "Merged":
        """Merge what a backup holds without removing anything, for a journal that was begun anew."""
        self._look_at(backup)
        with _as_backup(backup):
            return self.take_in(rows_of_backup(backup))

    def preview_of(self, rows: "Rows") -> "Merged":
        """What `take_in` would bring; nothing is changed."""
        from backcoach.history.merge import preview

        return preview(self._store, rows)

    def take_in(self, rows: "Rows", file: str = "") -> "Merged":
        """Merge rows of another journal, all or none, after a backup; a second time changes nothing."""
        return self.imports.merge(rows, file)

    @property
    def imports(self) -> "Imports":
        """The imports from files."""
        from backcoach.history.imports import Imports

        return Imports(self._store, self._clock, self.backups)

    def rows(self) -> "Rows":
        """All rows, for another journal to take in."""
        from backcoach.history.merge import read

        return gather(partial(read, self._store.connection))

    def export(
        self, path: Path, form: "Format", *, first: date | None = None, last: date | None = None,
        passphrase: str | None = None, tick: "Tick | None" = None, person: str = "",
    ) -> None:  # fmt: skip
        """Write all, or some local days, to a file; raises Problem, and writes nothing, if that is not possible.

        `tick` is called now and then with how many rows are done and how many there are; an exception that it raises
        cancels the export and is passed on. `person` is whom a health record names.
        """
        from backcoach.history.exchange.export import export, unheard
        from backcoach.history.exchange.source import DayRange

        refuse_own(path, self._store.path)
        export(
            self._store.connection, path, form, days=DayRange(first, last), passphrase=passphrase, tick=tick or unheard,
            person=person,
        )  # fmt: skip

    def sync(self, folder: Path, *, agreed: bool = False) -> "Synced":
        """Exchange what is new with other machines through a folder that another program synchronises.

        A backup is made before the first exchange with a folder, and before others change much here. Raises Problem if
        the folder cannot be used or another exchange is going on, and WouldChangeMuch if the user has to agree first.
        """
        from backcoach.history.lock import alone
        from backcoach.history.sync.folder import SyncFolder

        with alone(self._store.path):
            return SyncFolder(self._store, folder, self._back_up_before_sync).pass_over(
                stamp_now(self._clock)[0], agreed=agreed
            )

    def _back_up_before_sync(self) -> None:
        if self.backups:
            self.backups.take("before-sync")

    def own_backups(self) -> Backups:
        """The backups; raises Problem for a journal in memory, which has none."""
        if not self.backups:
            raise Problem("This journal is only in memory; choose a folder that can be written before restoring.")
        return self.backups

    def _look_at(self, backup: Path) -> None:
        """Raise Problem for a file that is damaged or not a backup."""
        backups = self.own_backups()
        with _as_backup(backup), in_words(backup):
            _open_bounded(backup)
            backups.contents(backup)


def _open_bounded(backup: Path) -> None:
    try:
        open_regular(backup, LARGEST_BACKUP).close()
    except TooLarge:
        raise Problem(
            "{backup} is larger than {megabytes:,} MB and cannot be a backup; choose another file.",
            backup=backup,
            megabytes=LARGEST_BACKUP // 1024**2,
        ) from None


@contextmanager
def _as_backup(backup: Path) -> Iterator[None]:
    """Turn every error of reading a backup into a Problem: its pages may be sound and what they hold senseless."""
    try:
        yield
    except (Damaged, OSError, sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise Problem(
            "{backup} is damaged or is not a backup of BackCoach; choose another one.", backup=backup
        ) from error


def _restore_preview(backup: Path, ours: sqlite3.Connection) -> RestorePreview:
    """What replacing our journal by a backup would do."""
    with closing(_in_memory(backup)) as whole, closing(_clean(whole)) as source:
        pairs = [(_versions(source, kind), _versions(ours, kind)) for kind in KINDS[:3]]
    return RestorePreview(
        Contents(*(len(theirs) for theirs, _ in pairs)),
        Contents(*(len(theirs.keys() - ours.keys()) for theirs, ours in pairs)),
        Contents(*(len(ours.keys() - theirs.keys()) for theirs, ours in pairs)),
        Contents(*(sum(ours.get(row, of) != of for row, of in theirs.items()) for theirs, ours in pairs)),
    )


def rows_of_backup(backup: Path) -> "Rows":
    """All rows of an undamaged backup."""
    with closing(_in_memory(backup)) as source:
        return gather(partial(_sound, source))


def _sound(source: sqlite3.Connection, kind: type[R]) -> Iterator[R]:
    """The rows of a table that a journal can hold; a backup may come from anywhere."""
    rows = source.execute(f"SELECT {', '.join(kind.columns())} FROM {kind.table} WHERE revision > 0 ORDER BY id")
    return filter(None, (stored(kind, values) for values in rows))


def _clean(source: sqlite3.Connection) -> sqlite3.Connection:
    """The sound rows of a database in a new one: nothing of its schema comes along, such as triggers."""
    from backcoach.history.merge import merge

    target = connect(":memory:")
    prepare(target, all_scripts(), nothing)
    store = Store(target, None)
    with store.change():
        merge(store, gather(partial(_sound, source)))
    return target


def _copy_imports(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """What was imported, so that it can be undone later; entries that name columns which are not ours stay behind."""
    known = {kind.table: set(kind.columns()) for kind in KINDS}
    columns = "number, id, at_us, at_offset, file, source, added, changed, undone"
    target.executemany(
        f"INSERT INTO batch ({columns}) VALUES ({', '.join('?' * 9)})", source.execute(f"SELECT {columns} FROM batch")
    )
    entries = source.execute("SELECT id, kind, batch, was, revision, seen FROM batch_entry").fetchall()
    sound = (one for one in entries if one[1] in known and _names_only(one[3], known[one[1]]))
    target.executemany(
        "INSERT INTO batch_entry (id, kind, batch, was, revision, seen) VALUES (?, ?, ?, ?, ?, ?)", sound
    )


def _names_only(was: str | None, columns: set[str]) -> bool:
    """Whether the JSON object of an entry as it was before has no key but names of columns."""
    if was is None:
        return True
    try:
        return set(msgspec.json.decode(was, type=dict[str, str | int | float | None])) <= columns
    except UNREADABLE:
        return False


def _fresh(backup: Path, ours: Store) -> sqlite3.Connection:
    """What a backup holds, to take the place of our journal.

    It is another machine from now on: it forgets its name in the shared folder and what it has read there, so that what
    came since the backup comes again. Which held writes are done is known to the journal that is replaced.
    """
    with closing(_in_memory(backup)) as source:
        target = _clean(source)
        _copy_imports(source, target)
    done = ours.rows("SELECT id, value FROM local WHERE id GLOB ?", f"{TAKEN}*")
    target.executemany("INSERT INTO local VALUES (?, ?)", done)
    return target


def _in_memory(backup: Path) -> sqlite3.Connection:
    """A backup of any version, brought to the newest without being changed."""
    target = connect(":memory:")
    target.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_FOREIGN_VALUE)
    with closing(connect_foreign(backup)) as source:
        source.backup(target)
    try:
        _disarm(target)
        prepare(target, all_scripts(), nothing)
    except BaseException:
        target.close()
        raise
    return target


def _disarm(connection: sqlite3.Connection) -> None:
    """Remove triggers and views, which could act or replace a table while the rows are read."""
    connection.execute("PRAGMA trusted_schema = OFF")
    for kind, name in connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchall():
        quoted = name.replace('"', '""')
        connection.execute(f'DROP {kind} "{quoted}"')


def _versions(connection: sqlite3.Connection, kind: type[JournalRow]) -> dict[str, tuple[int, int]]:
    rows = connection.execute(f"SELECT id, revision, changed_us FROM {kind.table}")
    return {row_id: (revision, changed) for row_id, revision, changed in rows}
