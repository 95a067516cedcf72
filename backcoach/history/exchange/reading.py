"""A file into rows for the journal: checked whole before anything is taken in, each fault said in one sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from backcoach.history.bounds import possible
from backcoach.history.checks import UNREADABLE
from backcoach.history.exchange.as_json import FORMAT, VERSION, Document, Head
from backcoach.history.exchange.files import content
from backcoach.history.exchange.sealed import is_sealed, unsealed
from backcoach.history.rows import JournalRow, Rows
from backcoach.problem import Problem

T = TypeVar("T")

_OTHERS = {
    b"PK\x03\x04": "is a zip archive, which is not taken in; export the journal as JSON to bring it here",
    b"SQLite format 3\x00": "is a backup or another database; bring a backup in with restore",
    b"%PDF": "is a page to print, not a journal",
    b"\x1f\x8b": "is compressed; unpack it first",
}
_BOM = b"\xef\xbb\xbf"


class NeedsPassphrase(Problem):
    """The file is sealed, and no passphrase was given."""


class NeedsColumns(Problem):
    """The file is a table from elsewhere; somebody must say which column is which."""


def plain(path: Path, passphrase: str | None = None) -> bytes:
    """The content of a file, opened with the passphrase if it takes one; a Problem for what is of no use here."""
    data = content(path)
    if is_sealed(data):
        if passphrase is None:
            raise NeedsPassphrase(f"{path} is under a passphrase; give it with --passphrase-file.")
        data = unsealed(data, passphrase)
    for start, words in _OTHERS.items():
        if data.startswith(start):
            raise Problem(f"{path} {words}.")
    return data.removeprefix(_BOM)


def is_json(data: bytes) -> bool:
    """Whether it can only be JSON."""
    return data.lstrip()[:1] in (b"{", b"[")


def rows_in(path: Path, passphrase: str | None = None) -> Rows:
    """All rows of a file that `export` has written as JSON; a Problem, or one of those above, for any other."""
    data = plain(path, passphrase)
    if not is_json(data):
        raise NeedsColumns(
            f"{path} is not a journal; if it is a table, name its columns with --date-column and --score-column."
        )
    head = _decoded(path, data, Head)
    if head.format != FORMAT:
        raise Problem(f"{path} is JSON of another program; BackCoach takes in what BackCoach has exported as JSON.")
    if head.version > VERSION:
        raise Problem(f"{path} was exported by a newer BackCoach; install that one here, too.")
    document = _decoded(path, data, Document)
    for name, rows in zip(Rows.__struct_fields__, document.kinds(), strict=True):
        _check(path, name, rows)
    return document


def _decoded(path: Path, data: bytes, form: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=form)
    except (*UNREADABLE, MemoryError) as error:
        raise Problem(f"{path} cannot be taken in: {_words(error)}; nothing was changed.") from error


def _words(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return "it is more than this computer can hold" if isinstance(error, MemoryError) else " ".join(str(error).split())


def _check(path: Path, name: str, rows: Sequence[JournalRow]) -> None:
    """Raise a Problem for what no single row shows, and for moments that cannot be."""
    if len({row.id for row in rows}) < len(rows):
        raise Problem(f"{path} holds the same entry twice in its {name}; nothing was changed.")
    for number, row in enumerate(rows):
        for at in row.moments():
            if not possible(at):
                raise Problem(f"{path} has a date of the year {at.year} in {name}[{number}]; nothing was changed.")
