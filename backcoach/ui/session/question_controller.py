"""Asks for the score before and after a session, on the stage and aloud, and carries the answers out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcoach.app.services import Services
from backcoach.app.session_service import Act, SessionService
from backcoach.phrases import Phrases
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.routine_controller import RoutineController
from backcoach.ui.session.stage import Stage

if TYPE_CHECKING:
    from backcoach.coaching.prompts import Feeling
    from backcoach.ui.session.score_question import ScoreAnswer, ScoreQuestion

CLOSED_S = 4.0
"""Seconds after the end in which the closing words are said; the question follows."""


class QuestionController(QObject):
    """One question for both ends of a session."""

    asked = Signal(str, bool, float)
    """Words to be said, whether they end what is being said, and in how many seconds at the earliest."""
    begun = Signal()
    """The question before was answered, and the session goes on."""
    ended = Signal(list)
    """The question after is answered, and the session is over; carries the exercises that were planned."""

    def __init__(
        self, services: Services, session: SessionService, routine: RoutineController, theme: Theme, phrases: Phrases,
        stage: Stage, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.words = theme.words
        self._services = services
        self._session = session
        self._routine = routine
        self._theme = theme
        self._phrases = phrases
        self._stage = stage
        self._view: ScoreQuestion | None = None
        self._draft: ScoreAnswer | None = None

    @property
    def view(self) -> ScoreQuestion:
        """The question, made for the first session."""
        if self._view is None:
            from backcoach.ui.session.score_question import ScoreQuestion

            self._view = ScoreQuestion(self._theme)
            self._view.answered.connect(self._answer)
            self._view.left.connect(self._leave)
            self._view.picker.chosen.connect(self._say_score)
            self._view.gentle_chosen.connect(self._be_gentle)
        return self._view

    def suit(self, feeling: Feeling | None) -> None:
        """Show the small routine that suits how the day is; on a usual day, or without an answer, the chosen routine
        stays."""
        if feeling and feeling != "usual" and (fitting := self._services.planner.routine_for(feeling)):
            self._routine.show(fitting)

    def ask(self, act: Act) -> None:
        """Ask before or after a session."""
        if act == "before":
            lead = self.words.gettext("One key or one click, then Enter.")
            draft, self._draft = self._draft, None
            self.view.ask(self.words.gettext("Before you start"), lead, self._offer_gentle, draft)
            self._say_question()
        elif self._session.state == "finished":
            self.view.ask(self.words.gettext("Well done"), self._phrases.session_length(self._session.active_s))
            self._say_question(wait_s=CLOSED_S)
        else:
            self.view.ask(self.words.gettext("Stopped. What you did is saved."), "")
            self._say_question()
        self._stage.show_page(self.view)
        self.view.picker.focus_quietly()

    def _say_question(self, *, wait_s: float = 0.0) -> None:
        """Ask aloud as well; the keys are said unless little is to be said."""
        with_keys = self._services.settings.current.sound.talk == "full"
        self.asked.emit(self._services.speech.replies.question(with_keys=with_keys), False, wait_s)

    def _say_score(self, value: int) -> None:
        """Say the score back."""
        self.asked.emit(self._services.speech.replies.score(value, self.view.offer_for(value)), True, 0.0)

    def _offer_gentle(self, value: int) -> str:
        """The words that offer the gentle day for a score right now; empty if it is not offered."""
        planner = self._services.planner
        gentle = planner.gentle_day()
        if gentle is None or gentle.id == self._routine.routine.id or (level := planner.usual_below(value)) is None:
            return ""
        return self.words.gettext(
            "More than your usual {level:g}. A gentle day ({duration}) counts like any other.",
            level=level,
            duration=self._phrases.duration(planner.timeline(gentle).duration_s),
        )

    def _be_gentle(self, answer: ScoreAnswer) -> None:
        """Play the gentle day instead of the chosen routine."""
        if gentle := self._services.planner.gentle_day():
            self._routine.show(gentle)
            self._session.ask_before(
                self._routine.timeline, self._services.planner.session_settings, self._routine.routine
            )
        self._answer(answer)

    def _answer(self, answer: ScoreAnswer) -> None:
        if self._session.act == "before":
            self._session.begin(answer.value, answer.note)
            self.begun.emit()
        else:
            planned = [step.exercise for step in self._session.steps]
            self._session.answer_after(answer.value, answer.note)
            self.ended.emit(planned)

    def _leave(self, answer: ScoreAnswer) -> None:
        """Go back to choosing before a session, with a draft for the next time; after one, store what was said."""
        if self._session.act == "before":
            self._draft = answer
            self._session.leave()
        else:
            self._answer(answer)
