"""Files and calls that may never answer: only regular files are opened, and foreign calls have deadlines.

A FIFO, a device or a folder is refused at once. A dead network drive or a cloud placeholder looks like a regular file
and blocks whoever reads it; `in_time` leaves such a call behind in a thread that nobody waits for.
"""

import errno
import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from backcoach.words import Message

T = TypeVar("T")
FILE_MODE = 0o600
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class NotRegular(OSError):
    """Not a regular file: a FIFO, a device, a socket or a folder."""


class TooLarge(OSError):
    """More bytes than the caller takes."""


class NoAnswer(OSError):
    """A foreign call did not come back within its deadline."""


def open_regular(path: Path, limit: int | None = None) -> BinaryIO:
    """A regular file, opened for reading in binary without ever waiting.

    Raises NotRegular for anything else, TooLarge above `limit` bytes, and OSError as `open` does.
    """
    file = os.fdopen(open_fd(path, os.O_RDONLY), "rb")
    if limit is not None and os.fstat(file.fileno()).st_size > limit:
        file.close()
        raise TooLarge(errno.EFBIG, Message("it is larger than {limit:,} bytes", limit=limit), str(path))
    return file


def read_regular(path: Path, limit: int) -> bytes:
    """All of a regular file of at most `limit` bytes; errors as for `open_regular`."""
    with open_regular(path, limit) as file:
        data = file.read(limit + 1)
    if len(data) > limit:  # it grew meanwhile
        raise TooLarge(errno.EFBIG, Message("it is larger than {limit:,} bytes", limit=limit), str(path))
    return data


def open_fd(path: Path, flags: int) -> int:
    """The descriptor of a regular file, opened with flags of `os.open`; a new one is private. Errors as above."""
    try:
        _check(path, path.stat())  # before opening, since opening a device can do something
    except FileNotFoundError:
        if not flags & os.O_CREAT:
            raise
    try:
        descriptor = os.open(path, flags | _AT_ONCE, FILE_MODE)
    except OSError as error:
        if error.errno == errno.ENXIO:  # what became a FIFO or a socket since
            raise NotRegular(errno.EINVAL, Message("it is not a regular file"), str(path)) from None
        raise
    try:
        _check(path, os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _check(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotRegular(errno.EINVAL, Message("it is not a regular file"), str(path))


def real_path(path: Path) -> Path:
    """Where a path leads through its links; unlike `Path.resolve` this never raises, for links in a circle either."""
    return Path(os.path.realpath(path))


def check_replaceable(path: Path) -> None:
    """Raises NotRegular if a device, a pipe, a socket or a folder is at `path`; OSError if that cannot be found out."""
    with suppress(FileNotFoundError):
        _check(path, path.stat())


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file, or make it, once all of the new content is on the disk; only its owner can read it.

    Raises OSError; the file is then as it was. A device or a pipe is not replaced.
    """
    check_replaceable(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, FILE_MODE)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def in_time(act: Callable[[], T], seconds: float) -> T:
    """What `act` returns or raises; raises NoAnswer, and leaves the call behind, when it takes longer than that."""
    outcome: list[tuple[T | None, BaseException | None]] = []

    def run() -> None:
        try:
            outcome.append((act(), None))
        except BaseException as error:  # raised again in the thread that asked
            outcome.append((None, error))

    thread = BackgroundThread(run, "foreign call")
    thread.start()
    thread.join(seconds)
    if not outcome:
        raise NoAnswer(errno.ETIMEDOUT, Message("it does not answer"))
    value, error = outcome[0]
    if error is not None:
        raise error
    return value  # type: ignore[return-value]


class BackgroundThread(threading.Thread):
    """A thread that cannot keep the program from ending; `is_work` is for `wait_for_work`."""

    def __init__(self, act: Callable[[], object], name: str, *, is_work: bool = False) -> None:
        super().__init__(target=act, name=name, daemon=True)
        self.is_work = is_work


def wait_for_work(seconds: float) -> bool:
    """Whether all work in the background has ended, each piece within that time; calls left behind do not count."""
    work = [thread for thread in threading.enumerate() if isinstance(thread, BackgroundThread) and thread.is_work]
    ended = [wait_for(thread, seconds) for thread in work]
    return all(ended)


def wait_for(thread: threading.Thread | None, seconds: float) -> bool:
    """Whether a thread, if there is one, has ended within that time."""
    if thread is not None:
        thread.join(seconds)
    return thread is None or not thread.is_alive()
