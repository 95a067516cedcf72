"""What the journal is told, as values: each can be carried out now, or held and carried out later with the same result.

They are kept as JSON where the journal cannot be written, so a tag or a field is never renamed, and what comes back is
bounded as what comes from another journal is.
"""

from typing import Literal
from uuid import uuid4

import msgspec

from backcoach.history.moments import local_day
from backcoach.history.records import FROM_PAPER, Outcome, Question, State, StepPlace, StopReason
from backcoach.history.row import Id, Micros, Minutes, Name, Note, Seconds, Settings, Whole
from backcoach.history.store import Row, Store, Value

Column = Literal["value", "at_us", "at_offset", "day", "note", "deleted", "changed_us"]
"""What may be revised of a session or a score."""


class StartSession(msgspec.Struct, frozen=True, tag="start-session"):
    """A session begins; `us` and `offset` as `stamp` gives them."""

    id: Id
    routine: Name
    settings: Settings
    planned_s: Seconds
    us: Micros
    offset: Minutes

    def apply(self, store: Store) -> None:
        """Inside a change."""
        store.insert(
            "session", id=self.id, routine=self.routine, settings=self.settings, planned_s=self.planned_s,
            active_s=0.0, position=0, state="running", reason="", note="", started_us=self.us,
            started_offset=self.offset, day=local_day(self.us, self.offset), changed_us=self.us,
        )  # fmt: skip


class EndStep(msgspec.Struct, frozen=True, tag="end-step"):
    """A step has ended; it takes the row of the same step in progress, or else `id` as a new one."""

    id: Id
    session_id: Id
    step: StepPlace
    outcome: Outcome
    hurt: bool
    active_s: Seconds
    us: Micros
    offset: Minutes

    def apply(self, store: Store) -> None:
        """Inside a change."""
        begun = _last(store, self.session_id, self.step, " AND outcome = 'begun'")
        step_id, hurt = begun[0] if begun else (self.id, 0)
        _put_step(
            store, self.step, id=step_id, session_id=self.session_id, outcome=self.outcome,
            hurt=int(self.hurt or hurt), active_s=self.active_s, at_us=self.us, at_offset=self.offset,
        )  # fmt: skip
        store.connection.execute(
            "UPDATE session SET position = ?, active_s = active_s + ?, revision = revision + 1, changed_us = ?"
            " WHERE id = ?",
            (self.step.index + 1, self.active_s, self.us, self.session_id),
        )


class MarkHurt(msgspec.Struct, frozen=True, tag="mark-hurt"):
    """A step, over or in progress, hurt or did not; `id` is for one that has no row yet."""

    id: Id
    session_id: Id
    step: StepPlace
    hurt: bool
    us: Micros
    offset: Minutes

    def apply(self, store: Store) -> None:
        """Inside a change."""
        if last := _last(store, self.session_id, self.step, ""):
            store.revise("step", last[0][0], hurt=int(self.hurt), changed_us=self.us)
        else:
            _put_step(
                store, self.step, id=self.id, session_id=self.session_id, outcome="begun", hurt=int(self.hurt),
                active_s=0.0, at_us=self.us, at_offset=self.offset,
            )  # fmt: skip


class EndSession(msgspec.Struct, frozen=True, tag="end-session"):
    """A session is over; `hide` is an exercise to keep out of routines from then on."""

    id: Id
    state: State
    reason: StopReason
    note: Note
    hide: Name | None
    ended_us: Micros
    ended_offset: Minutes
    us: Micros

    def apply(self, store: Store) -> None:
        """Inside a change."""
        store.revise(
            "session", self.id, state=self.state, reason=self.reason, note=self.note, ended_us=self.ended_us,
            ended_offset=self.ended_offset, changed_us=self.us,
        )  # fmt: skip
        if self.hide:
            HideExercise(self.hide, hidden=True, us=self.us).apply(store)


class LogScore(msgspec.Struct, frozen=True, tag="log-score"):
    """An answer is given; `us` is when it was true, `changed_us` when it was written down."""

    id: Id
    question: Question
    value: int
    us: Micros
    offset: Minutes
    session_id: Id | None
    exercise: Name | None
    note: Note
    changed_us: Micros

    def apply(self, store: Store) -> None:
        """Inside a change."""
        store.insert(
            "score", id=self.id, question=self.question, value=self.value, at_us=self.us, at_offset=self.offset,
            day=local_day(self.us, self.offset), session_id=self.session_id, exercise=self.exercise, note=self.note,
            changed_us=self.changed_us,
        )  # fmt: skip


class KeepPaperSession(msgspec.Struct, frozen=True, tag="keep-paper-session"):
    """A whole session that was done by a printed sheet, with an id for each of its steps; `hurt` are those of some."""

    id: Id
    routine: Name
    planned_s: Seconds
    steps: tuple[tuple[Id, StepPlace, Seconds], ...]
    us: Micros
    offset: Minutes
    changed_us: Micros
    hurt: tuple[str, ...] = ()

    def apply(self, store: Store) -> None:
        """Inside a change."""
        active_s = sum(seconds for _, _, seconds in self.steps)
        store.insert(
            "session", id=self.id, routine=self.routine, settings=FROM_PAPER, planned_s=self.planned_s,
            active_s=active_s, position=len(self.steps), state="finished", reason="", note="", started_us=self.us,
            started_offset=self.offset, ended_us=self.us, ended_offset=self.offset,
            day=local_day(self.us, self.offset), changed_us=self.changed_us,
        )  # fmt: skip
        for step_id, step, seconds in self.steps:
            _put_step(
                store, step, id=step_id, session_id=self.id, outcome="done", hurt=int(step_id in self.hurt),
                active_s=seconds, at_us=self.us, at_offset=self.offset,
            )  # fmt: skip


class Revise(msgspec.Struct, frozen=True, tag="revise"):
    """Some columns of a session or a score change: a correction, a deletion or its undoing."""

    table: Literal["session", "score"]
    id: Id
    columns: dict[Column, Note | Whole]

    def apply(self, store: Store) -> None:
        """Inside a change."""
        store.revise(self.table, self.id, **{str(name): value for name, value in self.columns.items()})


class HideExercise(msgspec.Struct, frozen=True, tag="hide-exercise"):
    """An exercise is kept out of routines, or let back in."""

    id: Name
    hidden: bool
    us: Micros

    def apply(self, store: Store) -> None:
        """Inside a change."""
        store.put("hidden_exercise", id=self.id, hidden=int(self.hidden), changed_us=self.us)


class KeepFact(msgspec.Struct, frozen=True, tag="keep-fact"):
    """A single fact about the journal, by name."""

    id: Name
    value: Name
    us: Micros

    def apply(self, store: Store) -> None:
        """Inside a change."""
        store.put("meta", id=self.id, value=self.value, changed_us=self.us)


Write = StartSession | EndStep | MarkHurt | EndSession | LogScore | KeepPaperSession | Revise | HideExercise | KeepFact


def new_id() -> str:
    """A name that no other machine has given to anything."""
    return str(uuid4())


def _last(store: Store, session_id: str, step: StepPlace, condition: str) -> list[Row]:
    sql = f"SELECT id, hurt FROM step WHERE session_id = ? AND position = ?{condition} ORDER BY at_us DESC LIMIT 1"
    return store.rows(sql, session_id, step.index)


def _put_step(store: Store, step: StepPlace, *, at_us: int, **columns: Value) -> None:
    store.put(
        "step", position=step.index, exercise=step.exercise, set_number=step.set, side=step.side, at_us=at_us,
        changed_us=at_us, **columns,
    )  # fmt: skip
