"""Changes of the journal as values, which can be carried out now or later with the same result.

Pending ones are stored as JSON, so never rename a tag or a field. What is read back is checked against the same
bounds as an import.
"""

from datetime import datetime
from typing import Literal
from uuid import uuid4

import msgspec

from backcoach.history.bounds import Id, Micros, Minutes, Name, Note, Number, Seconds, Settings
from backcoach.history.notes import joined
from backcoach.history.records import FROM_PAPER, Outcome, Question, State, StepPlace, StopReason
from backcoach.history.rows import FactRow, HiddenRow, ScoreRow, SessionRow, StepRow
from backcoach.history.store import NEXT_REVISION, Store
from backcoach.history.tables import Row
from backcoach.history.timestamps import moment

Column = Literal["value", "at_us", "at_offset", "day", "note", "deleted", "changed_us"]
"""The columns of a session or a score that may be revised."""


class StartSession(msgspec.Struct, frozen=True, tag="start-session"):
    """A session begins; `us` and `offset` as `stamp` gives them."""

    id: Id
    routine: Name
    settings: Settings
    planned_s: Seconds
    us: Micros
    offset: Minutes

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`."""
        at = moment(self.us, self.offset)
        store.add(
            SessionRow(
                self.id, at, None, self.routine, self.settings, self.planned_s, active_s=0.0, position=0,
                state="running", reason="", note="", deleted=False, revision=1, changed_at=at,
            )
        )  # fmt: skip


class KeepSettings(msgspec.Struct, frozen=True, tag="keep-settings"):
    """A session was changed while it goes on; with these settings it can be continued."""

    id: Id
    settings: Settings
    us: Micros

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`. If a session's row is gone, its next step makes a new one."""
        _revive(store, self.id, self.us)
        if store.rows("SELECT 1 FROM session WHERE id = ?", self.id):
            store.revise("session", self.id, settings=self.settings, changed_us=self.us)


class EndStep(msgspec.Struct, frozen=True, tag="end-step"):
    """A step has ended; its row is the one made when it was marked as hurting, or else a new one with `id`."""

    id: Id
    session_id: Id
    step: StepPlace
    outcome: Outcome
    hurt: bool
    active_s: Seconds
    us: Micros
    offset: Minutes

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`."""
        _revive(store, self.session_id, self.us)
        _make_good(store, self.session_id, self.us, self.offset, "running")
        begun = _last(store, self.session_id, self.step, " AND outcome = 'begun'")
        step_id, hurt = begun[0] if begun else (self.id, 0)
        at = moment(self.us, self.offset)
        hurt = self.hurt or bool(hurt)
        store.put(_row_of(self.step, step_id, self.session_id, at, self.outcome, self.active_s, hurt=hurt))
        store.connection.execute(
            f"UPDATE session SET position = ?, active_s = active_s + ?, revision = {NEXT_REVISION}, changed_us = ?"
            " WHERE id = ?",
            (self.step.index + 1, self.active_s, self.us, self.session_id),
        )


class MarkHurt(msgspec.Struct, frozen=True, tag="mark-hurt"):
    """A step, over or in progress, hurt or did not hurt; `id` is used if it has no row yet."""

    id: Id
    session_id: Id
    step: StepPlace
    hurt: bool
    us: Micros
    offset: Minutes

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`."""
        _revive(store, self.session_id, self.us)
        _make_good(store, self.session_id, self.us, self.offset, "running")
        if last := _last(store, self.session_id, self.step, ""):
            store.revise("step", last[0][0], hurt=int(self.hurt), changed_us=self.us)
        else:
            at = moment(self.us, self.offset)
            store.put(_row_of(self.step, self.id, self.session_id, at, "begun", 0.0, hurt=self.hurt))


class EndSession(msgspec.Struct, frozen=True, tag="end-session"):
    """A session is over; `hide` is an exercise to leave out of routines from then on."""

    id: Id
    state: State
    reason: StopReason
    note: Note
    hide: Name | None
    ended_us: Micros
    ended_offset: Minutes
    us: Micros

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`."""
        _revive(store, self.id, self.us)
        # A clock that was set back must not end a session before its beginning.
        rows = store.rows("SELECT started_us, note FROM session WHERE id = ?", self.id)
        began, note = next(((row[0], row[1]) for row in rows), (0, ""))
        store.revise(
            "session", self.id, state=self.state, reason=self.reason, note=joined(note, self.note),
            ended_us=max(self.ended_us, began), ended_offset=self.ended_offset, changed_us=self.us,
        )  # fmt: skip
        if self.hide:
            HideExercise(self.hide, hidden=True, us=self.us).apply(store)


