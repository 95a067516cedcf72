"""One SQLite connection: changes are on the disk when they return, and expected errors are raised as Problems."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.history.bounds import HIGHEST_REVISION
from backcoach.history.log_watch import LogWatch
from backcoach.history.tables import Row, S, Value, read, select
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.rows import JournalRow

BUSY_S = 2.0
"""Seconds to wait for another program that is writing."""

LONGEST_FOREIGN_VALUE = 64 * 1024**2
"""Bytes; a file with a longer value is refused as a whole, since SQLite cannot pass over it."""

NEXT_REVISION = f"min(revision + 1, {HIGHEST_REVISION})"
"""SQL for the revision of a row that is changed."""
_NO_ACCESS = "cannot be written; check that its folder is there and yours, or choose another one with --data-dir"
_DAMAGED = "is damaged; start BackCoach again, and it sets the file aside and offers the newest good backup"
_IN_USE = "is in use by another program; close that one and try again"
_WORDS = {
    sqlite3.SQLITE_FULL: "could not be written, because the disk is full; free some space and try again",
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_READONLY: _NO_ACCESS,
    sqlite3.SQLITE_PERM: _NO_ACCESS,
    sqlite3.SQLITE_CANTOPEN: _NO_ACCESS,
    sqlite3.SQLITE_IOERR: _NO_ACCESS,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


class NotKept(Problem):
    """The journal could not be read or written; nothing was changed, and it may be tried again."""


def no_access(path: Path) -> NotKept:
    """The error for a file that cannot be written."""
    return NotKept("{path} {no_access}.", path=path, no_access=_NO_ACCESS)


def primary_code(error: Exception) -> int:
    """SQLite's primary result code, or 0 for an error of Python's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: Exception) -> bool:
    """True for corruption, including invalid UTF-8; False for I/O, space or permission errors."""
    return isinstance(error, UnicodeDecodeError) or primary_code(error) in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def suspicion_of(path: Path) -> Path:
    """The empty file beside a journal that asks for a check of every page at the next start."""
    return path.with_name(path.name + "-check")


def suspect(path: Path) -> None:
    """Ask for a check of every page at the next start."""
    with suppress(OSError):
        suspicion_of(path).touch(mode=0o600)


@contextmanager
def in_words(path: Path | None) -> Iterator[None]:
    """Raise NotKept for SQLite's errors of access, space, locks and damage; other errors pass through."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        words = _DAMAGED if is_damage(error) else _WORDS.get(primary_code(error))
        if words is None:
            raise
        if path and is_damage(error):
            suspect(path)
        raise NotKept("{path} {words}.", path=path or "The journal in memory", words=words) from error


def connect(path: Path | str, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode, without Python's implicit transactions."""
    where = path.absolute().as_uri() + "?mode=ro" if isinstance(path, Path) and read_only else path
    connection = sqlite3.connect(where, uri=read_only, isolation_level=None, timeout=BUSY_S)
    # A character that was damaged on the disk must not make a whole list unreadable.
    connection.text_factory = _legible
    return connection


def connect_foreign(path: Path) -> sqlite3.Connection:
    """A connection for reading a file that anybody may have made: its schema computes nothing, and little at once.

    A check, an index or a column can be any expression, which SQLite would work out for each row.
    """
    connection = connect(path, read_only=True)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_FOREIGN_VALUE)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _legible(text: bytes) -> str:
    return text.decode("utf-8", "replace")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what is done inside, or roll all of it back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # After some errors, such as a full disk, SQLite has already rolled back.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Device and inode of a file; None if it cannot be reached."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status else None


class Store:
    """The tables of one journal. `path` is None in memory; `again` opens a file that was gone and has come back."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, again: Callable[[], sqlite3.Connection] | None = None
    ) -> None:
        self.connection = connection
        self.path = path
        self._identity = _identity(path)
        self._again = again
        self._watch = LogWatch(path)
        self._left: list[sqlite3.Connection] = []

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction, on the disk at its end; raises NotKept if it cannot be written."""
        # SQLite would go on writing to a file that was moved or removed, and the data would be lost.
        if _identity(self.path) != self._identity:
            self._find_again()
        with in_words(self.path), transaction(self.connection):
            yield
        self._watch.changed()

    def checkpoint(self) -> None:
        """Write what is in the log into the file itself, as far as that is possible now."""
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _find_again(self) -> None:
        """Reopen a file that has come back, as on a stick that was plugged in again; raises NotKept if it has not."""
        identity = _identity(self.path)
        try:
            connection = self._again() if identity and self._again else None
        except (Problem, sqlite3.Error, OSError):
            connection = None
        if connection is None:
            raise NotKept(
                "The journal {path} is gone; bring its folder back, or start BackCoach again.", path=self.path
            )
        self._left.append(self.connection)
        self.connection, self._identity = connection, identity

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a query."""
        with in_words(self.path):
            return self.connection.execute(sql, values).fetchall()

    def find(self, kind: type[S], condition: str, *values: Value) -> list[S]:
        """The structs of a table that meet a condition, which begins with WHERE and may go on with ORDER BY."""
        return [read(kind, row) for row in self.rows(f"{select(kind)} {condition}", *values)]

    def add(self, row: "JournalRow") -> None:
        """Insert a new row; only within `change`."""
        self.connection.execute(row.insertion(), row.values())

    def put(self, row: "JournalRow") -> None:
        """Insert a row, or replace the one of the same `id` as its next revision; only within `change`."""
        next_one = NEXT_REVISION.replace("revision", f"{row.table}.revision")
        new = [f"{name} = excluded.{name}" for name in row.columns() if name not in ("id", "revision")]
        sql = f"{row.insertion()} ON CONFLICT (id) DO UPDATE SET {', '.join(new)}, revision = {next_one}"
        self.connection.execute(sql, row.values())

    def revise(self, table: str, row_id: str, **columns: Value) -> None:
        """Change columns of a row, as its next revision, within `change`; raises Problem if there is no such row."""
        new = "".join(f"{column} = ?, " for column in columns)
        sql = f"UPDATE {table} SET {new} revision = {NEXT_REVISION} WHERE id = ?"
        if not self.connection.execute(sql, [*columns.values(), row_id]).rowcount:
            raise Problem("This entry is not in the journal any more; look at the history again.")

    def close(self) -> None:
        """Close the file, which merges the write-ahead log into it."""
        # Those that lost their file go last: SQLite removes the log of that name, which may be the new one's.
        for connection in (self.connection, *self._left):
            connection.close()
        self._watch.closed()
