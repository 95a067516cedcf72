"""The journal as tidy tables, one CSV file per kind in a zip, for spreadsheets: what was deleted is left out."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import IO

from backcoach.history.exchange.source import Source
from backcoach.history.rows import ScoreRow, SessionRow, StepRow

Cells = tuple[object, ...]

SESSIONS = "id", "started_at", "ended_at", "routine", "planned_s", "active_s", "state", "reason", "note"
STEPS = "id", "session_id", "at", "position", "exercise", "set", "side", "outcome", "hurt", "active_s"
SCORES = "id", "at", "question", "value", "session_id", "exercise", "note"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"
"""The byte order mark by which spreadsheets know UTF-8; Python's own encoding with it is far slower."""
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def _sessions(source: Source) -> Iterator[Cells]:
    for row in source.rows(SessionRow):
        if not row.deleted:
            ended = row.ended_at.isoformat() if row.ended_at else ""
            yield (
                row.id, row.started_at.isoformat(), ended, harmless(row.routine), row.planned_s, row.active_s,
                row.state, row.reason, harmless(row.note),
            )  # fmt: skip


def _steps(source: Source) -> Iterator[Cells]:
    for row in source.rows(StepRow):
        yield (
            row.id, row.session_id, row.at.isoformat(), row.position, harmless(row.exercise), row.set,
            harmless(row.side or ""), row.outcome, int(row.hurt), row.active_s,
        )  # fmt: skip


def _scores(source: Source) -> Iterator[Cells]:
    for row in source.rows(ScoreRow):
        if not row.deleted:
            yield (
                row.id, row.at.isoformat(), row.question, row.value, row.session_id, harmless(row.exercise or ""),
                harmless(row.note),
            )  # fmt: skip


TABLES: tuple[tuple[str, tuple[str, ...], Callable[[Source], Iterator[Cells]]], ...] = (
    ("sessions.csv", SESSIONS, _sessions),
    ("steps.csv", STEPS, _steps),
    ("scores.csv", SCORES, _scores),
)


def write_csv(source: Source, file: IO[bytes]) -> None:
    """The zip; the same journal gives the same bytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, heading, rows in TABLES:
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with (
                archive.open(entry, "w", force_zip64=True) as raw,
                io.TextIOWrapper(raw, "utf-8", newline="") as text,
            ):
                text.write(_MARK)
                table = csv.writer(text)
                table.writerow(heading)
                table.writerows(rows(source))