class LogScore(msgspec.Struct, frozen=True, tag="log-score"):
    """A question was answered; `us` is the moment that the score is about, `changed_us` when it was entered."""

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
        """Carry it out; only within `Store.change`."""
        if self.session_id is not None:
            _make_good(store, self.session_id, self.us, self.offset, "stopped")
        store.add(
            ScoreRow(
                self.id, self.question, self.value, moment(self.us, self.offset), self.session_id, self.exercise,
                self.note, deleted=False, revision=1, changed_at=moment(self.changed_us, 0),
            )
        )  # fmt: skip


class KeepPaperSession(msgspec.Struct, frozen=True, tag="keep-paper-session"):
    """A session that was done by a printed sheet; each of `steps` has an id, and `hurt` has those that hurt."""

    id: Id
    routine: Name
    planned_s: Seconds
    steps: tuple[tuple[Id, StepPlace, Seconds], ...]
    us: Micros
    offset: Minutes
    changed_us: Micros
    hurt: tuple[str, ...] = ()

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`."""
        at, active_s = moment(self.us, self.offset), sum(seconds for _, _, seconds in self.steps)
        store.add(
            SessionRow(
                self.id, at, at, self.routine, FROM_PAPER, self.planned_s, active_s, position=len(self.steps),
                state="finished", reason="", note="", deleted=False, revision=1,
                changed_at=moment(self.changed_us, 0),
            )
        )  # fmt: skip
        for step_id, step, seconds in self.steps:
            store.put(_row_of(step, step_id, self.id, at, "done", seconds, hurt=step_id in self.hurt))


class Revise(msgspec.Struct, frozen=True, tag="revise"):
    """Some columns of a session or a score change: a correction, a deletion or the undo of one."""

    table: Literal["session", "score"]
    id: Id
    columns: dict[Column, Note | Number]

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`."""
        store.revise(self.table, self.id, **{str(name): value for name, value in self.columns.items()})


class HideExercise(msgspec.Struct, frozen=True, tag="hide-exercise"):
    """An exercise is left out of routines, or let back in."""

    id: Name
    hidden: bool
    us: Micros

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`."""
        store.put(HiddenRow(self.id, self.hidden, revision=1, changed_at=moment(self.us, 0)))


class KeepFact(msgspec.Struct, frozen=True, tag="keep-fact"):
    """A single fact about the journal, by name."""

    id: Name
    value: Name
    us: Micros

    def apply(self, store: Store) -> None:
        """Carry it out; only within `Store.change`."""
        store.put(FactRow(self.id, self.value, revision=1, changed_at=moment(self.us, 0)))


Write = (
    StartSession | KeepSettings | EndStep | MarkHurt | EndSession | LogScore | KeepPaperSession | Revise | HideExercise
    | KeepFact
)  # fmt: skip


def new_id() -> str:
    """A new id that is unique across machines."""
    return str(uuid4())


def _revive(store: Store, session_id: str, us: int) -> None:
    """Bring back a running session that another program deleted: it is written to, so it still goes on.

    A session that has ended stays deleted.
    """
    store.connection.execute(
        "UPDATE session SET deleted = 0, revision = revision + 1, changed_us = ?"
        " WHERE id = ? AND state = 'running' AND deleted = 1",
        (us, session_id),
    )


def _make_good(store: Store, session_id: str, us: int, offset: int, state: State) -> None:
    """Make a row for a session whose row is gone (an older journal may have been put in place), so that its steps are
    kept."""
    if not store.rows("SELECT 1 FROM session WHERE id = ?", session_id):
        at = moment(us, offset)
        store.add(
            SessionRow(
                session_id, at, None, "", "{}", planned_s=0.0, active_s=0.0, position=0, state=state, reason="",
                note="", deleted=False, revision=1, changed_at=at,
            )
        )  # fmt: skip


def _last(store: Store, session_id: str, step: StepPlace, condition: str) -> list[Row]:
    sql = f"SELECT id, hurt FROM step WHERE session_id = ? AND position = ?{condition} ORDER BY at_us DESC LIMIT 1"
    return store.rows(sql, session_id, step.index)


def _row_of(
    step: StepPlace, step_id: str, session_id: str, at: datetime, outcome: Outcome, active_s: float, *,
    hurt: bool = False,
) -> StepRow:  # fmt: skip
    return StepRow(
        step_id, session_id, at, step.index, step.exercise, step.set, step.side, outcome, hurt, active_s,
        revision=1, changed_at=at,
    )  # fmt: skip
