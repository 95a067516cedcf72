"""The journal as one CSV file for each kind of row, in a zip, for spreadsheets; deleted entries are left out."""

import csv
import io
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

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"
"""The byte order mark that tells spreadsheets that a file is UTF-8. Python's codec `utf-8-sig` is far slower."""
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the zip, so that the same journal gives the same bytes."""


def harmless(text: str) -> str:
    """The text of a cell, with a quote before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def _cell(value: object) -> object:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def _lines(source: Source, kind: type[JournalRow], fields: tuple[str, ...]) -> Iterator[list[object]]:
    values_of = attrgetter(*fields)
    for row in source.rows(kind):
        if not getattr(row, "deleted", False):
            yield [_cell(value) for value in values_of(row)]


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
                text.write(_MARK)
                table = csv.writer(text)
                table.writerow(fields)
                table.writerows(_lines(source, kind, fields))
