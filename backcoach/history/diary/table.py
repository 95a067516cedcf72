"""What every reader of a file hands on: rows of cells that know their line, and faults that name theirs."""

from collections.abc import Callable

import msgspec

from backcoach.words import Message

Tick = Callable[[int, int], object]
"""Hears how much is done of how much; whatever it raises cancels the import without a trace."""

EACH = 2000
"""Rows between two ticks."""


def unheard(_done: int, _of: int) -> None:
    """For callers that do not want to know how far it is."""


def at_place(unit: str, line: int, what: str) -> Message:
    """What there is to say of a line, with its place before it; `unit` as in Table."""
    if unit == "Row":
        return Message("Row {line}: {what}", line=str(line), what=what)
    if unit == "Entry":
        return Message("Entry {line}: {what}", line=str(line), what=what)
    return Message("Line {line}: {what}", line=str(line), what=what)


def at_place_within(unit: str, line: int, what: str) -> Message:
    """The same within a line."""
    if unit == "Row":
        return Message("row {line}: {what}", line=str(line), what=what)
    if unit == "Entry":
        return Message("entry {line}: {what}", line=str(line), what=what)
    return Message("line {line}: {what}", line=str(line), what=what)


class Fault(msgspec.Struct, frozen=True):
    """Something in the file that cannot be right: its line, and a clause that says what is wrong."""

    line: int
    words: str


class Table(msgspec.Struct, frozen=True):
    """Rows of cells as in the file, without empty rows.

    `lines` has the line of the file on which each row begins, counted from 1. `faults` are those of the table itself,
    such as a quote that never closes; nothing after such a fault can be trusted.
    """

    rows: list[list[str]]
    lines: list[int]
    faults: tuple[Fault, ...] = ()
    separator: str = ""
    headed: bool = False
    """Whether the reader of the file has put the names of the columns into the first row."""
    unit: str = "Line"
    """What `lines` counts: Line, Row or Entry."""


class Choice(msgspec.Struct, frozen=True):
    """One answer to a question: the value for the option, and a clause that says what it would do."""

    value: str
    words: str


class Doubt(msgspec.Struct, frozen=True):
    """A question that must be answered before anything is imported.

    `key` names the field of `Answers`, `words` is a sentence, `choices` may be empty if the answer is a column.
    """

    key: str
    words: str
    choices: tuple[Choice, ...] = ()
    about: str = ""
    """The column that is asked about, where the same may be asked of several."""
