"""A file into rows for the journal: each row is checked, and those that are not sound are named."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.exchange.as_json import FORMAT, VERSION, Head
from backcoach.history.exchange.files import content
from backcoach.history.exchange.sealed import is_sealed, unsealed
from backcoach.history.row_checks import Sifted, sift_document
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
            raise NeedsPassphrase("{path} is under a passphrase; give it with --passphrase-file.", path=path)
        return unsealed(data, passphrase)
    return data


def is_json(data: bytes) -> bool:
    """Whether it can only be JSON."""
    return data.lstrip()[:1] in (b"{", b"[")


def sifted_of(path: Path, data: bytes) -> Sifted:
    """The rows of a file that `export` has written as JSON, and those that no journal could hold.

    Raises NotAJournal for any other file, and Problem for one that is damaged as a whole.
    """
    data = data.removeprefix(_BOM)
    if not is_json(data):
        raise NotAJournal("{path} is not a journal.", path=path)
    if not _names_us(data):
        raise NotAJournal("{path} is JSON of another program.", path=path)
    head = _decoded(path, data, Head)
    if head.format != FORMAT:
        raise NotAJournal("{path} is JSON of another program.", path=path)
    if head.version > VERSION:
        raise Problem("{path} was exported by a newer BackCoach; install that one here, too.", path=path)
    with _in_words(path):
        return sift_document(data)


def _names_us(data: bytes) -> bool:
    """Whether a JSON file, whole or damaged, calls itself a journal."""
    return FORMAT.encode() in data


def _decoded(path: Path, data: bytes, form: type[T]) -> T:
    with _in_words(path):
        return msgspec.json.decode(data, type=form)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Turn what msgspec raises into a Problem."""
    try:
        yield
    except (*UNREADABLE, MemoryError) as error:
        raise Problem(
            "{path} cannot be taken in: {words}; nothing was changed.", path=path, words=_words(error)
        ) from error


def _words(error: Exception) -> str:
    return "it is more than this computer can hold" if isinstance(error, MemoryError) else " ".join(str(error).split())
