"""An exercise step by step: the figure in the pose of each step, the steps beside it, and three buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcoach.session.lesson import lesson
from backcoach.ui.design.buttons import Button, Kind
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, LARGE, TITLE, Theme
from backcoach.ui.figures.figure_key import FigureKey
from backcoach.ui.figures.figure_view import FigureView, Pictures
from backcoach.ui.figures.mistake_view import MistakeView
from backcoach.ui.figures.step_pose import pose_of_step
from backcoach.ui.widgets.steps_view import StepsView

if TYPE_CHECKING:
    from backcoach.app.motion_library import MotionLibrary
    from backcoach.catalog import Exercise
    from backcoach.clock import Clock

FRAME_MS = 33
_ROOMY, _NARROW = 900, 520
"""Pixels of width from which the letters are large, and from which going back has its word and not only a sign."""
_WORDED, _PICTURED = 420, 700
"""Pixels of height from which there is room for the words below the figure and about a mistake, and for its picture."""


class LessonPage(QWidget):
    """Shows one step of an exercise at a time; its owner says which, and what the buttons do."""

    next_asked, back_asked, left = Signal(), Signal(), Signal()

    def __init__(
        self, theme: Theme, motions: MotionLibrary, clock: Clock, parent: QWidget | None = None,
        pictures: Pictures = lambda _: (),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._exercise: Exercise | None = None
        self._place = 0
        self._began = 0.0
        words = theme.words
        self._title = Label(theme, TITLE, strong=True)
        self._care = Label(theme, BODY + 1, "hurt")
        self._figure = FigureView(theme, motions, self, pictures=pictures)
        self._figure.labelled = True
        self._key = FigureKey(theme)
        self._mistake = MistakeView(theme, motions)
        self._steps = StepsView(theme, self, largest=34)
        self._hint = Label(theme, BODY, "muted")
        self._middle = QGridLayout()
        self._tall: bool | None = None
        self.back = self._button(words.gettext("Back"), "previous", self.back_asked)
        self.back.setToolTip(words.gettext("Back"))
        self.go_on = self._button(words.gettext("Next step"), "next", self.next_asked, "filled")
        self.leave = self._button(words.gettext("Skip them"), "close", self.left)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._move)
        self._lay_out()

    def show_figure(self, *, still: bool, mirrored: bool) -> None:
        """How the figure is shown from now on: moving or as key poses side by side, and whether as in a mirror."""
        self._figure.still, self._figure.mirrored = still, mirrored

    def show_step(self, exercise: Exercise, place: int, care: str, hint: str, scale: float = 1.0) -> None:
        """Show a step, counted from 0; `care` is what the user's cautions say, `hint` which keys go on.

        `scale` is the share of the movement that the cautions allow.
        """
        self._exercise, self._place, self._began = exercise, place, self._clock.monotonic()
        words, steps = self._theme.words, lesson(exercise)
        self._title.say(exercise.name)
        self._care.say(care)
        self._care.setVisible(bool(care))
        self._hint.say(hint)
        self._figure.setVisible(self._figure.use(exercise, scale))
        self._key.use(exercise)
        self._steps.show_steps(exercise.steps)
        self._steps.mark(place)
        self.back.setEnabled(place > 0)
        last = place == len(steps) - 1
        self._show_mistake()
        self.go_on.rename(words.gettext("Begin") if last else words.gettext("Next step"))
        told = words.gettext(
            "Step {number} of {count}: {step}", number=place + 1, count=len(steps), step=steps[place].text
        )
        if last and exercise.mistake:
            told = f"{told} {words.gettext('Not like this: {mistake}', mistake=exercise.mistake)}"
        self.setAccessibleName(f"{exercise.name}. {told}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self._move()
        self._follow()

    def _show_mistake(self) -> None:
        """With the last step, what often goes wrong: if there is room, and with a picture if there is more."""
        exercise, tall = self._exercise, self.height() / self._theme.scale
        last = exercise is not None and self._place == len(lesson(exercise)) - 1
        self._mistake.use(exercise if last and tall >= _WORDED else None, pictured=tall >= _PICTURED)
        self._key.setVisible(tall >= _WORDED)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the buttons continues, as everywhere in the follow-along view."""
        self.next_asked.emit()

    def showEvent(self, event: QEvent) -> None:
        """The figure moves."""
        self._follow()

    def hideEvent(self, event: QEvent) -> None:
        """The figure moves no more."""
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Larger letters on a large stage, which may be read from the floor."""
        self._arrange(tall=self.height() > self.width())
        far = self.width() >= _ROOMY
        self._title.set_pixels(TITLE + 12 if far else TITLE)
        self._hint.set_pixels(LARGE if far else BODY)
        self._care.set_pixels(LARGE if far else BODY + 1)
        self._show_mistake()
        self.back.setText(self._theme.words.gettext("Back") if self.width() >= _NARROW else "")

    def _move(self) -> None:
        assert self._exercise is not None  # nothing moves before the first step is shown
        self._figure.show_pose(pose_of_step(self._exercise, self._place, self._clock.monotonic() - self._began))

    def _follow(self) -> None:
        moves = self.isVisible() and not self._figure.still and self._exercise is not None
        self._timer.start() if moves else self._timer.stop()

    def _arrange(self, *, tall: bool) -> None:
        """The figure beside the steps, or above them on a page that is higher than wide."""
        if tall == self._tall:
            return
        self._tall = tall
        self._middle.addWidget(self._figure, 0, 0)
        self._middle.addWidget(self._key, 1, 0)
        self._middle.addWidget(self._steps, *((2, 0, 1, 1) if tall else (0, 1, 1, 1)))
        self._middle.addWidget(self._mistake, *((3, 0) if tall else (1, 1)))
        for row, stretch in ((0, 1), (2, 1 if tall else 0)):
            self._middle.setRowStretch(row, stretch)
        for column, stretch in ((0, 1), (1, 0 if tall else 1)):
            self._middle.setColumnStretch(column, stretch)

    def _button(self, text: str, icon: str, pressed: SignalInstance, kind: Kind = "outlined") -> Button:
        button = Button(self._theme, text, kind=kind, icon=icon, size=52, parent=self)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        self._middle.setHorizontalSpacing(24)
        self._arrange(tall=False)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.back, self.go_on, self.leave):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 18, 26, 20)
        layout.setSpacing(8)
        for part in (self._title, self._care):
            layout.addWidget(part)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._hint)
        layout.addLayout(buttons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
