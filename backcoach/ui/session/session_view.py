"""The stage during a session: the exercise, the time left, and what comes next."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from backcoach.app.library import Library
from backcoach.catalog import Exercise
from backcoach.phrases import Phrases
from backcoach.session import Moment, Segment, Timeline
from backcoach.session.pacer import Pacer
from backcoach.session.player import PlayerState
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label, Pill
from backcoach.ui.design.mirrored import mirror
from backcoach.ui.design.theme import Theme
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.session_pose import movement, picture_at, shown_at
from backcoach.ui.session.captions import Turns
from backcoach.ui.session.hurt_badge import HurtBadge
from backcoach.ui.session.pose_drawer import PoseDrawer
from backcoach.ui.session.ring import Ring, RingState
from backcoach.ui.session.routine_progress import RoutineProgress
from backcoach.ui.session.session_foot import SessionFoot
from backcoach.ui.session.session_head import arrange_head
from backcoach.ui.session.session_layout import SessionLayout, far, near
from backcoach.ui.session.session_overlay import SessionOverlay
from backcoach.ui.session.session_text import SessionLines, SessionText, digits
from backcoach.ui.session.transport_bar import TransportBar
from backcoach.ui.widgets.steps_view import StepsView

READ_S = 0.125
"""How often words that take turns, or go after a while, are looked at, in seconds."""


class SessionView(QWidget):
    """Shows the moments of one timeline, beside the other panes or alone on the screen as the follow-along view."""

    follow_asked = Signal()
    stop_asked = Signal()
    accessible_role = "Animation"
    how_asked = Signal()
    touched = Signal()
    """The follow-along view was clicked anywhere, or Enter was pressed on it."""

    def __init__(
        self, theme: Theme, library: Library, phrases: Phrases, care: Callable[[Exercise], Sequence[str]],
        is_smaller: Callable[[str], bool] = lambda _: False, parent: QWidget | None = None,
        notes: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.spoken: Callable[[], str] = str
        """Where the session is, in the words of a screen reader."""
        self._care, self._is_smaller, self._notes = care, is_smaller, notes
        self._theme, self._library, self._phrases = theme, library, phrases
        self.far = self._paused = False
        self._eased = self._drawable = self._drawn = True
        self._pacing = RingState()
        self._ring_words = ("", "", "")
        self._key: tuple[Segment, str, int, bool] | None = None
        self._picture: tuple[Segment, int] | None = None
        self._text = SessionLines()
        self._t = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.transport = TransportBar(theme, self)
        self._name = Label(theme, 30, strong=True, heading=True, parent=self)
        self._side = Label(theme, 17, "accent_strong", strong=True, parent=self)
        self._counts = (Pill(theme, parent=self), Pill(theme, parent=self))
        self._steps = StepsView(theme, self)
        self._figure = FigureView(theme, library.motions, self, pictures=library.pictures.of)
        self.drawer = PoseDrawer(self._figure)
        self._exercise: Exercise | None = None
        self._ring = Ring(theme, self)
        self._ring.accessible_role = "Dial"
        self._ring.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it fills its ground
        self._cue, self._cue_px = Label(theme, 21, parent=self), 21
        self._cue_turns = Turns(self._holds_cue)
        self._build_controls(theme)
        for part in (self, *self.findChildren(QWidget)):
            part.setMouseTracking(True)
        theme.changed.connect(self._arrange)

    def _build_controls(self, theme: Theme) -> None:
        """What lies below the exercise or over it, and every control."""
        self.foot = SessionFoot(theme, self)
        self._progress = RoutineProgress(theme, self)
        self._badge = HurtBadge(theme, self)
        self._far_stop = Button(theme, theme.words.gettext("Stop"), kind="stop", size=48, parent=self)
        self._follow = self._sign("full-screen", theme.words.gettext("Follow along (F11)"))
        self._how = self._sign("about", theme.words.gettext("How it goes, step by step (W)"))
        self.overlay = SessionOverlay(theme, self)
        self._connect_controls()

    def _sign(self, icon: str, name: str) -> Button:
        """A quiet button in the corner."""
        return Button(self._theme, icon=icon, kind="quiet", name=name, parent=self)

    def _connect_controls(self) -> None:
        """The controls of the follow-along view do the same as those in the window."""
        controls, transport = self.overlay.controls, self.transport
        for pressed, wish in (
            (self._follow.clicked, self.follow_asked), (self._how.clicked, self.how_asked),
            (transport.stopped, self.stop_asked), (self._far_stop.clicked, self.stop_asked),
            (controls.previous, transport.previous), (controls.toggled, transport.toggled),
            (controls.next, transport.next), (controls.more_time, transport.more_time),
            (controls.hurt, transport.hurt), (controls.how, self.how_asked), (controls.left, self.follow_asked),
            (self.overlay.sign.clicked, transport.toggled),
        ):  # fmt: skip
            pressed.connect(wish)

    def accessible_words(self) -> str:
        """The name for screen readers."""
        return self.spoken()

    def use(self, timeline: Timeline) -> None:
        """Show the moments of another timeline from now on."""
        self._timeline = timeline
        self._narrator = SessionText(
            timeline, self._library.catalog, self._phrases, self._care, self._is_smaller, self._notes
        )
        self._pacer = Pacer(timeline)
        self._progress.use(timeline)
        self._key = self._picture = None

    def prepare(self, timeline: Timeline, size: QSize | None) -> None:
        """Get ready to show a timeline: its first texts, and if the size is known the poses of its first set."""
        self.use(timeline)
        self.show_moment(timeline.at(0.0))
        if size is not None:
            self.resize(size)
            self._arrange()  # a hidden widget is not told of its size
            self.drawer.hurry()

    def _draw_ahead(self, segment: Segment) -> None:
        """In a rest, and before the first set, draw what moves in the set that comes."""
        exercise = self._library.catalog.exercise(segment.exercise)
        coming = (one for one in self._timeline.segments if one.step == segment.step and segment.kind != "work")
        self.drawer.use(movement(coming, exercise))

    def show_moment(self, moment: Moment) -> None:
        """Show one moment; its texts are made again only when a second or the segment changes."""
        t, before = moment.t, self._t
        self._t = t
        smaller = self._is_smaller(moment.segment.exercise)
        key = (moment.segment, digits(moment), int(moment.left_s), smaller)
        if key != self._key:
            if self._key is None or self._key[0] is not moment.segment:
                self._draw_ahead(moment.segment)
            self._key = key
            self._say(self._narrator.text(moment), self._library.catalog.exercise(moment.segment.exercise))
        full = self._pacer.fullness(moment, eased=self._eased)
        self._show_ring(RingState(self._text.digits, self._text.word, moment.progress, full))
        picture = (moment.segment, picture_at(moment))
        if self._exercise is not None and picture != self._picture:
            self._picture = picture
            self._figure.show_pose(shown_at(moment, self._exercise))
        self._progress.show_time(t)
        self.drawer.show_time(before, t)
        if t // READ_S != before // READ_S:
            self._turn_words(t)

    def _turn_words(self, t: float) -> None:
        """Words that take turns, or go after a while."""
        self._badge.show_time(t)
        self.foot.show_time(t)
        self._say_cue()

    def show_state(self, state: PlayerState, *, hurts: bool) -> None:
        """Show whether the session runs, and whether the current step is marked as hurting."""
        self._paused = state == "paused"
        self.foot.show_paused(self._t, paused=self._paused)
        self._show_ring(self._pacing)
        self._badge.mark(hurts=hurts)
        self.transport.show_state(state, hurts=hurts)
        self.overlay.show_state(state)

    def take_back_mark(self) -> None:
        """Say that the step is no longer marked as hurting."""
        self._badge.take_back(self._t)

    def show_caption(self, spoken: str) -> None:
        """Show what is being spoken, in place of what comes next; empty shows that again."""
        self.foot.show_caption(spoken, self._t)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """All of the follow-along view is one button."""
        if self.far:
            self.touched.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """In the follow-along view any movement brings up the controls."""
        self.overlay.wake()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """When it hurt, digits and letters belong to the card; Enter presses the follow-along view as a click does."""
        if self.overlay.hurt.press(event):
            return
        if self.far and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.touched.emit()
        else:
            super().keyPressEvent(event)

    def set_far(self, far_away: bool) -> None:
        """Switch between the view at the desk and the follow-along view."""
        self.far = far_away
        self.foot.show_far(self._t, far=far_away)
        self.overlay.show_far(far=far_away)
        self._arrange()

    def set_mirrored(self, mirrored: bool) -> None:
        """Show the figure mirrored, or as a person opposite is seen."""
        self._figure.mirrored = mirrored
        self._figure.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        """With reduced motion the disc stands still during a phase, and the figure does not move."""
        self._eased = not reduced
        self.overlay.controls.calm = reduced
        self._figure.still = reduced
        self._figure.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything in proportion to the stage."""
        self._arrange()

    def _say(self, text: SessionLines, exercise: Exercise) -> None:
        old, self._text = self._text, text
        if (old.name, old.side, old.counts) != (text.name, text.side, text.counts):
            self._name.say(text.name)
            self._side.say(text.side)
            for index, pill in enumerate(self._counts):
                pill.say(text.counts[index] if index < len(text.counts) else "")
            self.show_exercise(exercise)
            self._arrange_head(self._geometry()) if bool(old.side) == bool(text.side) else self._arrange()
        self._say_cue()
        if (old.cue, old.sets_up) != (text.cue, text.sets_up):
            self._arrange_cue(self._geometry())
        self.foot.show_text(text, self._t)

    def _show_ring(self, pacing: RingState) -> None:
        """Show the pacer; while the session is paused its word says so, which can be read from afar."""
        self._pacing = pacing
        if self._paused:
            pacing = msgspec.structs.replace(pacing, word=self._phrases.paused())
        self._ring.show_state(pacing)
        words = (self._text.name, self._text.side, pacing.word)
        if words != self._ring_words:
            self._ring_words = words
            self._ring.setAccessibleName(self._theme.words.listed(words))

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the figure of an exercise, or its steps if it has none; the first figure takes some 50 ms."""
        if exercise is not self._exercise:
            self._exercise = exercise
            self._drawn = self._figure.use(exercise)
            self._steps.show_steps(exercise.steps)
            self._show_figure()

    def _show_figure(self) -> None:
        """The figure, if there is one and room for it; the steps of an exercise without one take the cue's place."""
        self._figure.setVisible(self._drawn and self._drawable)
        self._steps.setVisible(not self._drawn)
        self._cue.setVisible(self._drawn or self._drawable)

    def _geometry(self) -> SessionLayout:
        sided = bool(self._text.side)
        if self.far:
            return far(self.width(), self.height(), sided=sided)
        return near(self.width(), self.height(), sided=sided, scale=self._theme.scale)

    def _arrange(self) -> None:
        boxes = self._geometry()
        self._drawable = not boxes.figure.isNull()
        self._figure.setGeometry(boxes.figure)
        steps = boxes.figure if self._drawable else boxes.cue
        self._steps.setGeometry(steps.adjusted(0, max(0, boxes.head.bottom() + 8 - steps.top()), 0, 0))
        self._show_figure()
        self._ring.setGeometry(boxes.ring)
        self._side.setVisible(bool(self._text.side))
        self._side.fit_into(boxes.side, boxes.side_px)
        self._progress.setGeometry(boxes.progress)
        self.transport.setGeometry(boxes.controls)
        self.transport.setVisible(not self.far)
        mirror(self, self._figure, self._steps, self._ring, self._side, self._progress, self.transport)
        self._arrange_cue(boxes)
        self._arrange_head(boxes)
        self.foot.arrange(boxes, self._t)
        self._arrange_badge(boxes)
        middle = QRect(12, self.below_head, self.width() - 24, boxes.foot.top() - 8 - self.below_head)
        self.overlay.arrange(self.size(), self._figure.geometry(), middle, self.foot.between(boxes))

    def _arrange_badge(self, boxes: SessionLayout) -> None:
        """Over the figure, at its lower corner, as large as the words about a side; at the upper one messages lie."""
        self._badge.set_pixels(boxes.side_px if self.far else 15)
        self._badge.move(boxes.figure.left(), boxes.figure.bottom() - self._badge.sizeHint().height())
        mirror(self, self._badge)

    @property
    def below_head(self) -> int:
        """Where the head ends, in pixels: messages lie below it."""
        return self._geometry().head.bottom() + 4

    def _arrange_cue(self, boxes: SessionLayout) -> None:
        """The cue below the figure; the steps that set one up have more room there, in smaller letters if need be."""
        box = QRect(boxes.cue)
        if self._text.sets_up:
            box.setBottom((boxes.progress if self.far else boxes.foot).top() - 4)
        self._cue.fit_into(box, boxes.cue_px)
        self._cue_px = boxes.cue_px
        self._cue_turns.refit()
        self._say_cue()
        mirror(self, self._cue)

    def _say_cue(self) -> None:
        """The cue; in the follow-along view the steps that set one up take turns, so that their letters stay large."""
        turns = self.far and self._text.sets_up
        self._cue.say(self._cue_turns.at(self._text.cue, self._t) if turns else self._text.cue)

    def _holds_cue(self, words: str) -> bool:
        return bool(self._cue.fitting(words, self._cue_px, self._cue_px))

    def _arrange_head(self, boxes: SessionLayout) -> None:
        """Place the name, the counts and the buttons of the corner; see `arrange_head`."""
        button = self._far_stop if self.far else self._follow
        self._far_stop.setVisible(self.far)
        self._follow.setVisible(not self.far)
        self._how.setVisible(not self.far)
        if self.far:
            self._far_stop.set_letters(boxes.foot_px)
        corner = button.sizeHint()
        button.setGeometry(boxes.head.right() + 1 - corner.width(), boxes.head.top(), corner.width(), corner.height())
        how = self._how.sizeHint()
        self._how.setGeometry(button.x() - how.width() - 4, boxes.head.top(), how.width(), how.height())
        taken = corner.width() + (0 if self.far else how.width() + 4)
        room = boxes.head.adjusted(0, 0, -taken - 12, 0)
        pills = [pill for pill in self._counts if pill.text()]
        arrange_head(self._name, pills, room, boxes.name_px, boxes.pill_px)
        mirror(self, button, self._how, self._name, *pills)
