"""The journal as one CSV file for each kind of row, in a zip, for spreadsheets; deleted entries are left out."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from typing import IO

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
_BEGINS = r"((?:^|[,;|\t\n\r\u2028\u2029])\s{0,8})"
"""Where a cell begins, or would begin for a spreadsheet that separates by another sign or knows no quotes."""
_SIGN = r"(?=['\"]{0,8}\s{0,8}[=+\-@＝＋－＠])"
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


def _cell(value: object) -> object:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return int(value) if isinstance(value, bool) else value


def _offset(at: datetime) -> str:
    return f"UTC{at.isoformat()[-6:]}"


def _lines(source: Source, kind: type[JournalRow], fields: tuple[str, ...]) -> Iterator[list[object]]:
    values_of = attrgetter(*fields)
    for row in source.rows(kind):
        if not getattr(row, "deleted", False):
            values = values_of(row)
            first = next(value for value in values if isinstance(value, datetime))
            yield [*map(_cell, values), _offset(first)]


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
    """Write the table of the scores alone."""
    _, kind, fields = TABLES[-1]
    text = io.TextIOWrapper(file, "utf-8", newline="")
    _write_table(source, text, kind, fields)
    text.detach()


def _write_table(source: Source, text: io.TextIOWrapper, kind: type[JournalRow], fields: tuple[str, ...]) -> None:
    text.write(_MARK)
    # All text in quotes, so that a spreadsheet that separates by more signs at once keeps each cell whole.
    table = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    table.writerow((*fields, OFFSET))
    table.writerows(_lines(source, kind, fields))
    text.flush()
