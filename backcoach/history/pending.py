"""Pending writes on disk: one line each, in the first of some folders that takes it, until the journal has them."""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.private import FOLDER_MODE, make_private
from backcoach.history.writes import Write
from backcoach.outside import open_fd, read_regular

_LARGEST = 1024**3


class PendingWrite(msgspec.Struct, frozen=True):
    """A write that waits: `number` gives the order, and its `id` makes sure that it is carried out only once."""

    number: int
    id: str
    write: Write


class Found(msgspec.Struct, frozen=True):
    """What is in the files: writes in their order, and complete lines that cannot be read."""

    writes: list[PendingWrite]
    unreadable: list[bytes]


class PendingFile:
    """The pending writes of one journal; the first of `folders` that can be written takes the file.

    The name of the file depends on the path of the journal, so journals may share a folder.
    """

    def __init__(self, journal: Path, folders: Sequence[Path]) -> None:
        self._aside = journal.with_name("not-in-the-journal.jsonl")
        place = str(journal.absolute()).encode(errors="surrogateescape")
        self.files = [folder / f"unsaved-{crc32(place):08x}.jsonl" for folder in folders]

    def append(self, write: PendingWrite) -> bool:
        """Add a write; True if it is on a disk now."""
        # The first line end ends a line that was cut short, which would otherwise swallow this one.
        line = b"\n" + msgspec.json.encode(write) + b"\n"
        return any(_append(file, line) for file in self.files)

    def found(self) -> Found:
        """What this run or an earlier one has left. A last line without an end is ignored: `append` returned False."""
        writes: dict[str, PendingWrite] = {}
        unreadable = []
        for line in (line for file in self.files for line in _lines(file)):
            try:
                write = msgspec.json.decode(line, type=PendingWrite)
            except UNREADABLE:
                unreadable.append(line)
            else:
                writes.setdefault(write.id, write)
        return Found(sorted(writes.values(), key=lambda write: write.number), unreadable)

    def put_aside(self, lines: list[bytes]) -> bool:
        """Add lines that the journal will never take to a readable file beside it; True if they are there now."""
        return not lines or _append(self._aside, b"\n".join([*lines, b""]))

    def clear(self) -> bool:
        """Remove the files; True if they are gone."""
        for file in self.files:
            with suppress(OSError):
                if file.lstat().st_size <= _LARGEST:  # a larger one has not been read
                    file.unlink()
        return not any(map(os.path.lexists, self.files))


def _append(file: Path, line: bytes) -> bool:
    """Add a line to a file that belongs to this user alone; True if it is on the disk now."""
    try:
        file.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if not _folder_is_ours(file.parent):
            return False
        descriptor = open_fd(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        make_private(file)
        return _is_ours(os.fstat(descriptor)) and _written(descriptor, line)
    finally:
        os.close(descriptor)


def _written(descriptor: int, line: bytes) -> bool:
    start = os.fstat(descriptor).st_size
    try:
        whole = os.write(descriptor, line) == len(line)
        os.fsync(descriptor)
    except OSError:
        whole = False
    if not whole:
        with suppress(OSError):
            os.ftruncate(descriptor, start)
    return whole


def _lines(file: Path) -> list[bytes]:
    try:
        if file.is_symlink() or not _folder_is_ours(file.parent) or not _is_ours(file.stat()):
            return []
        *lines, _torn = read_regular(file, _LARGEST).split(b"\n")
    except OSError:
        return []
    return [line for line in lines if line]


def _is_ours(status: os.stat_result) -> bool:
    """False for a file that another user has put into a folder that all users share."""
    return stat.S_ISREG(status.st_mode) and status.st_uid == getattr(os, "getuid", lambda: status.st_uid)()


def _folder_is_ours(folder: Path) -> bool:
    """False for a folder that others own or may write to, such as one in a temporary folder that all users share."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    mine = status.st_uid == getattr(os, "getuid", lambda: status.st_uid)()
    return mine and (os.name == "nt" or not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
