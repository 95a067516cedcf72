"""A machine's file: lines of rows, each with a checksum. Lines are only appended, so a part of the file is usable."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import msgspec

from backcoach.history.bounds import possible
from backcoach.history.checks import UNREADABLE
from backcoach.history.private import make_private
from backcoach.history.rows import Rows
from backcoach.outside import open_fd, open_regular

_SUM = 16
_LONGEST = 64 * 1024**2
MOST_AT_ONCE = 256 * 1024**2
"""Bytes of a file that one pass reads; a journal of ten years has a tenth of it."""


class Mark(msgspec.Struct, frozen=True):
    """How far a file was read or written: where the last valid line ends, how long it is and its checksum."""

    end: int = 0
    length: int = 0
    sum: str = ""


START = Mark()


class Read(msgspec.Struct, frozen=True):
    """The rows of all valid lines, and the mark up to which every line was valid."""

    rows: list[Rows]
    mark: Mark


def line_of(rows: Rows) -> bytes:
    """The line for some rows."""
    text = msgspec.json.encode(rows)
    return _sum(text) + b" " + text + b"\n"


def rows_of(line: bytes) -> Rows | None:
    """The rows of a line; None if it is incomplete, damaged or of a newer version."""
    if not _is_whole(line):
        return None
    try:
        rows = msgspec.json.decode(line[_SUM + 1 :], type=Rows)
    except UNREADABLE:
        return None
    moments = (at for kind in rows.kinds() for row in kind for at in row.moments())
    return rows if all(map(possible, moments)) else None


def _is_whole(line: bytes) -> bool:
    return line[-1:] == b"\n" and line[: _SUM + 1] == _sum(line[_SUM + 1 : -1]) + b" "


def _sum(text: bytes) -> bytes:
    return sha256(text).hexdigest()[:_SUM].encode()


def still_there(file: BinaryIO, mark: Mark) -> bool:
    """Whether the line before a mark is unchanged: lines have only been appended since."""
    file.seek(mark.end - mark.length)
    line = file.read(mark.length)
    return mark == START or (_is_whole(line) and line[:_SUM].decode() == mark.sum)


def read(path: Path, mark: Mark) -> Read:
    """Read what was appended after a mark, or all if the file changed before it; invalid lines are retried later."""
    with open_regular(path) as file:
        mark = mark if still_there(file, mark) else START
        start = file.seek(mark.end)
        found, unbroken = [], True
        for line in _lines(file):
            if file.tell() - start > MOST_AT_ONCE:  # the rest is for the next pass
                break
            rows = rows_of(line)
            unbroken = unbroken and rows is not None
            if rows is not None:
                found.append(rows)
            if unbroken:
                mark = Mark(file.tell(), len(line), line[:_SUM].decode())
    return Read(found, mark)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines, those that are too long for this program in pieces."""
    return iter(lambda: file.readline(_LONGEST), b"")


def append(path: Path, lines: list[bytes]) -> Mark:
    """Append lines, on the disk when this returns; the mark after the last. An incomplete last line is ended first."""
    with os.fdopen(open_fd(path, os.O_RDWR | os.O_CREAT), "r+b") as file:
        make_private(path)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - 1, 0))
        if file.read(1) not in (b"\n", b""):
            file.write(b"\n")
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
        return Mark(file.tell(), len(lines[-1]), lines[-1][:_SUM].decode())
