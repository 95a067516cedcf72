"""The lock for a data folder's one window. The system holds it for the process, so it cannot outlive the process."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from backcoach.outside import open_fd
from backcoach.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE_NAME = "window.lock"
Claim = Literal["ours", "taken", "none"]
"""Whether this process has the lock, another one has it, or this folder has no locks."""
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)


class WindowLock:
    """The lock of one folder, whichever path leads to it: the lock belongs to the file in it, not to a path."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._descriptor: int | None = None

    def claim(self) -> Claim:
        """Take the lock if it is free; a second claim of the same object changes nothing."""
        if self.is_held:
            return "ours"
        try:
            descriptor = open_fd(self._path, os.O_RDWR | os.O_CREAT)
        except OSError:
            return "none"
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            return "taken" if error.errno in _TAKEN else "none"
        self._descriptor = descriptor
        return "ours"

    @property
    def is_held(self) -> bool:
        """Whether this process has the lock; False where no lock can be had."""
        return self._descriptor is not None

    def release(self) -> None:
        """Release the lock."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        """Release the lock together with the object that held it."""
        self.release()


@contextmanager
def without_window(folder: Path) -> Iterator[None]:
    """Keep the window of a folder from opening meanwhile. Raises Problem if it is open."""
    lock, is_new = WindowLock(folder), not os.path.lexists(folder / FILE_NAME)
    if folder.is_dir() and lock.claim() == "taken":
        raise Problem(
            "The window of BackCoach is open over {folder}; close it and try again. Nothing was changed.", folder=folder
        )
    try:
        yield
    finally:
        if is_new:
            with suppress(OSError):
                (folder / FILE_NAME).unlink()
        lock.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
