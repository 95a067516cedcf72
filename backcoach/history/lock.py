"""Only one computer writes to a folder at a time.

A lock of SQLite, which works on every system and most shared folders, shows that one does; a text file beside it
names the computer.
"""

import os
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.private import FILE_MODE, make_private
from backcoach.history.store import connect, primary_code
from backcoach.outside import open_fd, read_regular
from backcoach.problem import Problem

_LARGEST = 4096
LOCK_NAME, HOLDER_NAME, SYNC_NAME = "journal.lock", "journal.lock-holder", "journal.lock-sync"


class InUse(Problem):
    """Another computer is using this folder; the journal can be read meanwhile."""


class Machine(msgspec.Struct, frozen=True):
    """A computer: its name, and a key that tells two of the same name apart."""

    name: str
    key: str


def this_machine(key_file: Path = Path("/etc/machine-id")) -> Machine:
    """The computer that this runs on."""
    name = platform.node() or "this computer"
    with suppress(OSError):
        return Machine(name, read_regular(key_file, _LARGEST).decode("utf-8", "replace").strip() or name)
    return Machine(name, name)


def claim(folder: Path, machine: Machine) -> sqlite3.Connection | None:
    """A lock that lasts until it is closed or the program ends; raises InUse if another computer has it.

    None if another program on this computer has it (SQLite lets both write), or if the folder allows no locks.
    """
    try:
        lock = _open(folder / LOCK_NAME)
    except (OSError, sqlite3.Error):
        return None
    try:
        lock.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        lock.close()
        _refuse_another(folder, machine, error)
        return None
    _sign(folder / HOLDER_NAME, machine)
    return lock


@contextmanager
def alone(journal: Path | None) -> Iterator[None]:
    """Allow one exchange with a shared folder at a time. Raises Problem if another one is going on."""
    try:
        lock = _open(journal.with_name(SYNC_NAME)) if journal else None
    except (OSError, sqlite3.Error):
        lock = None  # a folder that allows no locks
    try:
        if lock:
            lock.execute("BEGIN IMMEDIATE")
        yield
    except sqlite3.OperationalError as error:
        if lock is None or lock.in_transaction or primary_code(error) != sqlite3.SQLITE_BUSY:
            raise
        raise Problem("Entries are being exchanged already; wait a moment, then try again.") from error
    finally:
        if lock:
            lock.close()


def _open(path: Path) -> sqlite3.Connection:
    _touch(path)
    lock = connect(path)
    lock.execute("PRAGMA busy_timeout = 0")
    return lock


def _refuse_another(folder: Path, machine: Machine, error: sqlite3.Error) -> None:
    holder = _holder(folder / HOLDER_NAME)
    if primary_code(error) == sqlite3.SQLITE_BUSY and holder and holder != machine:
        raise InUse(
            "The journal in {folder} is in use on {holder}; close BackCoach there, or only read here meanwhile.",
            folder=folder,
            holder=holder.name,
        ) from error


def _holder(path: Path) -> Machine | None:
    try:
        return msgspec.json.decode(read_regular(path, _LARGEST), type=Machine)
    except (OSError, *UNREADABLE):
        return None


def _sign(path: Path, machine: Machine) -> None:
    if _holder(path) != machine:
        with suppress(OSError), os.fdopen(open_fd(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
            make_private(path)
            file.write(msgspec.json.encode(machine))


def _touch(path: Path) -> None:
    path.touch(mode=FILE_MODE)
    make_private(path)
