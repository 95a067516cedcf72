"""Leads a session across the stage: the question before, the timeline, why it stops, the question after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton

from backcoach.app.services import Services
from backcoach.app.session_service import Act, SessionService
from backcoach.phrases import Phrases
from backcoach.session import Moment, Timeline
from backcoach.session.player import PauseReason, PlayerState, StepEnded
from backcoach.ui.design.theme import Theme
from backcoach.ui.main_window import MainWindow
from backcoach.ui.session.closing_controller import ClosingController
from backcoach.ui.session.frame_timer import FrameTimer
from backcoach.ui.session.hurt_controller import HurtController
from backcoach.ui.session.lesson_controller import LessonController
from backcoach.ui.session.motion_reader import MotionReader
from backcoach.ui.session.question_controller import QuestionController
from backcoach.ui.session.routine_controller import RoutineController
from backcoach.ui.session.stage import Stage

if TYPE_CHECKING:
    from backcoach.coaching.prompts import Feeling
    from backcoach.ui.session.rotated_view import RotatedView
    from backcoach.ui.session.session_view import SessionView
    from backcoach.ui.session.stop_dialog import StopAnswer


class SessionDialogs(Protocol):
    """What a session asks of the dialogs."""

    def stop(self, quarters: int = 0) -> StopAnswer:
        """Why the session is stopped; the question is turned by so many quarters."""

    def safety(self) -> bool:
        """Show the safety page; whether it was read."""

    def take_first(self) -> bool:
        """Whether this is the very first session, right after the welcome."""

    def ask_before(self) -> Feeling | None:
        """Ask what is to be asked before a session begins; how the day is, None if that was not asked or skipped."""

    def safety_is_settled(self) -> bool:
        """Show what must be read before a session may start; whether it was."""


class SessionController(QObject):
    """Owns the frame timer, the stage during a session and every command about it.

    `progressed` tells the list how far it is: the present item and those that are done. `scored` follows each answer.
    """

    progressed = Signal(object, object)
    scored = Signal()

    def __init__(
        self, services: Services, session: SessionService, routine: RoutineController, theme: Theme, phrases: Phrases,
        stage: Stage, window: MainWindow, dialogs: SessionDialogs, closing: ClosingController,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.words = theme.words
        self._services, self._session, self._routine = services, session, routine
        self._theme = theme
        self._phrases = phrases
        self._stage = stage
        self._window = window
        self._dialogs = dialogs
        self.closing = closing
        self._view: SessionView | None = None
        self._rotated: RotatedView | None = None
        self.questions = QuestionController(services, session, routine, theme, phrases, stage, self)
        self.hurt = HurtController(services, session, closing.fewer, lambda: self.view.overlay, self)
        self.lessons = LessonController(services, session, theme, self._place_view, self)
        self._done: set[int] = set()
        self._gap_notice = 0
        self._quarters = 0
        self._by_remote = False
        self._preparing = QTimer(self, singleShot=True, interval=0)
        self._preparing.timeout.connect(self._prepare)
        self.reader = MotionReader(self)
        self.frames = FrameTimer(self, session.frame)
        self._reduce_motion(services.settings.still)
        self._connect()

    def _connect(self) -> None:
        session = self._session
        session.act_changed.connect(self._show_act)
        session.moment_changed.connect(self._show_moment)
        session.timeline_coming.connect(self._make_ready)
        session.timeline_changed.connect(lambda timeline: self.view.use(timeline))
        session.state_changed.connect(self._show_state)
        session.step_ended.connect(self._mark_step)
        session.commanded.connect(lambda command: self.view.take_back_mark() if command == "not hurt" else None)
        self.closing.kept.connect(lambda: self.questions.ask("after"))
        self.questions.begun.connect(self._follow_answer)
        self.questions.ended.connect(self._follow_end)
        self._services.settings.motion_changed.connect(lambda _old, new: self._reduce_motion(new))

    @property
    def view(self) -> SessionView:
        """The stage of a session, made for the first one."""
        if self._view is None:
            self._view = self._make_view()
        return self._view

    @property
    def is_prepared(self) -> bool:
        """Whether the stage of a session has been made."""
        return self._view is not None

    # commands

    def start(self) -> None:
        """Ask for the score, then play; what must be read first comes before."""
        if self._session.act == "idle" and self._dialogs.safety_is_settled():
            first = self._dialogs.take_first()
            if not first:
                self.questions.suit(self._dialogs.ask_before())
            self._session.ask_before(
                self._routine.timeline, self._services.planner.session_settings, self._routine.routine
            )
            if first:
                self._session.begin(None, "")

    def start_or_toggle(self) -> None:
        """What the space bar does: it presses the button with the focus ring; otherwise it starts, pauses and goes on.

        On the closing page it means Done: nothing starts from there unasked.
        """
        focused = self._window.focusWidget()
        if isinstance(focused, QAbstractButton) and getattr(focused, "ring", False):
            focused.click()
            return
        if self.lessons.is_shown:
            self.lessons.next()
            return
        if self.closing.is_shown:
            self.closing.left.emit()
            return
        self.start() if self._session.act == "idle" else self._session.onward()

    def press_remote(self) -> None:
        """One half of the button of a presenter's remote, which sends F5 and Esc in turn."""
        self._by_remote = True
        self.start_or_toggle()

    def escape(self) -> None:
        """The other half of that button, right after the first one; otherwise leave a lesson, or the full screen."""
        by_remote, self._by_remote = self._by_remote, False
        if by_remote:
            self.start_or_toggle()
        elif self.lessons.is_shown:
            self.lessons.leave()
        else:
            self.leave_far()

    def next(self) -> None:
        """On to the next step of a lesson, or of the session."""
        self.lessons.next() if self.lessons.is_shown else self._session.next()

    def previous(self) -> None:
        """Back to the step before, of a lesson or of the session."""
        self.lessons.back() if self.lessons.is_shown else self._session.previous()

    def mark_hurt(self) -> None:
        """Mark that it hurts; while the steps are read nothing does."""
        if not self.lessons.is_shown:
            self.hurt.mark()

    def stop(self) -> None:
        """Pause, ask for the reason, and end the session unless that was not meant."""
        session = self._session
        if session.act != "session":
            return
        session.pause()
        if session.state != "paused":  # it has just come to its end
            return
        answer = self._dialogs.stop(self._quarters)
        if answer.then != "stop":
            if answer.then == "go on":
                session.toggle()
            return
        hides = answer.leave_out or (answer.rule is not None and answer.rule.hides_exercise)
        session.stop(answer.reason, answer.note, hide_current=hides)
        if answer.rule is not None and answer.rule.opens_safety:
            self._dialogs.safety()

    def toggle_far(self) -> None:
        """Change between the follow-along view and the window."""
        if self._session.act == "session":
            self._set_far(far_away=not self.view.far)

    def rotate(self) -> None:
        """Turn the follow-along view by a quarter, for a screen beside the head or seen upside down."""
        if self._view and self._view.far:
            self._quarters = (self._quarters + 1) % 4
            self._place_view()

    def leave_far(self) -> None:
        """Back to the window, if the follow-along view is shown."""
        if self._view and self._view.far:
            self._set_far(far_away=False)

    def show_caption(self, words: str) -> None:
        """Show what is being said."""
        self.view.show_caption(words)

    def _make_view(self) -> SessionView:
        from backcoach.ui.session.session_view import SessionView

        session, library = self._session, self._services.library
        notes, warnings = self._services.safety.notes, self._services.planner.warnings
        view = SessionView(self._theme, library, self._phrases, warnings, session.is_smaller, notes=notes)
        view.set_reduced_motion(self._services.settings.still)
        view.set_mirrored(self._services.settings.current.mirror)
        self._services.settings.mirror_changed.connect(lambda _old, new: view.set_mirrored(new))
        view.follow_asked.connect(self.toggle_far)
        view.stop_asked.connect(self.stop)
        view.touched.connect(session.onward)
        transport = view.transport
        transport.previous.connect(session.previous)
        transport.toggled.connect(session.toggle)
        transport.next.connect(session.next)
        transport.restart.connect(session.restart_exercise)
        transport.more_time.connect(session.add_time)
        transport.hurt.connect(self.hurt.mark)
        view.overlay.hurt.chosen.connect(self.hurt.ease)
        view.overlay.asking.connect(self._stage.hush)
        view.overlay.hurt.graded.connect(self.hurt.grade)
        view.how_asked.connect(self.lessons.toggle)
        return view

    def _show_moment(self, moment: Moment) -> None:
        self.view.show_moment(moment)
        self.frames.follow(moment)

    def _reduce_motion(self, reduced: bool) -> None:
        self.frames.set_calm(calm=reduced)
        if self._view:
            self._view.set_reduced_motion(reduced)

    def _set_far(self, *, far_away: bool) -> None:
        self._quarters = 0
        self.view.set_far(far_away)
        self._place_view()
        self._window.set_far(far_away)

    @property
    def _begins_far(self) -> bool:
        return self._services.settings.current.view == "far"

    def _place_view(self) -> None:
        """The session or a lesson in its usual place, or in the view that turns it."""
        if self._session.act != "session" and not self.lessons.is_shown:
            return  # the page of the act is shown already, or will be
        page = self.lessons.page if self.lessons.is_shown else self.view
        if self._quarters:
            if self._rotated is None:
                from backcoach.ui.session.rotated_view import RotatedView

                self._rotated = RotatedView(self._theme)
            self._rotated.take(page, self._quarters)
            self._stage.show_page(self._rotated)
        else:
            if self._rotated:
                self._rotated.give_back()
            self._stage.show_page(page, None if page is not self.view else lambda: self.view.below_head)
        page.setFocus()

    def _make_ready(self, timeline: Timeline) -> None:
        """Lay out the stage as it will be; how large it is in the follow-along view is only known when it is shown."""
        self.view.prepare(timeline, None if self._begins_far else self._stage.size())

    def _show_act(self, _old: Act, act: Act) -> None:
        self._routine.release() if act == "idle" else self._routine.hold()
        if act == "before":
            self._done.clear()
        if act == "session":
            self._set_far(far_away=True) if self._begins_far else self._place_view()
        elif act in ("before", "after"):
            self.leave_far()
            self.progressed.emit(None, self._done)
            self._lead_over(act)
        else:
            self.frames.stop()
        self._preparing.start() if act == "before" else self._preparing.stop()
        self.reader.stop()

    def _prepare(self) -> None:
        """Make the stage and draw the first set while the question is read, so that the first frames are in time."""
        self._session.prepare()
        library = self._services.library
        self.reader.begin(library.motions, (library.figure_of(step.exercise) for step in self._session.steps))

    def _show_state(self, state: PlayerState) -> None:
        self.frames.run(running=state == "running")
        self.view.show_state(state, hurts=self._session.hurts)
        self._stage.take_back(self._gap_notice)
        if state == "paused" and self._session.pause_reason in ("asleep", "stalled"):
            self._gap_notice = self._stage.say(self._why_paused(self._session.pause_reason))
        self.progressed.emit(self._session.item, self._done)

    def _why_paused(self, reason: PauseReason) -> str:
        if reason == "asleep":
            return self.words.gettext("Paused: the computer was asleep. Nothing was skipped; Space goes on.")
        return self.words.gettext(
            "Paused: BackCoach stood still for over a minute. Nothing was skipped; Space goes on."
        )

    def _mark_step(self, ended: StepEnded) -> None:
        last = all(step.item != ended.step.item for step in self._session.steps[ended.index + 1 :])
        if last and ended.outcome == "done":
            self._done.add(ended.step.item)
        self.progressed.emit(self._session.item, self._done)

    # the questions before and after

    def _lead_over(self, act: Act) -> None:
        """What comes before a session, or after it."""
        if act == "after" and self._session.was_brief:
            self.closing.ask_to_keep()
        else:
            self.questions.ask(act)

    def _follow_end(self, planned: list[str]) -> None:
        self.closing.show(planned)
        self._follow_answer()

    def _follow_answer(self) -> None:
        self._services.journal.changed.emit()
        self._settle_safety()
        self.scored.emit()

    def _settle_safety(self) -> None:
        """A score may call for the safety page; a session that has just begun waits for it, and stops if unread."""
        if not self._services.safety.must_be_read:
            return
        going_on = self._session.act == "session"
        if going_on:
            self._session.pause()
        settled = self._dialogs.safety_is_settled()
        if going_on and settled:
            self._session.toggle()
        elif going_on:
            self._session.stop("")
