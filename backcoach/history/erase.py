"""Erasing all data about the user: the journal, its backups, damaged copies, pending writes and caches."""

import os
import shutil
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from backcoach.history.opening import FILE_NAME
from backcoach.history.own_files import own_files, own_folders
from backcoach.history.pending import PendingFile
from backcoach.outside import real_path
from backcoach.problem import Problem
from backcoach.words import Message

_BLOCK = bytes(1024**2)
_KNOWN = {
    "settings.json": Message("your settings, with your name and cautions"),
    "layout.json": Message("size and place of the window"),
    "faults.log": Message("places in the code, no entries"),
    "window.lock": Message.in_context("file", "empty"),
    "window.json": Message("how the open window is found"),
    "exercises": Message("your own exercises"),
    "routines": Message("your own routines"),
}
"""What `erase` leaves in a data folder, and what it is."""


class Erased(msgspec.Struct, frozen=True):
    """What was removed, and what stays, each with a few words on what it is."""

    removed: list[Path]
    stays: list[Message]


def traces(folder: Path, pending_folders: Sequence[Path] = (), caches: Sequence[Path] = ()) -> list[Path]:
    """All that `erase` would remove, to be shown before; other programs' files in the folder are not touched."""
    # The journal goes last: as long as it is there, the user can try again.
    found = [*_pending(folder, pending_folders), *caches, *own_files(folder), *own_folders(folder)]
    return [path for path in dict.fromkeys(found) if path.is_symlink() or path.exists()]


def _pending(folder: Path, pending_folders: Sequence[Path]) -> list[Path]:
    """Writes that wait for this journal, under each name that leads to it."""
    return [
        file
        for name in dict.fromkeys((folder, real_path(folder)))
        for file in PendingFile(name / FILE_NAME, pending_folders).files
    ]


def what_stays(folder: Path) -> list[Message]:
    """What `erase` leaves in a data folder and at the ends of links, in words."""
    stays = [
        Message("{path} ({what})", path=folder / name, what=what)
        for name, what in _KNOWN.items()
        if (folder / name).exists()
    ]
    links = [path for path in own_files(folder) if path.is_symlink() and path.exists()]
    stays += [Message("{path} (where the link {link} leads)", path=real_path(path), link=path.name) for path in links]
    own = set(own_files(folder))
    with suppress(OSError):
        inside = [path for one in own_folders(folder) for path in one.iterdir() if path not in own]
        stays += [Message("{path} (not a file of BackCoach)", path=path) for path in inside]
    return stays


def erase(folder: Path, *, pending_folders: Sequence[Path] = (), caches: Sequence[Path] = ()) -> Erased:
    """Remove the closed journal of a folder and all that belongs to it; raises Problem naming what is left.

    Files are overwritten before they are removed. That means something on a plain disk; file systems that copy on
    write or keep a log, and SSDs, may keep the old content out of reach until they use the space again.
    """
    found, stays = traces(folder, pending_folders, caches), what_stays(folder)
    folders = [path for path in found if path.is_dir() and not path.is_symlink()]
    for path in found:
        if path not in folders:
            _remove(path)
        elif path in caches:
            shutil.rmtree(path, ignore_errors=True)
    for path in [*own_folders(folder), *pending_folders]:
        with suppress(OSError):  # it is removed only if nothing else is in it
            path.rmdir()
    left = [str(path) for path in found if path not in own_folders(folder) and (path.is_symlink() or path.exists())]
    if left:
        raise Problem("These could not be removed; please remove them by hand: {listed}.", listed=", ".join(left))
    return Erased(found, stays)


def _remove(path: Path) -> None:
    with suppress(OSError):
        _overwrite(path)
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _overwrite(path: Path) -> None:
    """Overwrite a file with zeros, unless it has another name as well: somebody else may have given it that name."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        return
    with os.fdopen(
        os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)), "wb"
    ) as file:
        for start in range(0, status.st_size, len(_BLOCK)):
            file.write(_BLOCK[: status.st_size - start])
        file.flush()
        os.fsync(file.fileno())
