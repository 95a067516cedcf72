"""The journal as one CSV file for each kind of row, in a zip, for spreadsheets; deleted entries are left out."""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from operator import attrgetter
from typing import IO, Any, get_args, get_type_hints

from backcoach.history.exchange.source import Source
from backcoach.history.rows import JournalRow, ScoreRow, SessionRow, StepRow

SESSIONS = "id", "started_at", "ended_at", "routine", "planned_s", "active_s", "state", "reason", "note"
STEPS = "id", "session_id", "at", "position", "exercise", "set", "side", "outcome", "hurt", "active_s"
SCORES = "id", "at", "question", "value", "session_id", "exercise", "note"
"""The fields of each row that its file has, in the order of the columns."""

TABLES: tuple[tuple[str, type[JournalRow], tuple[str, ...]], ...] = (
    ("sessions.csv", SessionRow, SESSIONS),
    ("steps.csv", StepRow, STEPS),
    ("scores.csv", ScoreRow, SCORES),
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACES = r"[^\S\n\t\r\u2028\u2029]{0,8}"
_BEGINS = r"((?:^|[,;|\t\n\r\u2028\u2029])" + _SPACES + ")"
"""Where a cell begins, or would begin for a spreadsheet that separates by another sign or knows no quotes."""
_SIGN = r"(?=['\"]{0,8}" + _SPACES + r"[=+\-@＝＋－＠])"
_FORMULA = re.compile(_BEGINS + _SIGN)
_QUOTED_FORMULA = re.compile(_BEGINS + "'" + _SIGN)
OFFSET = "utc_offset"
"""The column of the offset that belongs to the moments of a row: UTC+01:00, which no spreadsheet takes for a time."""
_MARK = "\ufeff"
"""The byte order mark that tells spreadsheets that a file is UTF-8. Python's codec `utf-8-sig` is far slower."""
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the zip, so that the same journal gives the same bytes."""


def harmless(text: str) -> str:
    """The text of a cell without control characters, and with a quote before whatever could be taken for a formula.

    That is a sign of one at the beginning, and behind any sign that separates cells or lines in some spreadsheet.
    """
    if text.isalnum():
        return text
    return _FORMULA.sub(r"\1'", _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))


def as_written(text: str) -> str:
    """What `harmless` was made of, but for control characters."""
    return _QUOTED_FORMULA.sub(r"\1", text)


def _local(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S")


_FORMS: Mapping[type, Callable[[Any], object]] = {str: harmless, datetime: _local, bool: int}
"""How values of some types are written; the csv module writes numbers and None without help."""


def _offset(at: datetime) -> str:
    return f"UTC{at.isoformat()[-6:]}"


def _lines(source: Source, kind: type[JournalRow], fields: tuple[str, ...]) -> Iterator[list[object]]:
    values_of, types = attrgetter(*fields), get_type_hints(kind)
    forms = [
        (place, _FORMS[of])
        for place, name in enumerate(fields)
        for of in get_args(types[name]) or (types[name],)
        if of in _FORMS
    ]
    for row in source.rows(kind):
        if not getattr(row, "deleted", False):
            cells = [*values_of(row)]
            offset = _offset(next(cell for cell in cells if isinstance(cell, datetime)))
            for place, form in forms:
                if cells[place] is not None:
                    cells[place] = form(cells[place])
            yield [*cells, offset]


def write_csv(source: Source, file: IO[bytes]) -> None:
    """Write the zip; the same journal gives the same bytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, kind, fields in TABLES:
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with (
                archive.open(entry, "w", force_zip64=True) as raw,
                io.TextIOWrapper(raw, "utf-8", newline="") as text,
            ):
                _write_table(source, text, kind, fields)


def write_scores(source: Source, file: IO[bytes]) -> None:
    """Write only the table of the scores."""
    _, kind, fields = TABLES[-1]
    text = codecs.getwriter("utf-8")(file)  # a sealed file can do no more than be written to
    _write_table(source, text, kind, fields)


def _write_table(
    source: Source, text: io.TextIOWrapper | codecs.StreamWriter, kind: type[JournalRow], fields: tuple[str, ...]
) -> None:
    text.write(_MARK)
    # All text in quotes, so that a spreadsheet that separates by more signs at once keeps each cell whole.
    table = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    table.writerow((*fields, OFFSET))
    table.writerows(_lines(source, kind, fields))
    text.flush()
