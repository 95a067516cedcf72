"""Copying a journal that cannot be written to into memory."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from backcoach.history.damage import Damaged, as_damage
from backcoach.history.migrations import APPLICATION_ID, is_as_it_says
from backcoach.history.store import connect

_TRIES = 3


def load(path: Path, target: sqlite3.Connection) -> bool:
    """Copy a journal file and its log, as they were at one moment, into `target`; True if that succeeded.

    Nothing is written beside the file.
    """
    if path.exists():
        for _ in range(_TRIES):
            try:
                with TemporaryDirectory(prefix="backcoach-") as folder, as_damage():
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
        if file.exists():
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
