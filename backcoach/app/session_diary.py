"""Sessions that are over: what was done in them, and what the user corrects or deletes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from backcoach.app.journal_service import JournalService
from backcoach.clock import Clock
from backcoach.history.records import Question, Score, SessionRecord, StepPlace, StepRecord
from backcoach.history.timestamps import monday_before

if TYPE_CHECKING:
    from backcoach.history.journal import Journal

Amount = Literal["done", "part", "left out"]
T = TypeVar("T")
Undo = Callable[[], object]


class ExerciseDone(msgspec.Struct, frozen=True):
    """How much of an exercise was done, whether it hurt, and in how many seconds.

    `places` are its steps, `hurt_places` those of them that hurt; `grade` is how strong that was, if the user said so.
    """

    exercise: str
    amount: Amount
    hurt: bool = False
    active_s: float = 0.0
    places: tuple[StepPlace, ...] = ()
    hurt_places: tuple[StepPlace, ...] = ()
    grade: int | None = None


class SessionReview(msgspec.Struct, frozen=True):
    """A session as a whole; a score that was skipped is None."""

    session: SessionRecord
    exercises: tuple[ExerciseDone, ...]
    before: Score | None
    after: Score | None

    def of(self, amount: Amount) -> tuple[str, ...]:
        """The ids of the exercises that were done to this extent."""
        return tuple(one.exercise for one in self.exercises if one.amount == amount)

    @property
    def hurt(self) -> tuple[str, ...]:
        """The ids of the exercises that hurt."""
        return tuple(one.exercise for one in self.hurting)

    @property
    def hurting(self) -> tuple[ExerciseDone, ...]:
        """The exercises that hurt."""
        return tuple(one for one in self.exercises if one.hurt)

    @property
    def stopped_in(self) -> tuple[str, ...]:
        """The exercise in which the session was stopped because of too much pain; empty if it was not."""
        begun = [one.exercise for one in self.exercises if one.places]
        return tuple(begun[-1:]) if self.session.reason == "too-much-pain" else ()


class Week(msgspec.Struct, frozen=True):
    """The week of a day, from Monday: which days had a session."""

    today: date
    active: frozenset[date]

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days."""
        monday = monday_before(self.today)
        return tuple(monday + timedelta(day) for day in range(7))


class SessionDiary:
    """Reads and changes sessions in the journal. A failure is reported by `JournalService.said`, and the result is
    None."""

    def __init__(self, journal: JournalService, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def review(self, session_id: str, planned: Sequence[str] = ()) -> SessionReview | None:
        """A session; `planned` has the exercise of each of its steps, where that is known."""
        return self._journal.write(lambda journal: _review(journal, session_id, planned))

    def sessions(self, day: date | None = None, limit: int = -1) -> list[SessionRecord]:
        """The sessions of a day, or of all days, the newest first."""
        return self._journal.write(lambda journal: journal.sessions.find(day, day, limit)) or []

    def check_ins(self, day: date) -> list[Score]:
        """The scores of a day that belong to no session, the newest first."""
        found = self._journal.write(lambda journal: journal.scores.find(day, day)) or []
        return [score for score in found if score.session_id is None]

    def week(self) -> Week:
        """The week so far."""
        today = self._clock.now().date()
        totals = self._journal.write(lambda journal: journal.sessions.day_totals(monday_before(today), today)) or []
        return Week(today, frozenset(total.day for total in totals))

    def delete(self, session_id: str) -> Undo:
        """Delete a session and its scores; returns what undoes that."""
        scores = self._journal.write(lambda journal: journal.scores.of_session(session_id)) or []

        def delete(journal: Journal) -> None:
            journal.sessions.delete(session_id)
            for score in scores:
                journal.scores.delete(score.id)

        def restore(journal: Journal) -> None:
            journal.sessions.restore(session_id)
            for score in scores:
                journal.scores.restore(score.id)

        self._change(delete)
        return lambda: self._change(restore)

    def set_note(self, session: SessionRecord, note: str) -> Undo:
        """Replace the note of a session; returns what undoes that."""
        self._change(lambda journal: journal.sessions.set_note(session.id, note))
        return lambda: self._change(lambda journal: journal.sessions.set_note(session.id, session.note))

    def set_hurt(self, session_id: str, exercise: ExerciseDone, *, hurt: bool) -> Undo:
        """Mark the last step of an exercise as hurting, or take the mark from all its steps; returns what undoes it."""
        places = exercise.places[-1:] if hurt else exercise.hurt_places

        def mark(journal: Journal, *, hurt: bool) -> None:
            for place in places:
                journal.sessions.mark_hurt(session_id, place, hurt=hurt)

        self._change(lambda journal: mark(journal, hurt=hurt))
        return lambda: self._change(lambda journal: mark(journal, hurt=not hurt))

    def set_score(self, review: SessionReview, question: Question, value: int) -> Undo:
        """Correct the score before or after a session, or add one that was skipped; returns what undoes that."""
        given = review.before if question == "now-before" else review.after
        if given:
            id, before = given.id, given.value
            self._change(lambda journal: journal.scores.correct(id, value=value))
            return lambda: self._change(lambda journal: journal.scores.correct(id, value=before))
        session = review.session
        at = session.started_at if question == "now-before" else session.ended_at or session.started_at
        added = self._change(lambda journal: journal.scores.log(question, value, at, session_id=session.id))
        return lambda: self._change(lambda journal: journal.scores.delete(added.id) if added else None)

    def _change(self, change: Callable[[Journal], T]) -> T | None:
        changed = self._journal.write(change)
        self._journal.changed.emit()
        return changed


def _review(journal: Journal, session_id: str, planned: Sequence[str]) -> SessionReview:
    scores = journal.scores.of_session(session_id)
    given = {score.question: score for score in scores}
    grades = {score.exercise: score.value for score in sorted(scores, key=_when) if score.question == "during"}
    done = _exercises(journal.sessions.steps(session_id), planned)
    return SessionReview(
        journal.sessions.get(session_id),
        tuple(msgspec.structs.replace(one, grade=grades.get(one.exercise)) for one in done),
        given.get("now-before"),
        given.get("now-after"),
    )


def _when(score: Score) -> datetime:
    return score.at


def _exercises(steps: Sequence[StepRecord], planned: Sequence[str]) -> tuple[ExerciseDone, ...]:
    """Each exercise once, in the order of the routine."""
    known = planned or [step.exercise for step in {step.index: step for step in steps}.values()]
    return tuple(
        _exercise(name, [step for step in steps if step.exercise == name], known) for name in dict.fromkeys(known)
    )


def _exercise(name: str, steps: Sequence[StepRecord], planned: Sequence[str]) -> ExerciseDone:
    done = {step.index for step in steps if step.outcome == "done"}
    amount: Amount = "left out" if not done else "done" if len(done) >= list(planned).count(name) else "part"
    places = {step.index: StepPlace(step.index, name, step.set, step.side) for step in steps}
    hurt = {step.index for step in steps if step.hurt}
    return ExerciseDone(
        name, amount, bool(hurt), sum(step.active_s for step in steps), tuple(places.values()),
        tuple(place for index, place in places.items() if index in hurt),
    )  # fmt: skip
