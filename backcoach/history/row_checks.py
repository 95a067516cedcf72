"""Rows from elsewhere, checked one by one: those that cannot be in a journal are set aside and named, the rest is used.

The checks are at least as strict as the schema, and every reader can handle what they accept; a property test sends
random rows through all of them.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from backcoach.history.bounds import possible
from backcoach.history.checks import UNREADABLE
from backcoach.history.rows import KINDS, FactRow, JournalRow, R, Rows
from backcoach.history.tables import Row
from backcoach.words import Message, Said, Words

MOMENT_FACTS = frozenset({"safety_read_at", "asked_first_at", "past_week_offered_at"})
"""The facts whose value is a time; other facts are of a newer version, and kept as they are."""
_UNKNOWN = "unknown field"
"""What msgspec says of a field that this version does not have."""
_SHOWN = 60
_PLAIN = re.compile(r"[^\w.:+-]")


class SetAside(msgspec.Struct, Said, frozen=True):
    """A row that was not taken in: its table, its id as far as that can be shown, and why."""

    table: str
    id: str
    why: str

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program may know it."""
        return _UNKNOWN in self.why

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {self.why}"

    def said(self, words: Words) -> str:
        """The same in the language of the words; a sentence of the JSON library stays in English."""
        return f"{self.table} {self.id}: {words.text_of(self.why)}"


class Sifted(msgspec.Struct, frozen=True):
    """Sound rows, and those that were set aside."""

    rows: Rows
    aside: tuple[SetAside, ...] = ()


def fault_in(row: JournalRow) -> str | None:
    """What is wrong with a row whose fields are within their bounds; None if it is sound."""
    for at in row.moments():
        if not possible(at):
            return Message("it has a date of the year {year} that cannot be kept", year=str(at.year))
    if isinstance(row, FactRow) and row.id in MOMENT_FACTS and moment_in(row.value) is None:
        return Message("its value is not a date and time")
    return None


def moment_in(value: str) -> datetime | None:
    """The moment that a fact holds; None for any other text."""
    try:
        at = datetime.fromisoformat(value)
        return at if at.utcoffset() is not None and possible(at) else None
    except (ValueError, OverflowError):
        return None


def stored(kind: type[R], values: Row) -> R | None:
    """The row with those values from a database that is not trusted; None if it is not sound."""
    try:
        row = msgspec.json.decode(msgspec.json.encode(kind.of(values)), type=kind)
        return row if row.values() == values and fault_in(row) is None else None
    except (msgspec.MsgspecError, ValueError, TypeError, OverflowError):
        return None


def sift(text: bytes) -> Sifted:
    """The rows of a JSON object as `Rows` is encoded. Raises one of UNREADABLE for anything else."""
    try:
        return _without_faults(msgspec.json.decode(text, type=Rows))
    except msgspec.ValidationError:
        return _row_by_row(text)


def _without_faults(rows: Rows) -> Sifted:
    aside: list[SetAside] = []
    kinds = {name: _sound(of, aside) for name, of in zip(Rows.__struct_fields__, rows.kinds(), strict=True)}
    return Sifted(msgspec.structs.replace(rows, **kinds), tuple(aside)) if aside else Sifted(rows)


def _sound(rows: Iterable[R], aside: list[SetAside]) -> list[R]:
    faults = [(row, fault_in(row)) for row in rows]
    aside += [SetAside(row.table, shown(row.id), why) for row, why in faults if why]
    return [row for row, why in faults if not why]


def sift_document(text: bytes) -> Sifted:
    """As `sift`, for an export of a journal, which has its format and version beside the rows, and each row once."""
    sifted = _row_by_row(text, besides=("format", "version"))
    aside = [*sifted.aside]
    kinds = {name: _once(of, aside) for name, of in zip(Rows.__struct_fields__, sifted.rows.kinds(), strict=True)}
    return Sifted(Rows(**kinds), tuple(aside))  # type: ignore[arg-type]


def _once(rows: Iterable[R], aside: list[SetAside]) -> list[R]:
    """The first row of each id."""
    found: dict[str, R] = {}
    again = [row for row in rows if found.setdefault(row.id, row) is not row]
    aside += [SetAside(row.table, shown(row.id), Message("the file holds it twice")) for row in again]
    return [*found.values()]


def _row_by_row(text: bytes, besides: tuple[str, ...] = ()) -> Sifted:
    parts = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    lists = {
        name: msgspec.json.decode(raw, type=list[msgspec.Raw]) for name, raw in parts.items() if name not in besides
    }
    kinds = dict(zip(Rows.__struct_fields__, KINDS, strict=True))
    aside = [
        SetAside(shown(name), "", Message("unknown fields of a newer version")) for name in lists if name not in kinds
    ]
    found = {name: _sound(_decoded(kinds[name], lists[name], aside), aside) for name in kinds if name in lists}
    return Sifted(Rows(**found), tuple(aside))  # type: ignore[arg-type]


def _decoded(kind: type[R], rows: Iterable[msgspec.Raw], aside: list[SetAside]) -> list[R]:
    good, decode = [], msgspec.json.Decoder(kind).decode
    for raw in rows:
        try:
            good.append(decode(raw))
        except UNREADABLE as error:
            aside.append(SetAside(kind.table, _id_of(raw), " ".join(str(error).split())))
    return good


class _Named(msgspec.Struct):
    id: Any = ""


def _id_of(raw: msgspec.Raw) -> str:
    try:
        return shown(str(msgspec.json.decode(raw, type=_Named).id))
    except UNREADABLE:
        return ""


def shown(name: str) -> str:
    """Foreign text, short and without characters that a terminal or a label would act on."""
    return _PLAIN.sub("?", name[:_SHOWN])
