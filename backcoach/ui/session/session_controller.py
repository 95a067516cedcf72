"""Directs a session on the stage: the question before, the timeline, the reason to stop, the question after."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backcoach.session.player import StepEnded
from backcoach.ui.main_view import MainView
from backcoach.ui.session.session_service import SessionService

if TYPE_CHECKING:
    from backcoach.ui.session.rotated_view import RotatedView
    from backcoach.ui.session.score_question import ScoreAnswer, ScoreQuestion
    from backcoach.ui.session.session_view import SessionView


class SessionController(QObject):
    """Shows on the stage what the conductor leads through, and the list how far it is (`progressed`: item, done)."""

    progressed = Signal(object, object)
    stop_asked = Signal()
    scored = Signal()
    said = Signal(str)
    unsaid = Signal(str)
    """A sentence that was said is true no more."""

    def __init__(self, front: MainView, conductor: SessionService) -> None:
        super().__init__(front.window)
        self._front = front
        self._conductor = conductor
        self._done: set[int] = set()
        self._reduced_motion = False
        self._quarters = 0
        self._readiness = QTimer(self, singleShot=True, interval=0)
        self._readiness.timeout.connect(self._get_ready)
        conductor.act_changed.connect(self._show_act)
        conductor.moment_changed.connect(lambda moment: self.live.show_moment(moment))
        conductor.timeline_changed.connect(lambda timeline: self.live.use(timeline))
        conductor.state_changed.connect(self._show_state)
        conductor.step_ended.connect(self._mark_step)

    @cached_property
    def live(self) -> SessionView:
        """The stage of a session, made for the first one."""
        from backcoach.ui.session.session_view import SessionView

        live = SessionView(self._front.theme, self._front.desk.catalog, self._front.phrases, self._front.desk.motions)
        live.set_reduced_motion(self._reduced_motion)
        live.follow_asked.connect(self.follow)
        live.stop_asked.connect(self.stop_asked)
        wishes, conductor = live.transport, self._conductor
        live.touched.connect(conductor.onward)
        wishes.previous.connect(conductor.previous)
        wishes.toggled.connect(conductor.toggle)
        wishes.next.connect(conductor.next)
        wishes.restart.connect(conductor.restart_exercise)
        wishes.more_time.connect(conductor.add_time)
        wishes.hurt.connect(conductor.toggle_hurt)
        return live

    @cached_property
    def question(self) -> ScoreQuestion:
        """The question before and after a session."""
        from backcoach.ui.session.score_question import ScoreQuestion

        panel = ScoreQuestion(self._front.theme)
        panel.answered.connect(self._answer)
        panel.gentle_chosen.connect(self._be_gentle)
        return panel

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move that need not."""
        self._reduced_motion = reduced
        self._conductor.set_reduced_motion(reduced)
        if "live" in self.__dict__:
            self.live.set_reduced_motion(reduced)

    def follow(self) -> None:
        """Change between the follow-along view and the window."""
        if self._conductor.act == "session":
            self._set_far(far_away=not self.live.far)

    def turn(self) -> None:
        """Turn the follow-along view by a quarter, for a screen beside the head or seen upside down."""
        if "live" in self.__dict__ and self.live.far:
            self._quarters = (self._quarters + 1) % 4
            self._place_live()

    def show_caption(self, words: str) -> None:
        """Show what is being said."""
        self.live.show_caption(words)

    def leave_far(self) -> None:
        """Back to the window; out of the follow-along view there is nothing to leave."""
        if "live" in self.__dict__ and self.live.far:
            self._set_far(far_away=False)

    def _set_far(self, *, far_away: bool) -> None:
        self._quarters = 0
        self.live.set_far(far_away)
        self._place_live()
        self._front.window.set_far(far_away)

    def _place_live(self) -> None:
        """The live stage in its usual place, or in the view that turns it."""
        stage = self._front.stage
        if self._quarters:
            self._turned.take(self.live, self._quarters)
            stage.show_page(self._turned)
        else:
            if "_turned" in self.__dict__:
                self._turned.give_back()
            stage.show_page(self.live)
        self.live.setFocus()

    @cached_property
    def _turned(self) -> RotatedView:
        from backcoach.ui.session.rotated_view import RotatedView

        return RotatedView(self._front.theme)

    def _show_act(self, act: str) -> None:
        if act == "before":
            self._done.clear()
        if act == "session":
            self._front.stage.show_page(self.live)
            self.live.setFocus()
        elif act in ("before", "after"):
            self.leave_far()
            self.progressed.emit(None, self._done)
            self._ask(act)
            self._front.stage.show_page(self.question)
        self._readiness.start() if act == "before" else self._readiness.stop()

    def _get_ready(self) -> None:
        """Make the stage and the first figure while the question is read, so that the first frame is in time."""
        self._conductor.get_ready()
        self.live.show_exercise(self._front.desk.catalog.exercise(self._conductor.steps[0].exercise))

    def _ask(self, act: str) -> None:
        if act == "before":
            lead = self.tr("One key or one click, then Enter.")
            self.question.ask(self.tr("Before you start"), lead, self._offer_gentle)
        elif self._conductor.state == "finished":
            self.question.ask(self.tr("Well done"), self._front.phrases.practised(self._conductor.active_s))
        else:
            self.question.ask(self.tr("Stopped, and kept as far as it went"), "")

    def _offer_gentle(self, value: int) -> str:
        """The words with which the gentle day is offered for a score right now; empty where it is not."""
        front, gentle = self._front, self._front.desk.gentle_day()
        if gentle is None or gentle.id == front.routine.id or (level := front.desk.usual_below(value)) is None:
            return ""
        words = self.tr("More than your usual {}. A gentle day ({}) counts like any other.")
        return words.format(f"{level:g}", front.phrases.duration(front.compile(gentle).duration_s))

    def _be_gentle(self, answer: ScoreAnswer) -> None:
        """Play the gentle day in place of what was chosen."""
        if gentle := self._front.desk.gentle_day():
            self._front.show_routine(gentle)
            self._conductor.ask_before(self._front.timeline, self._front.desk.session)
        self._answer(answer)

    def _answer(self, answer: ScoreAnswer) -> None:
        if self._conductor.act == "before":
            self._conductor.begin(answer.value, answer.note)
        else:
            self._conductor.answer_after(answer.value, answer.note)
        self.scored.emit()

    def _show_state(self) -> None:
        conductor = self._conductor
        self.live.show_state(conductor.state, hurts=conductor.hurts)
        gap = self.tr("Paused: the computer was asleep or busy. Nothing was skipped; Space goes on.")
        (self.said if conductor.paused_by_gap else self.unsaid).emit(gap)
        self.progressed.emit(conductor.item, self._done)

    def _mark_step(self, ended: StepEnded) -> None:
        last = all(step.item != ended.step.item for step in self._conductor.steps[ended.index + 1 :])
        if last and ended.outcome == "done":
            self._done.add(ended.step.item)
        self.progressed.emit(self._conductor.item, self._done)
