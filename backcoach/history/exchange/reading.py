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

_BOM = b"\xef\xbb\xbf"


class NeedsPassphrase(Problem):
    """The file is sealed, and no passphrase was given."""


class NotAJournal(Problem):
    """The file is no export of a whole journal; it may be a diary from elsewhere."""


def content_of(path: Path, passphrase: str | None = None) -> bytes:
    """The content of a file, opened with the passphrase if it takes one; NeedsPassphrase or another Problem."""
    data = content(path)
    if is_sealed(data):
        if passphrase is None:
            raise NeedsPassphrase(f"{path} is under a passphrase; give it with --passphrase-file.")
        return unsealed(data, passphrase)
    return data


def is_json(data: bytes) -> bool:
    """Whether it can only be JSON."""
    return data.lstrip()[:1] in (b"{", b"[")


def rows_in(path: Path, passphrase: str | None = None) -> Rows:
    """All rows of an export of the journal; as `content_of` and `rows_of`."""
    return rows_of(path, content_of(path, passphrase))


def rows_of(path: Path, data: bytes) -> Rows:
    """All rows of a file that `export` has written as JSON; NotAJournal for any other, a Problem for a damaged one."""
    data = data.removeprefix(_BOM)
    if not is_json(data):
        raise NotAJournal(f"{path} is not a journal.")
    if not _names_us(data):
        raise NotAJournal(f"{path} is JSON of another program.")
    head = _decoded(path, data, Head)
    if head.format != FORMAT:
        raise NotAJournal(f"{path} is JSON of another program.")
    if head.version > VERSION:
        raise Problem(f"{path} was exported by a newer BackCoach; install that one here, too.")
    document = _decoded(path, data, Document)
    for name, rows in zip(Rows.__struct_fields__, document.kinds(), strict=True):
        _check(path, name, rows)
    return document


def _names_us(data: bytes) -> bool:
    """Whether a JSON file, whole or damaged, calls itself a journal."""
    return FORMAT.encode() in data


def _decoded(path: Path, data: bytes, form: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=form)
    except (*UNREADABLE, MemoryError) as error:
        raise Problem(f"{path} cannot be taken in: {_words(error)}; nothing was changed.") from error


def _words(error: Exception) -> str:
    return "it is more than this computer can hold" if isinstance(error, MemoryError) else " ".join(str(error).split())


def _check(path: Path, name: str, rows: Sequence[JournalRow]) -> None:
    """Raise a Problem for what no single row shows, and for moments that cannot be."""
    if len({row.id for row in rows}) < len(rows):
        raise Problem(f"{path} holds the same entry twice in its {name}; nothing was changed.")
    for number, row in enumerate(rows):
        for at in row.moments():
            if not possible(at):
                raise Problem(f"{path} has a date of the year {at.year} in {name}[{number}]; nothing was changed.")
