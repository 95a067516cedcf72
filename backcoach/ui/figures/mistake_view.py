"""One common mistake: a small pose, crossed out, with its words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme

if TYPE_CHECKING:
    from backcoach.app.motion_library import MotionLibrary
    from backcoach.catalog import Exercise
    from backcoach.figure import Motion

SIZE = QSize(168, 112)
"""Pixels of the picture."""
_BESIDE = 420
"""From this width in pixels on, the words are beside it."""


class MistakeView(QWidget):
    """Shows what often goes wrong in an exercise; hidden for one without."""

    def __init__(self, theme: Theme, motions: MotionLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._motions = motions
        self.words = theme.words
        self.picture = _Crossed(theme)
        self.text = Label(theme, BODY)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.picture)
        self._row.addWidget(self.text, 1)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words are beside the picture if there is room."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if self.width() >= _BESIDE else ways.TopToBottom)

    def use(self, exercise: Exercise | None, *, pictured: bool = True) -> None:
        """Show the mistake of another exercise, with or without its picture; None hides it."""
        told = exercise.mistake if exercise else ""
        found = self._motions.mistake_of(exercise) if exercise and told and pictured else None
        self.picture.show_mistake(found)
        self.text.say(self.words.gettext("Not like this: {mistake}", mistake=told) if told else "")
        self.setVisible(bool(told))


class _Crossed(QWidget):
    """The pose with a cross over it: the picture only repeats the words beside it, so a screen reader passes it by."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, Motion] | None = None
        self.setFixedSize(SIZE)
        theme.changed.connect(self.update)
        self.hide()

    def show_mistake(self, mistake: tuple[str, Motion] | None) -> None:
        """Show another mistake, or nothing."""
        self._shown = mistake
        self.setVisible(mistake is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pose, and two strokes across it from corner to corner."""
        if self._shown is None:
            return
        painter, box = QPainter(self), QRectF(self.rect()).adjusted(4, 4, -4, -4)
        self._draw_pose(painter, box, *self._shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("stop"), 3)
        pen.setCapStyle(QtCore.Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawRoundedRect(box, 8, 8)
        painter.setOpacity(0.75)
        inner = box.adjusted(9, 9, -9, -9)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(QPointF(inner.right(), inner.top()), QPointF(inner.left(), inner.bottom()))
        painter.end()

    def _draw_pose(self, painter: QPainter, box: QRectF, phase: str, motion: Motion) -> None:
        from backcoach.figure import pose
        from backcoach.figure.figure_painter import FigureOptions, FigurePainter
        from backcoach.figure.person_look import palette_of

        person = self._theme.person
        palette = palette_of(person, "dark" if self._theme.dark else "light")
        body, options = pose(motion, "left", phase, 1.0), FigureOptions(phase=phase, marks=False, labels=False)
        FigurePainter(palette, person=person).paint(painter, box.adjusted(6, 6, -6, -6), motion, body, options)
