"""A machine's file: lines of rows, each with a checksum. Lines are only appended, so a part of the file is usable."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.private import make_private
from backcoach.history.row_checks import SetAside, Sifted, sift
from backcoach.history.rows import Rows
from backcoach.outside import open_fd, open_regular

_SUM = 16
_LONGEST = 64 * 1024**2
MOST_AT_ONCE = 256 * 1024**2
"""Bytes of a file that one pass reads; a journal of ten years has a tenth of it."""
_BLOCK = 65_536
_ENOUGH = 1000
"""After so many damaged lines at its beginning, a file is taken for another program's."""


class Mark(msgspec.Struct, frozen=True):
    """How far a file was read or written: where the last good line ends, how long it is and its checksum."""

    end: int = 0
    length: int = 0
    sum: str = ""


START = Mark()


class Read(msgspec.Struct, frozen=True):
    """What was read: the rows of all valid lines, and the mark up to which every line was valid.

    `aside` are single rows that cannot be taken in, `damaged` counts lines, `sums` has the checksum of each valid line,
    and `torn` says that the last line is incomplete. A file `is_foreign` if nothing in it is a line of ours.
    """

    rows: list[Rows]
    mark: Mark
    aside: tuple[SetAside, ...] = ()
    damaged: int = 0
    sums: tuple[str, ...] = ()
    torn: bool = False
    is_foreign: bool = False


def line_of(rows: Rows) -> bytes:
    """The line for some rows."""
    text = msgspec.json.encode(rows)
    return _sum(text) + b" " + text + b"\n"


def sum_of(line: bytes) -> str:
    """The checksum of a valid line."""
    return line[:_SUM].decode()


def sifted_line(line: bytes) -> Sifted | None:
    """The rows of a line and those set aside; None if it is incomplete or damaged. CRLF is taken for a line end."""
    line = _plain(line)
    if not _is_whole(line):
        return None
    try:
        return sift(line[_SUM + 1 :])
    except UNREADABLE:
        return None


def _plain(line: bytes) -> bytes:
    return line[:-2] + b"\n" if line.endswith(b"\r\n") else line


def _is_whole(line: bytes) -> bool:
    return line[-1:] == b"\n" and line[: _SUM + 1] == _sum(line[_SUM + 1 : -1]) + b" "


def _sum(text: bytes) -> bytes:
    return sha256(text).hexdigest()[:_SUM].encode()


def still_there(file: BinaryIO, mark: Mark) -> bool:
    """Whether the line that a mark stands behind is where it was: the file has only been added to since."""
    file.seek(mark.end - mark.length)
    line = file.read(mark.length)
    return mark == START or (_is_whole(_plain(line)) and line[:_SUM].decode() == mark.sum)


def read(path: Path, mark: Mark) -> Read:
    """Read what was appended after a mark, or all if the file changed before it; invalid lines are retried later."""
    with open_regular(path) as file:
        mark = mark if still_there(file, mark) else START
        file.seek(mark.end)
        return _read_on(file, mark)


def _read_on(file: BinaryIO, mark: Mark) -> Read:
    rows, aside, sums, damaged, unbroken, line = [], list[SetAside](), list[str](), 0, True, b"\n"
    began_at_start, start = mark == START, file.tell()
    for line in _lines(file):
        # The rest is for the next pass, or is nothing of ours.
        if file.tell() - start > MOST_AT_ONCE or (damaged > _ENOUGH and not sums):
            break
        sifted = sifted_line(line)
        if sifted is None:
            damaged += line.endswith(b"\n") and line != b"\n"
        else:
            rows.append(sifted.rows)
            aside += sifted.aside
            sums.append(line[:_SUM].decode())
        # A row that a newer version would understand is read again; a line end alone ends a line that was cut short.
        unbroken = unbroken and (line == b"\n" or (sifted is not None and not sifted.aside))
        if unbroken and line != b"\n":
            mark = Mark(file.tell(), len(line), line[:_SUM].decode())
    torn = not line.endswith(b"\n")
    foreign = began_at_start and not sums and (damaged > 0 or torn)
    return Read(rows, mark, tuple(aside), damaged, tuple(sums), torn, foreign)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines, or pieces of one that is far too long to be ours."""
    return iter(lambda: file.readline(_LONGEST), b"")


def append(path: Path, lines: list[bytes]) -> Mark:
    """Append lines, on the disk when this returns; the mark after the last.

    An incomplete last line, which only a crash of this machine leaves in its own file, is cut off first.
    """
    with os.fdopen(open_fd(path, os.O_RDWR | os.O_CREAT), "r+b") as file:
        make_private(path)
        file.truncate(_end_of_lines(file))
        file.seek(0, os.SEEK_END)
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
        return Mark(file.tell(), len(lines[-1]), lines[-1][:_SUM].decode())


def _end_of_lines(file: BinaryIO) -> int:
    """Where the last complete line ends."""
    end = file.seek(0, os.SEEK_END)
    while end:
        start = max(0, end - _BLOCK)
        file.seek(start)
        if (found := file.read(end - start).rfind(b"\n")) >= 0:
            return start + found + 1
        end = start
    return 0
