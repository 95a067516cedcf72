"""The stage before a session: what the routine is, what to fetch, and one button to start."""

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
"""Pixels between what the routine is and what to fetch."""
_STILL = 150
"""Pixels of height from which on a figure is worth its room; it is at most two thirds as tall as wide."""
_DISC = 0.85
"""How full the ring is at rest: the minutes stand on the disc."""


class StartPage(QWidget):
    """A routine at rest: the ring holds its minutes."""

    start_asked = Signal()

    def __init__(self, theme: Theme, phrases: Phrases, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._name = Label(theme, TITLE, strong=True, one_line=True, parent=self)
        self._count = Pill(theme, parent=self)
        self._still = StillFigure(thumbnail, self)
        self._about = Label(theme, LARGE, parent=self)
        self._fetch = Label(theme, BODY, "muted", parent=self)
        self._ring = Ring(theme, self)
        self._rhythm = Label(theme, BODY, "muted", one_line=True, parent=self)
        self._start = Button(theme, self.tr("Start"), kind="filled", icon="play", size=60, parent=self)
        self._start.setToolTip(self.tr("Start (Space)"))
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

        Of the `things` it needs, those that the user does not own are named with what a household has instead.
        """
        self._name.say(routine.name)
        self._still.show_exercise(routine.items[0].exercise)
        self._about.say(routine.about)
        self._count.say(self._phrases.exercises(len(routine.items)))
        instead = self.tr("{} (or {})")
        lines = [thing.name if thing.name in owned else instead.format(thing.name, thing.instead) for thing in things]
        fetch = self.tr("To fetch: {}").format("; ".join(lines)) if lines else self.tr("Nothing to fetch.")
        missing = self.tr("Left out for your sake: {}").format(", ".join(left_out)) if left_out else ""
        self._fetch.say("\n\n".join(part for part in (fetch, missing) if part))
        minutes = max(1, round(timeline.duration_s / 60))
        self._ring.show_state(RingState(digits=str(minutes), word=self._phrases.minutes(minutes), disc=_DISC))
        self._ring.setAccessibleName(self._phrases.duration(timeline.duration_s))
        self._rhythm.say(self.tr("Breath: {}").format(self._phrases.breath(settings.breath)))
        self._arrange()

    def show_picture(self) -> None:
        """Paint the figure again, because it can be had now."""
        self._still.update()

    def focus_start(self) -> None:
        """Put the keyboard on Start."""
        self._start.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As the stage lies during a session, so that nothing jumps when it starts."""
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
        """Figure, what the routine is, and what to fetch, one block in the middle; smaller letters where need be."""
        about = fetch = 0
        for pixels in range(LARGE, SMALL - 1, -2):
            self._about.set_pixels(pixels)
            self._fetch.set_pixels(min(pixels, BODY))
            about, fetch = (words.heightForWidth(box.width()) for words in (self._about, self._fetch))
            if about + fetch + _BETWEEN <= box.height():
                break
        free = box.height() - about - fetch - _BETWEEN
        still = min(free - _BETWEEN, box.width() * 2 // 3)
        self._still.setVisible(still >= _STILL)
        y = box.top() + max(0, free // 2)
        if still >= _STILL:
            y = box.top() + (free - _BETWEEN - still) // 2
            self._still.setGeometry(box.left(), y, box.width(), still)
            y += still + _BETWEEN
        self._about.setGeometry(QRect(box.left(), y, box.width(), about))
        self._fetch.setGeometry(QRect(box.left(), y + about + _BETWEEN, box.width(), fetch))
