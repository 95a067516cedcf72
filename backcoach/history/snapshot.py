"""Copying a journal that cannot be written to into memory."""

import os
import re
import shutil
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from backcoach.history.damage import Damaged, as_damage
from backcoach.history.migrations import APPLICATION_ID, is_as_it_says
from backcoach.history.store import connect

_TRIES = 3
_PREFIX = "backcoach-look-"
_NAME = re.compile(rf"{_PREFIX}(\d+)-[a-z0-9_]+")


def load(path: Path, target: sqlite3.Connection) -> bool:
    """Copy a journal file and its log, as they were at one moment, into `target`; True if that succeeded.

    Nothing is written beside the file.
    """
    if path.is_file():
        for _ in range(_TRIES):
            try:
                with TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-") as folder, as_damage():
                    if _load(path, Path(folder), target):
                        return True
            except (Damaged, OSError, sqlite3.OperationalError):
                continue
    return False


def _load(path: Path, folder: Path, target: sqlite3.Connection) -> bool:
    """One try: True if no program wrote meanwhile and the copy is a sound journal."""
    files = [path, path.with_name(path.name + "-wal")]
    before = [_state(file) for file in files]
    for file in files:
        if file.is_file():
            shutil.copyfile(file, folder / file.name)
    if [_state(file) for file in files] != before:
        return False
    with closing(connect(folder / path.name)) as copy:
        if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return False
        copy.backup(target)
    if not is_as_it_says(target):
        return False
    return bool(target.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _state(file: Path) -> tuple[int, int] | None:
    return (file.stat().st_size, file.stat().st_mtime_ns) if file.exists() else None


def remove_abandoned() -> None:
    """Remove the copies that looks of this user have left behind because they were killed."""
    with suppress(OSError):
        for folder in Path(gettempdir()).iterdir():
            match = _NAME.fullmatch(folder.name)
            if match and _is_own_folder(folder) and not _runs(int(match[1])):
                shutil.rmtree(folder, ignore_errors=True)


def _is_own_folder(folder: Path) -> bool:
    with suppress(OSError):
        status = folder.lstat()
        return stat.S_ISDIR(status.st_mode) and status.st_uid == getattr(os, "getuid", lambda: status.st_uid)()
    return False


def _runs(process: int) -> bool:
    if os.name != "posix":
        return False  # a folder with open files cannot be removed there anyway
    try:
        os.kill(process, 0)  # asks only
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
