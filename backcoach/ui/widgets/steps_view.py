"""The steps of an exercise as numbered text."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from backcoach.ui.design.theme import Theme

_OVERHANG = 0.3
"""How far the ring round a number goes beyond its line, above and below, in heights of text."""


class StepsView(QLabel):
    """Numbered steps in the largest text that fits; a screen reader reads them as one text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, largest: int = 30) -> None:
        super().__init__(parent)
        self._theme = theme
        self._largest = largest
        self._steps: tuple[str, ...] = ()
        self._current: int | None = None
        theme.changed.connect(self.update)

    def show_steps(self, steps: tuple[str, ...]) -> None:
        """Show the steps of another exercise."""
        if steps != self._steps:
            self._steps = steps
            self.setAccessibleName(" ".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))
            self.update()

    def mark(self, current: int | None) -> None:
        """Make one step, counted from 0, stand out from the others; None for no step."""
        if current != self._current:
            self._current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each number in a ring, its step beside it; all of it centred as a block."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pixels = next((px for px in range(self._largest, 9, -1) if self._height(px) <= self.height()), 10)
        top = max(0.0, (self.height() - self._height(pixels)) / 2) + _OVERHANG * pixels
        painter.setFont(self._theme.exact_font(pixels))
        for number, step in enumerate(self._steps, 1):
            box = self._box(step, pixels)
            box.moveTop(top)
            self._paint_number(painter, number, pixels, top)
            others = self._current is not None and number - 1 != self._current
            painter.setPen(self._theme.color("muted" if others else "ink"))
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap), step)
            top += box.height() + pixels * 0.6

    def _paint_number(self, painter: QPainter, number: int, pixels: int, top: float) -> None:
        side = pixels * 1.55
        ring = QRectF(1, top - (side - pixels * 1.25) / 2, side, side)
        filled = number - 1 == self._current
        painter.setPen(QPen(self._theme.color("accent"), 1.4))
        painter.setBrush(self._theme.color("accent") if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        painter.setPen(self._theme.color("on_accent" if filled else "accent"))
        painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _box(self, step: str, pixels: int) -> QRectF:
        left = pixels * 2.3
        room = QRectF(left, 0, max(10.0, self.width() - left), 10_000)
        metrics = QFontMetricsF(self._theme.exact_font(pixels))
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), step).adjusted(0, 0, 2, 0)

    def _height(self, pixels: int) -> float:
        boxes = sum(self._box(step, pixels).height() for step in self._steps)
        return boxes + pixels * (0.6 * (len(self._steps) - 1) + 2 * _OVERHANG)
