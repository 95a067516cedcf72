"""The tables that machines exchange: one struct each, from which inserting, merging, export and import follow.

A row is complete, with its revision and its tombstone (`deleted`), and what may stand in it is checked on the way in.
The order of the fields is part of how two versions of a row are compared: never change it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar, Protocol, Self, TypeVar

import msgspec

from backcoach.history.bounds import At, Id, Index, Name, Note, Revision, ScoreValue, Seconds, Settings
from backcoach.history.records import Outcome, Question, State, StopReason
from backcoach.history.tables import Row, Stored, columns_of, read, written
from backcoach.history.timestamps import local_day


class JournalRow(Stored, frozen=True, forbid_unknown_fields=True):
    """What all rows have. Where `day_of` names the first column of a moment, `day` is one more: its local day."""

    day_of: ClassVar[str | None] = None

    id: str

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """All columns of the table, in the order of `values`."""
        return (*columns_of(cls), "day") if cls.day_of else columns_of(cls)

    @classmethod
    def insertion(cls) -> str:
        """The statement that inserts the `values` of a row."""
        columns = cls.columns()
        return f"INSERT INTO {cls.table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    def values(self) -> Row:
        """What goes into the columns."""
        values = written(self)
        if self.day_of:
            place = columns_of(type(self)).index(self.day_of)
            values.append(local_day(values[place], values[place + 1]))
        return tuple(values)

    @classmethod
    def of(cls, values: Row) -> Self:
        """The row with those values."""
        return read(cls, values)

    def moments(self) -> tuple[datetime, ...]:
        """All moments in it."""
        return tuple(value for value in msgspec.structs.astuple(self) if isinstance(value, datetime))


class SessionRow(JournalRow, frozen=True):
    """A session."""

    table: ClassVar[str] = "session"
    day_of: ClassVar[str | None] = "started_us"

    id: Id
    started_at: At
    ended_at: At | None
    routine: Name
    settings: Settings
    planned_s: Seconds
    active_s: Seconds
    position: Index
    state: State
    reason: StopReason
    note: Note
    deleted: bool
    revision: Revision
    changed_at: At


class StepRow(JournalRow, frozen=True):
    """A step of a session."""

    table: ClassVar[str] = "step"

    id: Id
    session_id: Id
    at: At
    position: Index
    exercise: Name
    set: Index
    side: Name | None
    outcome: Outcome
    hurt: bool
    active_s: Seconds
    revision: Revision
    changed_at: At


class ScoreRow(JournalRow, frozen=True):
    """A score."""

    table: ClassVar[str] = "score"
    day_of: ClassVar[str | None] = "at_us"

    id: Id
    question: Question
    value: ScoreValue
    at: At
    session_id: Id | None
    exercise: Name | None
    note: Note
    deleted: bool
    revision: Revision
    changed_at: At


class HiddenRow(JournalRow, frozen=True):
    """Whether the exercise of that id is left out of routines."""

    table: ClassVar[str] = "hidden_exercise"

    id: Name
    hidden: bool
    revision: Revision
    changed_at: At


class FactRow(JournalRow, frozen=True):
    """A single fact, by name."""

    table: ClassVar[str] = "meta"

    id: Name
    value: Name
    revision: Revision
    changed_at: At


KINDS: tuple[type[JournalRow], ...] = (SessionRow, StepRow, ScoreRow, HiddenRow, FactRow)


class Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Rows of every kind."""

    sessions: list[SessionRow] = []
    steps: list[StepRow] = []
    scores: list[ScoreRow] = []
    hidden_exercises: list[HiddenRow] = []
    facts: list[FactRow] = []

    def kinds(self) -> tuple[Sequence[JournalRow], ...]:
        """The lists in the order of KINDS."""
        return self.sessions, self.steps, self.scores, self.hidden_exercises, self.facts


R = TypeVar("R", bound=JournalRow)


def revision_of(row: JournalRow) -> int:
    """The revision of a row of any kind."""
    return int(msgspec.structs.astuple(row)[-2])


class Reader(Protocol):
    """Something that reads all rows of a kind from one place."""

    def __call__(self, kind: type[R], /) -> Iterable[R]:
        """All rows of that kind."""
        ...


def gather(reader: Reader) -> Rows:
    """Rows of every kind from one place."""
    return Rows(
        list(reader(SessionRow)), list(reader(StepRow)), list(reader(ScoreRow)), list(reader(HiddenRow)),
        list(reader(FactRow)),
    )  # fmt: skip
