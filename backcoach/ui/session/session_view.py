"""The stage during a session: the exercise, the time left, and what comes next."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QRect, Qt, Signal
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
from backcoach.ui.figures.session_pose import shown_at
from backcoach.ui.session.hurt_badge import HurtBadge
from backcoach.ui.session.ring import Ring, RingState
from backcoach.ui.session.routine_progress import RoutineProgress
from backcoach.ui.session.session_layout import SessionLayout, far, near
from backcoach.ui.session.session_text import SessionLines, SessionText, digits
from backcoach.ui.session.transport_bar import TransportBar
from backcoach.ui.widgets.steps_view import StepsView

EXPLAINED_S = 10.0
"""Seconds for which the follow-along view says its keys."""


class SessionView(QWidget):
    """Shows the moments of one timeline, beside the other panes or alone on the screen as the follow-along view."""

    follow_asked = Signal()
    stop_asked = Signal()
    accessible_role = "Animation"
    touched = Signal()
    """The follow-along view was clicked anywhere, or Enter was pressed on it."""

    def __init__(
        self, theme: Theme, library: Library, phrases: Phrases, care: Callable[[Exercise], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.spoken: Callable[[], str] = str
        """Where the session is, in the words of a screen reader."""
        self._care = care
        self._theme = theme
        self._library = library
        self._phrases = phrases
        self.far = False
        self._eased = True
        self._paused = False
        self._pacing = RingState()
        self._key: tuple[Segment, str, int] | None = None
        self._text = SessionLines()
        self._caption = ""
        self._t = self._explained_until = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.transport = TransportBar(theme, self)
        self._name = Label(theme, 30, strong=True, one_line=True, heading=True, parent=self)
        self._side = Label(theme, 17, "accent_strong", strong=True, parent=self)
        self._counts = (Pill(theme, parent=self), Pill(theme, parent=self))
        self._steps = StepsView(theme, self)
        self._figure = FigureView(theme, library.motions, self)
        self._exercise: Exercise | None = None
        self._ring = Ring(theme, self)
        self._ring.accessible_role = "Dial"
        self._ring.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it fills its ground
        self._cue = Label(theme, 21, parent=self)
        self._coming = Label(theme, 15, "muted", one_line=True, parent=self)
        self._left = Label(theme, 15, "muted", one_line=True, parent=self)
        self._progress = RoutineProgress(theme, self)
        self._badge = HurtBadge(theme, self)
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._follow = Button(
            theme, icon="full-screen", kind="quiet", name=theme.words.gettext("Follow along (F11)"), parent=self
        )
        self._follow.clicked.connect(self.follow_asked)
        self._far_stop = Button(theme, theme.words.gettext("Stop"), kind="stop", size=48, parent=self)
        for stop in (self.transport.stopped, self._far_stop.clicked):
            stop.connect(self.stop_asked)

    def accessible_words(self) -> str:
        """The name for screen readers."""
        return self.spoken()

    def use(self, timeline: Timeline) -> None:
        """Show the moments of another timeline from now on."""
        self._narrator = SessionText(timeline, self._library.catalog, self._phrases, self._care)
        self._pacer = Pacer(timeline)
        self._progress.use(timeline)
        self._key = None

    def show_moment(self, moment: Moment) -> None:
        """Show one moment; its texts are made again only when a second or the segment changes."""
        self._t = moment.t
        key = (moment.segment, digits(moment), int(moment.left_s))
        if key != self._key:
            self._key = key
            self._say(self._narrator.text(moment), self._library.catalog.exercise(moment.segment.exercise))
        self._show_ring(
            RingState(
                digits=self._text.digits,
                word=self._text.word,
                rim=moment.progress,
                disc=self._pacer.fullness(moment, eased=self._eased),
            )
        )
        if self._exercise is not None:
            self._figure.show_pose(shown_at(moment, self._exercise))
        self._progress.show_time(moment.t)
        self._badge.show_time(moment.t)

    def show_state(self, state: PlayerState, *, hurts: bool) -> None:
        """Show whether the session runs, and whether the current step is marked as hurting."""
        self._paused = state == "paused"
        self._coming.say(self._foot_words())
        self._show_ring(self._pacing)
        self._badge.mark(hurts=hurts)
        self.transport.show_state(state, hurts=hurts)

    def take_back_mark(self) -> None:
        """Say that the step is no longer marked as hurting."""
        self._badge.take_back(self._t)

    def show_caption(self, spoken: str) -> None:
        """Show what is being spoken, in place of what comes next; empty shows that again."""
        self._caption = spoken
        self._coming.say(self._foot_words())

    def _foot_words(self) -> str:
        """What is spoken, else the keys of the follow-along view for a while and in a pause, else what comes next."""
        words = self._theme.words
        if self.far and not self._caption:
            if self._paused:
                return words.gettext("Space goes on · Esc leaves")
            if self._t < self._explained_until:
                return words.gettext("Space pauses · Esc leaves")
        return self._caption or self._text.coming

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """All of the follow-along view is one button."""
        if self.far:
            self.touched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the follow-along view as a click does."""
        if self.far and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.touched.emit()
        else:
            super().keyPressEvent(event)

    def set_far(self, far_away: bool) -> None:
        """Switch between the view at the desk and the follow-along view."""
        self.far = far_away
        self._explained_until = self._t + EXPLAINED_S if far_away else 0.0
        self._coming.say(self._foot_words())
        self._arrange()

    def set_reduced_motion(self, reduced: bool) -> None:
        """With reduced motion the disc stands still during a phase, and the figure does not move."""
        self._eased = not reduced
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
            self._arrange_head() if bool(old.side) == bool(text.side) else self._arrange()
        self._cue.say(text.cue)
        self._coming.say(self._foot_words())
        self._left.say(text.left)

    def _show_ring(self, pacing: RingState) -> None:
        """Show the pacer; while the session is paused its word says so, which can be read from afar."""
        self._pacing = pacing
        if self._paused:
            pacing = msgspec.structs.replace(pacing, word=self._phrases.paused())
        self._ring.show_state(pacing)
        name = ", ".join(part for part in (self._text.name, self._text.side, pacing.word) if part)
        if name != self._ring.accessibleName():
            self._ring.setAccessibleName(name)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the figure of an exercise, or its steps if it has none; the first figure takes some 50 ms."""
        if exercise is not self._exercise:
            self._exercise = exercise
            drawn = self._figure.use(exercise)
            self._figure.setVisible(drawn)
            self._steps.setVisible(not drawn)
            self._steps.show_steps(exercise.steps)

    def _geometry(self) -> SessionLayout:
        return (far if self.far else near)(self.width(), self.height(), sided=bool(self._text.side))

    def _arrange(self) -> None:
        boxes = self._geometry()
        self._figure.setGeometry(boxes.figure)
        self._steps.setGeometry(boxes.figure.adjusted(0, boxes.head.bottom() + 8 - boxes.figure.top(), 0, 0))
        self._ring.setGeometry(boxes.ring)
        self._side.setVisible(bool(self._text.side))
        self._side.set_pixels(boxes.side_px)
        self._side.setGeometry(boxes.side)
        self._cue.set_pixels(boxes.cue_px)
        self._cue.setGeometry(boxes.cue)
        self._progress.setGeometry(boxes.progress)
        self.transport.setGeometry(boxes.controls)
        self.transport.setVisible(not self.far)
        for label in (self._coming, self._left):
            label.set_pixels(boxes.foot_px)
        mirror(self, self._figure, self._steps, self._ring, self._cue, self._progress, self.transport)
        self._arrange_head()
        self._arrange_foot()
        self._arrange_badge()

    def _arrange_badge(self) -> None:
        """Over the figure, at its upper corner, as large as the words about a side."""
        boxes = self._geometry()
        self._badge.set_pixels(boxes.side_px if self.far else 15)
        self._badge.move(boxes.figure.left(), boxes.figure.top())
        mirror(self, self._badge)

    def _arrange_foot(self) -> None:
        box = self._geometry().foot
        width = self._left.fontMetrics().horizontalAdvance("00:00 left ") + 24
        self._left.setGeometry(QRect(box.right() - width, box.top(), width, box.height()))
        self._coming.setGeometry(box.adjusted(0, 0, -width - 12, 0))
        mirror(self, self._left, self._coming)

    def _arrange_head(self) -> None:
        """Place name and counts on one line, in smaller letters if need be; else the counts below the name."""
        boxes = self._geometry()
        button = self._far_stop if self.far else self._follow
        corner = button.sizeHint()
        self._far_stop.setVisible(self.far)
        self._follow.setVisible(not self.far)
        button.setGeometry(boxes.head.right() - corner.width(), boxes.head.top(), corner.width(), corner.height())
        room = boxes.head.width() - corner.width() - 12
        sizes = _sizes(boxes.name_px)
        pixels = next((px for px in sizes if self._fits(px, room)), 0)
        pixels = pixels or next((px for px in sizes if self._name_fits(px, room)), sizes[-1])
        self._set_head(pixels)
        wide = min(self._name_width(), room)
        height = round(pixels * 1.3)
        beside = self._name_width() + self._pills_width() <= room
        self._name.setGeometry(boxes.head.left(), boxes.head.top(), wide, height)
        x = boxes.head.left() + (wide + 16 if beside else 0)
        y = boxes.head.top() + (0 if beside else height + 2)
        for pill in self._pills():
            pill.move(x, y + (height - pill.height()) // 2 if beside else y)
            x += pill.width() + 10
        mirror(self, button, self._name, *self._pills())

    def _fits(self, pixels: int, room: int) -> bool:
        self._set_head(pixels)
        return self._name_width() + self._pills_width() <= room

    def _name_fits(self, pixels: int, room: int) -> bool:
        self._set_head(pixels)
        return self._name_width() <= room

    def _set_head(self, pixels: int) -> None:
        self._name.set_pixels(pixels)
        for pill in self._pills():
            pill.set_pixels(round(pixels * (0.62 if self.far else 0.5)))

    def _name_width(self) -> int:
        return self._name.fontMetrics().horizontalAdvance(self._name.accessibleName()) + 4

    def _pills_width(self) -> int:
        return sum(pill.width() + 10 for pill in self._pills()) + 8

    def _pills(self) -> list[Pill]:
        return [pill for pill in self._counts if pill.text()]


def _sizes(pixels: int) -> list[int]:
    """A height of text in pixels and smaller ones, down to six tenths of it."""
    return [round(pixels * part / 10) for part in range(10, 5, -1)]
