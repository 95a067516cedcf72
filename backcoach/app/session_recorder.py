"""Writes a session to the journal as it happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from backcoach.history.notes import joined
from backcoach.session import SessionSettings, Timeline
from backcoach.session.player import HurtMarked, StepEnded

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.records import Question, StopReason


class SessionRecorder:
    """Records one session. `keep` writes to the journal and returns None if that fails, so that the session goes on."""

    def __init__(self, keep: Callable[[Callable[[Journal], Any]], Any], session_id: str | None = None) -> None:
        self._keep = keep
        self._session_id = session_id
        self._note = ""
        self._graded: str | None = None
        """The score of the mark that was set last, while that mark stands."""

    @property
    def session_id(self) -> str | None:
        """The session in the journal; None if none was begun, or if it could not be written."""
        return self._session_id

    def begin(self, timeline: Timeline, settings: SessionSettings) -> None:
        """Record that a session of a timeline has begun."""
        text = msgspec.json.encode(settings).decode()
        record = self._keep(lambda journal: journal.sessions.start(timeline.id, text, timeline.duration_s))
        self._session_id = record.id if record else None

    def keep_settings(self, settings: SessionSettings) -> None:
        """Record the settings with which the session continues."""
        text = msgspec.json.encode(settings).decode()
        self._write(lambda journal, id: journal.sessions.keep_settings(id, text))

    def hear(self, event: StepEnded | HurtMarked) -> None:
        """Record an event of the player."""
        from backcoach.history.records import StepPlace

        step = event.step
        place = StepPlace(event.index, step.exercise, step.set, step.side)
        if isinstance(event, HurtMarked):
            hurt = event.hurt
            self._forget_grade(delete=not hurt)
            self._write(lambda journal, id: journal.sessions.mark_hurt(id, place, hurt=hurt))
        else:
            ended = event
            self._write(
                lambda journal, id: journal.sessions.end_step(id, place, ended.outcome, ended.active_s, hurt=ended.hurt)
            )

    def grade(self, exercise: str, value: int) -> None:
        """Record how strong the pain was in a marked exercise, or correct what was said before."""
        session, graded = self._session_id, self._graded
        if graded is not None:
            self._keep(lambda journal: journal.scores.correct(graded, value=value))
            return
        score = self._keep(lambda journal: journal.scores.log("during", value, session_id=session, exercise=exercise))
        self._graded = score.id if score else None

    def _forget_grade(self, *, delete: bool) -> None:
        graded, self._graded = self._graded, None
        if graded is not None and delete:
            self._keep(lambda journal: journal.scores.delete(graded))

    def finish(self) -> None:
        """Record that the session was finished."""
        note = self._note
        self._write(lambda journal, id: journal.sessions.finish(id, note))

    def stop(self, reason: StopReason, note: str, hide: str | None) -> None:
        """Record that and why the session was stopped; `hide` is an exercise to leave out of routines from now on."""
        self._note = whole = joined(self._note, note)
        self._write(lambda journal, id: journal.sessions.stop(id, reason, whole, hide))

    def score(self, question: Question, value: int | None, note: str) -> None:
        """Record a score of this session. A skipped score (None) is not stored, but its note becomes the session's."""
        if value is not None:
            self._keep(lambda journal: journal.scores.log(question, value, session_id=self._session_id, note=note))
        elif note:
            self._note = whole = joined(self._note, note)
            self._write(lambda journal, id: journal.sessions.set_note(id, whole))

    def _write(self, write: Callable[[Journal, str], object]) -> None:
        if (id := self._session_id) is not None:
            self._keep(lambda journal: write(journal, id))
