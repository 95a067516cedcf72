"""From the bytes of a file to a table, whatever the file is."""

import msgspec

from backcoach.history.diary import encoding as encodings
from backcoach.history.diary.answers import Answers
from backcoach.history.diary.dialect import table_of
from backcoach.history.diary.shapes import Shape
from backcoach.history.diary.table import Choice, Doubt, Table, Tick, unheard
from backcoach.problem import Problem
from backcoach.words import Message

_ZIP = b"PK\x03\x04"
_REFUSED = {
    b"%PDF": Message(
        "The file is a PDF, which is made to print; export a table (CSV or a workbook) from the other program."
    ),
    b"SQLite format 3\x00": Message("The file is a database; bring a backup of BackCoach in with restore."),
    b"\x1f\x8b": Message("The file is compressed; unpack it first."),
    b"\xd0\xcf\x11\xe0": Message(
        "The file is a workbook of an old Excel (.xls); save it as .xlsx or CSV and try again."
    ),
    b"\x89PNG": Message("The file is a picture; choose a table."),
    b"\xff\xd8\xff": Message("The file is a picture; choose a table."),
}


class OpenedFile(msgspec.Struct, frozen=True):
    """A table and what is known of it: `what` says for people what the file is."""

    what: str
    table: Table
    shape: Shape | None = None
    encoding: str = ""
    sample: str = ""
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()


def open_file(data: bytes, answers: Answers, tick: Tick = unheard) -> OpenedFile:
    """The table in a file; a Problem, in one sentence, for a file without any."""
    try:
        return _opened(data, answers, tick)
    except MemoryError:
        raise Problem("The file is more than this computer can hold; close other programs and try again.") from None


def _opened(data: bytes, answers: Answers, tick: Tick) -> OpenedFile:
    for start, words in _REFUSED.items():
        if data.startswith(start):
            raise Problem("{reason}", reason=words)
    if data.startswith(_ZIP):
        from backcoach.history.diary.workbook import open_workbook

        return open_workbook(data, tick)
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in (b"{", b"["):
        from backcoach.history.diary.observations import open_observations

        return open_observations(data)
    if head[:1] == b"<":
        from backcoach.history.diary.health import open_health

        return open_health(data, tick)
    return _open_text(data, answers, tick)


def _open_text(data: bytes, answers: Answers, tick: Tick) -> OpenedFile:
    found = encodings.guess(data)
    name = answers.encoding or found.name
    text = encodings.decoded(data, name)
    table = table_of(text, answers.separator, quoted=answers.quoted, tick=tick)
    sample = encodings.sample(text) if name.startswith("cp") or not found.sure or answers.encoding else ""
    words = encodings.Encoding(name).words
    doubts, remarks = [], []
    if answers.encoding is None and found.doubtful:
        choices = tuple(
            Choice(key, Message("{encoding}: “{sample}”", encoding=name, sample=_as(data, key)))
            for key, name in encodings.NAMES.items()
            if _as(data, key)
        )
        asked = Message(
            "The file is not UTF-8; it may be {encoding} (“{sample}”); say which.", encoding=words, sample=sample
        )
        doubts.append(Doubt("encoding", asked, choices))
    elif answers.encoding is None and not found.sure:
        remarks.append(_proposed(words, sample))
    return OpenedFile(_separated(table.separator), table, None, words, sample, tuple(doubts), tuple(remarks))


def _proposed(encoding: str, sample: str) -> Message:
    if sample:
        return Message(
            "Read as {encoding} (“{sample}”); if letters are wrong, choose another encoding.",
            encoding=encoding,
            sample=sample,
        )
    return Message("Read as {encoding}; if letters are wrong, choose another encoding.", encoding=encoding)


def _separated(sign: str) -> Message:
    return {
        ",": Message("a table with a comma between its columns"),
        ";": Message("a table with a semicolon between its columns"),
        "\t": Message("a table with a tab between its columns"),
        "|": Message("a table with a bar between its columns"),
    }.get(sign) or Message("a table with “{sign}” between its columns", sign=sign)


def _as(data: bytes, name: str) -> str:
    try:
        return encodings.sample(encodings.decoded(data[:4000], name))
    except Problem:
        return ""
