"""The journal as one CSV file for each kind of row, in a zip, for spreadsheets; deleted entries are left out."""

import csv
import io
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

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"
"""The byte order mark that tells spreadsheets that a file is UTF-8. Python's codec `utf-8-sig` is far slower."""
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the zip, so that the same journal gives the same bytes."""


def harmless(text: str) -> str:
    """The text of a cell, with a quote before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


_FORMS: Mapping[type, Callable[[Any], object]] = {str: harmless, datetime: datetime.isoformat, bool: int}
"""How values of some types are written; the csv module writes numbers and None by itself."""


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
            for place, form in forms:
                if cells[place] is not None:
                    cells[place] = form(cells[place])
            yield cells


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
