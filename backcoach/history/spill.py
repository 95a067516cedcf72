"""Held writes on disk: one line each, in the first of some folders that takes it, until the journal has them."""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.private import FILE_MODE, FOLDER_MODE, make_private
from backcoach.history.writes import Write


class Change(msgspec.Struct, frozen=True):
    """A write with a name of its own, by which it is carried out once and no more; they go by their numbers."""

    number: int
    id: str
    write: Write


class Found(msgspec.Struct, frozen=True):
    """What lies in the folders: changes in their order, and whole lines that say nothing."""

    changes: list[Change]
    unreadable: list[bytes]


class Spill:
    """The held writes of one journal file; `folders` are tried in turn, and each journal has a file name of its own."""

    def __init__(self, journal: Path, folders: Sequence[Path]) -> None:
        self._aside = journal.with_name("not-in-the-journal.jsonl")
        place = str(journal.absolute()).encode(errors="surrogateescape")
        self.files = [folder / f"unsaved-{crc32(place):08x}.jsonl" for folder in folders]

    def append(self, change: Change) -> bool:
        """Whether the change is on some disk now."""
        # It begins with a line's end, lest it be glued to one that was cut short.
        line = b"\n" + msgspec.json.encode(change) + b"\n"
        return any(_append(file, line) for file in self.files)

    def found(self) -> Found:
        """What an earlier run, or this one, has left; a last line that was cut short was never said to be kept."""
        changes: dict[str, Change] = {}
        unreadable = []
        for line in (line for file in self.files for line in _lines(file)):
            try:
                change = msgspec.json.decode(line, type=Change)
            except UNREADABLE:
                unreadable.append(line)
            else:
                changes.setdefault(change.id, change)
        return Found(sorted(changes.values(), key=lambda change: change.number), unreadable)

    def put_aside(self, lines: list[bytes]) -> bool:
        """Whether what the journal will never take lies beside it now, for who may want to read it."""
        return not lines or _append(self._aside, b"\n".join([*lines, b""]))

    def clear(self) -> bool:
        """Whether the files are gone."""
        for file in self.files:
            with suppress(OSError):
                file.unlink()
        return not any(map(os.path.lexists, self.files))


def _append(file: Path, line: bytes) -> bool:
    """Whether a line was added, on disk, to a file that nobody else reads or could have put there."""
    try:
        file.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), FILE_MODE)
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
        if file.is_symlink() or not _is_ours(file.stat()):
            return []
        *lines, _torn = file.read_bytes().split(b"\n")
    except OSError:
        return []
    return [line for line in lines if line]


def _is_ours(status: os.stat_result) -> bool:
    """Not a file that another user has laid where anybody may write."""
    return stat.S_ISREG(status.st_mode) and status.st_uid == getattr(os, "getuid", lambda: status.st_uid)()
