"""Learn it first: reads the steps of an exercise one by one, when it is new or when that is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backcoach.app.services import Services
from backcoach.app.session_service import Act, SessionService
from backcoach.session import Moment
from backcoach.session.lesson import KNOWN_AFTER, lesson
from backcoach.session.player import PlayerState
from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.catalog import Exercise
    from backcoach.ui.session.lesson_page import LessonPage

REST_S, FIRST_S = 2.0, 5.0
"""Seconds between the end of a step's words and the next step, and more after the first one: one lies down then."""


class LessonController(QObject):
    """Owns the lesson. Time stands still in a session during it; after it the exercise begins.

    `place` brings the right page to the stage: the lesson's while `is_shown`, otherwise the session or the start page.
    """

    said = Signal(str)
    """The words of a step."""
    closed = Signal()
    """The lesson is over; without a session, the page that was shown before comes back."""

    def __init__(
        self, services: Services, session: SessionService, theme: Theme, place: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._services = services
        self._session = session
        self._theme = theme
        self._place = place
        self._exercise: Exercise | None = None
        self._at = 0
        self._goes_on = False
        self._taught: set[str] = set()
        self._times_done: dict[str, int] | None = None
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.next)
        session.act_changed.connect(self._follow_act)
        session.moment_changed.connect(self._look)
        session.state_changed.connect(self._follow_state)

    @property
    def is_shown(self) -> bool:
        """Whether a lesson is on the stage."""
        return self._exercise is not None

    @cached_property
    def page(self) -> LessonPage:
        """The page of a lesson, made for the first one."""
        from backcoach.ui.session.lesson_page import LessonPage

        library = self._services.library
        page = LessonPage(self._theme, library.motions, self._services.clock, pictures=library.pictures.of)
        page.next_asked.connect(self.next)
        page.back_asked.connect(self.back)
        page.left.connect(self.leave)
        return page

    def toggle(self) -> None:
        """Begin the lesson of the present or next exercise; or leave the lesson that is shown."""
        if self.is_shown:
            self.leave()
        elif self._session.moment is not None and self._session.act == "session":
            self.teach(self._session.moment.segment.exercise)

    def teach(self, id: str) -> None:
        """Begin a lesson: in a session, which waits for it, or without one."""
        self._exercise, self._at = self._services.library.catalog.exercise(id), 0
        self._taught.add(id)
        self._goes_on = self._session.state == "running"
        self._session.pause("lesson")
        settings = self._services.settings.current
        self.page.show_figure(still=settings.reduce_motion, mirrored=settings.mirror)
        self._show_step()
        self._place()
        self.page.setFocus()

    def next(self) -> None:
        """The next step; after the last one the exercise begins."""
        if self._exercise is None:
            return
        if self._at + 1 < len(lesson(self._exercise)):
            self._at += 1
            self._show_step()
        else:
            self.leave()

    def back(self) -> None:
        """The step before."""
        if self._exercise is not None and self._at > 0:
            self._at -= 1
            self._show_step()

    def leave(self) -> None:
        """End the lesson; a session goes on at the beginning of its step, unless it was paused before."""
        begins, session = self._goes_on, self._session
        self._end()
        if begins and session.state == "paused" and session.moment is not None:
            session.go_to(session.moment.segment.step)
            session.go_on()

    def _end(self) -> None:
        self.timer.stop()
        if self._exercise is not None:
            self._exercise, self._goes_on = None, False
            self.said.emit("")
            self._place()
            self.closed.emit()

    def _show_step(self) -> None:
        """Show and say one step; it moves on after its words if the settings say so."""
        assert self._exercise is not None  # the caller asked for it
        steps, exercise = lesson(self._exercise), self._exercise
        care = " ".join(self._services.planner.warnings(exercise)) if self._at == 0 else ""
        waits = self._services.settings.current.lessons == "wait"
        share = self._services.planner.movement_share(exercise)
        self.page.show_step(exercise, self._at, care, self._hint(waits=waits), share)
        opening = self.words.gettext("Step by step: {name}.", name=exercise.name) if self._at == 0 else ""
        keys = self.words.gettext("The space bar goes on.") if self._at == 0 and waits else ""
        wrong = exercise.mistake if self._at + 1 == len(steps) else ""
        mistake = self.words.gettext("Not like this: {mistake}", mistake=wrong) if wrong else ""
        text = " ".join(part for part in (opening, care, steps[self._at].text, mistake, keys) if part)
        self.said.emit(text)
        if not waits:
            self.timer.start(round(1000 * (self._length_s(text) + (FIRST_S if self._at == 0 else REST_S))))

    def _hint(self, *, waits: bool) -> str:
        if waits:
            return self.words.gettext("Space: next step · ←: back · Esc: skip the steps")
        return self.words.gettext("Goes on by itself · Space: next step · ←: back · Esc: skip the steps")

    def _length_s(self, text: str) -> float:
        """Seconds that the words take, said or read."""
        from backcoach.cues.spoken_english import estimated_speech_s

        return estimated_speech_s(text, self._services.settings.current.sound.rate)

    def _look(self, moment: Moment) -> None:
        """Begin a lesson when an exercise comes that was not done often enough to be known."""
        segment = moment.segment
        if segment.kind == "work" or segment.exercise in self._taught or self._session.state != "running":
            return
        self._taught.add(segment.exercise)
        if self._services.settings.current.lessons != "off" and not self._is_known(segment.exercise):
            self.teach(segment.exercise)

    def _is_known(self, id: str) -> bool:
        if self._times_done is None:
            self._times_done = self._services.journal.write(lambda journal: journal.sessions.times_done()) or {}
        return self._times_done.get(id, 0) >= KNOWN_AFTER

    def _follow_act(self, _old: Act, _act: Act) -> None:
        self._taught, self._times_done = set(), None
        self._end()

    def _follow_state(self, state: PlayerState) -> None:
        """Whatever lets the session go on, such as a headphone's button, ends the lesson."""
        if state == "running" and self.is_shown and self._session.act == "session":
            self._end()
