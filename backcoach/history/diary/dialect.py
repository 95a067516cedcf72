"""Text into a table: which sign separates its cells, what quotes hold together, and on which line each row begins."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from backcoach.history.diary.table import EACH, Fault, Table, Tick, unheard
from backcoach.problem import Problem
from backcoach.words import Message

if TYPE_CHECKING:
    from _csv import Reader

SEPARATORS = ",;\t|"
_SEP = re.compile(r"(?:\ufeff)?\"?sep=(.)\"?\s*(?:\r\n|\r|\n)", re.IGNORECASE)
_LOOKED_AT = 60
"""Rows by which the separator is found."""
MOST_ROWS = 1_000_000
_CLOSES_LATER = Message("a quotation mark opens here and closes rows later; close it, or read them as plain letters")
_DAY_LIKE = re.compile(r"\s*\d{1,4}[-/.]\d{1,2}[-/.]\d")


def table_of(text: str, separator: str | None = None, *, quoted: bool = True, tick: Tick = unheard) -> Table:
    """The rows of a text; a Problem for one that is no table at all.

    A quote that never closes, and one that swallows lines that look like rows, is a fault of the table.
    """
    declared = _SEP.match(text)
    skipped = 1 if declared else 0
    body = text[declared.end() :] if declared else text
    chosen = separator or (declared[1] if declared else best_separator(body, quoted=quoted))
    if chosen is None:
        chosen = ","
    rows: list[list[str]] = []
    lines: list[int] = []
    faults = list(_read(body, chosen, rows, lines, skipped, tick, quoted=quoted))
    if not rows and not faults:
        raise Problem("The table has no rows; choose another file.")
    if not faults and max(map(len, rows)) < 2:
        raise Problem("The file has no columns that a comma, semicolon, tab or bar separates; choose a table.")
    return Table(rows, lines, tuple(faults), chosen)


def best_separator(text: str, *, quoted: bool = True) -> str | None:
    """The sign that gives the most rows of one width; None where two do equally well or none separates anything."""
    rated = sorted(((_rating(text, sign, quoted=quoted), sign) for sign in SEPARATORS), reverse=True)
    (best, sign), (second, _) = rated[:2]
    return sign if best > (0.0, 0) and best != second else None


def _rating(text: str, separator: str, *, quoted: bool) -> tuple[float, int]:
    """How large a share of the first rows has the commonest width above one, and that width."""
    widths: Counter[int] = Counter()
    try:
        for row in _reader(_head(text), separator, quoted=quoted, strict=False):
            if any(map(str.strip, row)):
                widths[len(row)] += 1
    except csv.Error:
        return 0.0, 0
    many = [(count, width) for width, count in widths.items() if width > 1]
    count, width = max(many, default=(0, 0))
    return count / max(1, widths.total()), width


def _head(text: str) -> str:
    """The first lines of a text."""
    place = 0
    for _ in range(_LOOKED_AT):
        found = re.compile(r"\r\n|\r|\n").search(text, place)
        if not found:
            return text
        place = found.end()
    return text[:place]


def _reader(text: str, separator: str, *, quoted: bool, strict: bool = True) -> "Reader":
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    stream = io.StringIO(text, newline="")
    return csv.reader(stream, delimiter=separator, quoting=quoting, strict=strict)


def _read(
    text: str, separator: str, rows: list[list[str]], lines: list[int], skipped: int, tick: Tick, *, quoted: bool
) -> Iterator[Fault]:
    """Fill rows and lines; yield what is wrong with the table."""
    reader = _reader(text, separator, quoted=quoted)
    before, all_of_it = 0, max(1, len(text))
    size = 0
    try:
        for row in reader:
            begins, before = before + 1, reader.line_num
            if any(row) and not "".join(row).isspace():
                rows.append(row)
                lines.append(begins + skipped)
                size += 1
                if before > begins and (fault := _swallowed(row, begins + skipped, separator)):
                    yield fault
                if not size % EACH:
                    _check_size(size)
                    tick(min(size * 30, all_of_it), all_of_it)
    except csv.Error as error:
        yield Fault(before + 1 + skipped, _words(error, reader.line_num + skipped))


def _check_size(rows: int) -> None:
    if rows > MOST_ROWS:
        raise Problem("The table has more than {most_rows:,} rows; split it into several files.", most_rows=MOST_ROWS)


def _words(error: csv.Error, last: int) -> Message:
    said = str(error)
    if "unexpected end" in said:
        return Message(
            "a quotation mark opens here and never closes; close it, or read quotation marks as plain letters"
        )
    if "field larger" in said:
        return Message(
            "a cell runs on to line {last}, longer than any note; a quotation mark is probably missing", last=last
        )
    return Message(
        "the quotation mark that closes on line {last} is followed by more text; check the quotation marks", last=last
    )


def _swallowed(row: list[str], line: int, separator: str) -> Fault | None:
    """A cell of several lines one of which looks like a row: somewhere before it a quotation mark is missing."""
    for cell in row:
        for inner in re.split(r"\r\n|\r|\n", cell)[1:]:
            if separator in inner and _DAY_LIKE.match(inner):
                return Fault(line, _CLOSES_LATER)
    return None
