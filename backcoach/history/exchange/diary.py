"""A diary kept elsewhere: a table with a date and a score in each row becomes scores of this journal."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from uuid import UUID, uuid5

import msgspec

from backcoach.history.checks import checked_note, checked_question, checked_time, checked_value
from backcoach.history.exchange.as_csv import SCORES, SESSIONS, STEPS
from backcoach.history.records import Question
from backcoach.history.rows import Rows, ScoreRow
from backcoach.problem import Problem

_SPACE = UUID("6f0d6f44-54f7-4a3b-9a53-3a2d2bd1c8a5")
_WORDS = {
    "date": ("date", "datum", "day", "fecha", "data", "when", "time"),
    "score": ("pain", "score", "nrs", "vas", "level", "schmerz", "douleur", "value"),
    "note": ("note", "comment", "remark", "text", "bemerkung", "notiz", "kommentar"),
}
_SEPARATORS = ",;\t|"
_NUMBER = re.compile(r"(\d{1,2})(?:[.,]0+)?(?:\s*/\s*10)?")


class Columns(msgspec.Struct, frozen=True):
    """Which column is which; `date_format` as `strptime` takes it, None for ISO 8601; a day alone counts as noon."""

    date: str
    score: str
    note: str | None = None
    question: Question = "now"
    date_format: str | None = None


def text_of(data: bytes) -> str:
    """The text of a file; a Problem for an encoding that cannot be told."""
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("The file is not UTF-8 text; save it as “CSV UTF-8” and try again.") from None


def table_of(text: str) -> list[dict[str, str]]:
    """The rows of a table by the names in its first line, whatever separates its columns; a Problem for none."""
    line = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=line.count)
    try:
        # A cell too many, or too few, is nobody's.
        rows = [
            {name.strip(): cell or "" for name, cell in row.items() if name is not None}
            for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error as error:
        raise Problem(f"The file is not a table of comma-separated values ({error}); check it and try again.") from None
    if not rows:
        raise Problem("The table has no rows; choose another file.")
    if set(rows[0]) in (set(SCORES), set(SESSIONS), set(STEPS)):
        raise Problem("This table is BackCoach's own and does not hold all; export the journal as JSON instead.")
    return rows


def guess(names: Sequence[str]) -> Columns | None:
    """Which columns may be meant, by their names; None where there is no telling."""
    found = {what: next((name for word in words for name in names if word in name.lower()), None)
             for what, words in _WORDS.items()}  # fmt: skip
    if found["date"] is None or found["score"] is None or found["date"] == found["score"]:
        return None
    return Columns(found["date"], found["score"], found["note"])


def scores_in(
    table: Sequence[dict[str, str]], columns: Columns, now: datetime,
    localised: Callable[[datetime], datetime] = datetime.astimezone,
) -> Rows:  # fmt: skip
    """The scores of a table, rows without one left out; a Problem that names the line of the first fault.

    Read again they get the same ids, so nothing comes twice; `localised` gives a wall-clock time its offset.
    """
    checked_question(columns.question)
    for name in filter(None, (columns.date, columns.score, columns.note)):
        if name not in table[0]:
            raise Problem(f"The table has no column “{name}”; it has {', '.join(table[0])}.")
    seen: dict[str, int] = {}
    return Rows(scores=list(_scores(table, columns, now, localised, seen)))


def _scores(
    table: Sequence[dict[str, str]], columns: Columns, now: datetime, localised: Callable[[datetime], datetime],
    seen: dict[str, int],
) -> Iterator[ScoreRow]:  # fmt: skip
    for line, row in enumerate(table, start=2):
        if not row.get(columns.score, "").strip():
            continue
        try:
            value = _value(row[columns.score])
            at = checked_time(localised(moment_of(row.get(columns.date, ""), columns.date_format)), now)
            note = checked_note(row.get(columns.note, "") if columns.note else "")
        except (Problem, OverflowError, OSError) as problem:
            raise Problem(f"Line {line} of the table: {problem}") from None
        content = f"{columns.question}|{at.isoformat()}|{value}|{note}"
        number = seen[content] = seen.get(content, 0) + 1
        yield ScoreRow(
            str(uuid5(_SPACE, f"{content}|{number}")), columns.question, value, at, None, None, note,
            deleted=False, revision=1, changed_at=at,
        )  # fmt: skip


def _value(text: str) -> int:
    if not (match := _NUMBER.fullmatch(text.strip())):
        raise Problem(f"“{text.strip()[:40]}” is not a whole score from 0 to 10.")
    return checked_value(int(match[1]))


def moment_of(text: str, written: str | None) -> datetime:
    """A date, or date and time, written that way; noon for a day alone, and a Problem for anything else.

    Behind a date of which only the day is described a time may stand, as 08:30 or 08:30:15.
    """
    try:
        at = _parsed(text.strip(), written)
    except ValueError:
        raise Problem(f"“{text.strip()[:40]}” is not a date that can be read; say how dates are written.") from None
    has_time = ":" in text or (written and re.search("%[HIcTX]", written))
    return at if has_time else datetime.combine(at.date(), time(12), at.tzinfo)


def _parsed(text: str, written: str | None) -> datetime:
    if written is None:
        return datetime.fromisoformat(text)
    try:
        return datetime.strptime(text, written)  # noqa: DTZ007 (the place's own clock)
    except ValueError:
        day, _, clock = text.rpartition(" ")
        return datetime.combine(datetime.strptime(day, written), time.fromisoformat(clock))  # noqa: DTZ007
