"""The stage before a session: what the routine is, what it needs, and one button to start."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from backcoach.catalog import Equipment, Routine
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, Timeline
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label, Pill
from backcoach.ui.design.theme import BODY, LARGE, SMALL, TITLE, Theme
from backcoach.ui.figures.still_figure import StillFigure, Thumbnail
from backcoach.ui.session.ring import Ring, RingState
from backcoach.ui.session.session_layout import near

_BETWEEN = 20
"""Pixels between what the routine is and what it needs."""
_STILL = 150
"""Pixels of height that the figure needs to be shown; it is at most two thirds as tall as wide."""
_DISC = 0.85
"""How full the ring is: the minutes stand on its disc."""


class StartPage(QWidget):
    """Shows a routine that can be started, with its minutes in the ring."""

    start_asked = Signal()

    def __init__(self, theme: Theme, phrases: Phrases, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._phrases = phrases
        self._name = Label(theme, TITLE, strong=True, one_line=True, parent=self)
        self._count = Pill(theme, parent=self)
        self._still = StillFigure(thumbnail, self)
        self._about = Label(theme, LARGE, parent=self)
        self._needs = Label(theme, BODY, "muted", parent=self)
        self._ring = Ring(theme, self)
        self._rhythm = Label(theme, BODY, "muted", one_line=True, parent=self)
        self._start = Button(theme, theme.words.gettext("Start"), kind="filled", icon="play", size=60, parent=self)
        self._start.setToolTip(theme.words.gettext("Start (Space)"))
        self._start.clicked.connect(self.start_asked)

    def show_routine(
        self,
        routine: Routine,
        timeline: Timeline,
        settings: SessionSettings,
        things: Sequence[Equipment] = (),
        *,
        left_out: Sequence[str] = (),
        owned: Collection[str] = (),
    ) -> None:
        """Show a routine and how it will be played; `left_out` names its exercises that are hidden.

        Of the `things` that it needs, those that are not `owned` are named with what a household has instead.
        """
        self._name.say(routine.name)
        self._still.show_exercise(routine.items[0].exercise)
        self._about.say(routine.about)
        self._count.say(self._phrases.exercises(len(routine.items)))
        lines = [thing.name if thing.key in owned else self._with_instead(thing) for thing in things]
        needs = (
            self.words.gettext("You need: {listed}", listed="; ".join(lines))
            if lines
            else self.words.gettext("You need nothing for it.")
        )
        missing = self.words.gettext("Left out for now: {listed}", listed=", ".join(left_out)) if left_out else ""
        self._needs.say("\n\n".join(part for part in (needs, missing) if part))
        minutes = max(1, round(timeline.duration_s / 60))
        self._ring.show_state(RingState(digits=str(minutes), word=self._phrases.minutes(minutes), disc=_DISC))
        self._ring.setAccessibleName(self._phrases.duration(timeline.duration_s))
        self._rhythm.say(self.words.gettext("Breath: {breath}", breath=self._phrases.breath(settings.breath)))
        self._arrange()

    def _with_instead(self, thing: Equipment) -> str:
        return self.words.gettext("{thing} (or {instead})", thing=thing.name, instead=thing.instead)

    def show_picture(self) -> None:
        """Paint the figure again, because it was drawn meanwhile."""
        self._still.update()

    def focus_start(self) -> None:
        """Give the focus to Start."""
        self._start.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything as in a session, so that nothing jumps when one starts."""
        self._arrange()

    def _arrange(self) -> None:
        boxes = near(self.width(), self.height())
        left, top = boxes.head.left(), boxes.head.top()
        self._name.set_pixels(boxes.name_px)
        wanted = self._name.fontMetrics().horizontalAdvance(self._name.accessibleName()) + 4
        beside = wanted + 16 + self._count.width() <= boxes.head.width()
        self._name.setGeometry(left, top, min(wanted, boxes.head.width()), 40)
        middle = top + (40 - self._count.height()) // 2
        self._count.move(*(left + wanted + 16, middle) if beside else (left, top + 44))
        room = QRect(boxes.figure)
        room.setTop(boxes.head.bottom() + 8)
        room.setBottom(boxes.foot.top() - 8)
        self._arrange_text(room)
        self._ring.setGeometry(boxes.ring)
        start = self._start.sizeHint()
        self._start.setGeometry(boxes.controls.left(), boxes.controls.top(), max(180, start.width()), start.height())
        self._rhythm.setGeometry(boxes.foot)

    def _arrange_text(self, box: QRect) -> None:
        """Place figure and texts as one block in the middle; in smaller letters if they do not fit."""
        about = needs = 0
        for pixels in range(LARGE, SMALL - 1, -2):
            self._about.set_pixels(pixels)
            self._needs.set_pixels(min(pixels, BODY))
            about, needs = (label.heightForWidth(box.width()) for label in (self._about, self._needs))
            if about + needs + _BETWEEN <= box.height():
                break
        free = box.height() - about - needs - _BETWEEN
        still = min(free - _BETWEEN, box.width() * 2 // 3)
        self._still.setVisible(still >= _STILL)
        y = box.top() + max(0, free // 2)
        if still >= _STILL:
            y = box.top() + (free - _BETWEEN - still) // 2
            self._still.setGeometry(box.left(), y, box.width(), still)
            y += still + _BETWEEN
        self._about.setGeometry(QRect(box.left(), y, box.width(), about))
        self._needs.setGeometry(QRect(box.left(), y + about + _BETWEEN, box.width(), needs))
