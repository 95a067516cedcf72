"""Rows as they go from one journal to another: checked on the way in, complete with revision and tombstone."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol, Self, TypeVar

import msgspec

from backcoach.history.moments import local_day, moment, stamp
from backcoach.history.records import Outcome, Question, State, StopReason
from backcoach.history.row import At, Id, Index, JournalRow, Name, Note, Revision, Seconds, Settings, Value, in_us
from backcoach.history.store import Row


class SessionRow(JournalRow, frozen=True):
    """A session."""

    table: ClassVar[str] = "session"
    columns: ClassVar[tuple[str, ...]] = (
        "id", "started_us", "started_offset", "ended_us", "ended_offset", "routine", "settings", "planned_s",
        "active_s", "position", "state", "reason", "note", "deleted", "revision", "changed_us", "day",
    )  # fmt: skip

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

    def values(self) -> Row:
        """What goes into the columns."""
        us, offset = stamp(self.started_at)
        ended = stamp(self.ended_at) if self.ended_at else (None, None)
        return (
            self.id, us, offset, *ended, self.routine, self.settings, self.planned_s, self.active_s, self.position,
            self.state, self.reason, self.note, int(self.deleted), self.revision, in_us(self.changed_at),
            local_day(us, offset),
        )  # fmt: skip

    @classmethod
    def of(cls, values: Row) -> Self:
        """The row with those values."""
        row_id, us, offset, ended_us, ended_offset, *rest, deleted, revision, changed, _day = values
        ended = None if ended_us is None else moment(ended_us, ended_offset)
        return cls(*(row_id, moment(us, offset), ended, *rest, bool(deleted), revision, moment(changed, 0)))


class StepRow(JournalRow, frozen=True):
    """A step of a session."""

    table: ClassVar[str] = "step"
    columns: ClassVar[tuple[str, ...]] = (
        "id", "session_id", "at_us", "at_offset", "position", "exercise", "set_number", "side", "outcome", "hurt",
        "active_s", "revision", "changed_us",
    )  # fmt: skip

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

    def values(self) -> Row:
        """What goes into the columns."""
        return (
            self.id, self.session_id, *stamp(self.at), self.position, self.exercise, self.set, self.side, self.outcome,
            int(self.hurt), self.active_s, self.revision, in_us(self.changed_at),
        )  # fmt: skip

    @classmethod
    def of(cls, values: Row) -> Self:
        """The row with those values."""
        row_id, session_id, us, offset, *rest, hurt, active_s, revision, changed = values
        return cls(*(row_id, session_id, moment(us, offset), *rest, bool(hurt), active_s, revision, moment(changed, 0)))


class ScoreRow(JournalRow, frozen=True):
    """A score."""

    table: ClassVar[str] = "score"
    columns: ClassVar[tuple[str, ...]] = (
        "id", "question", "value", "at_us", "at_offset", "session_id", "exercise", "note", "deleted", "revision",
        "changed_us", "day",
    )  # fmt: skip

    id: Id
    question: Question
    value: Value
    at: At
    session_id: Id | None
    exercise: Name | None
    note: Note
    deleted: bool
    revision: Revision
    changed_at: At

    def values(self) -> Row:
        """What goes into the columns."""
        us, offset = stamp(self.at)
        return (
            self.id, self.question, self.value, us, offset, self.session_id, self.exercise, self.note,
            int(self.deleted), self.revision, in_us(self.changed_at), local_day(us, offset),
        )  # fmt: skip

    @classmethod
    def of(cls, values: Row) -> Self:
        """The row with those values."""
        row_id, question, value, us, offset, *rest, deleted, revision, changed, _day = values
        return cls(*(row_id, question, value, moment(us, offset), *rest, bool(deleted), revision, moment(changed, 0)))


class HiddenRow(JournalRow, frozen=True):
    """Whether an exercise, the id, is kept out of routines."""

    table: ClassVar[str] = "hidden_exercise"
    columns: ClassVar[tuple[str, ...]] = ("id", "hidden", "revision", "changed_us")

    id: Name
    hidden: bool
    revision: Revision
    changed_at: At

    def values(self) -> Row:
        """What goes into the columns."""
        return self.id, int(self.hidden), self.revision, in_us(self.changed_at)

    @classmethod
    def of(cls, values: Row) -> Self:
        """The row with those values."""
        row_id, hidden, revision, changed = values
        return cls(row_id, bool(hidden), revision, moment(changed, 0))


class FactRow(JournalRow, frozen=True):
    """A single fact, by name."""

    table: ClassVar[str] = "meta"
    columns: ClassVar[tuple[str, ...]] = ("id", "value", "revision", "changed_us")

    id: Name
    value: Name
    revision: Revision
    changed_at: At

    def values(self) -> Row:
        """What goes into the columns."""
        return self.id, self.value, self.revision, in_us(self.changed_at)

    @classmethod
    def of(cls, values: Row) -> Self:
        """The row with those values."""
        row_id, value, revision, changed = values
        return cls(row_id, value, revision, moment(changed, 0))


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


class Reader(Protocol):
    """Somewhere that rows of any kind can be read from."""

    def __call__(self, kind: type[R], /) -> Iterable[R]:
        """All of its rows of a kind."""
        ...


def gather(reader: Reader) -> Rows:
    """Rows of every kind from one place."""
    return Rows(
        list(reader(SessionRow)), list(reader(StepRow)), list(reader(ScoreRow)), list(reader(HiddenRow)),
        list(reader(FactRow)),
    )  # fmt: skip
