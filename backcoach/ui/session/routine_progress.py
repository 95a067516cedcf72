"""The routine as a row of bars, one for each exercise, filled as far as it is done."""

from math import inf

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backcoach.session import Timeline
from backcoach.ui.design.theme import Theme


class RoutineProgress(QLabel):
    """Bars of equal width, each filled by the fraction of its exercise's time that is over."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spans: list[tuple[float, float]] = []
        self._t = 0.0
        self._same: tuple[float, float] = (0.0, 0.0)
        """From when until when all bars look as they do now."""
        theme.changed.connect(self.update)

    def use(self, timeline: Timeline) -> None:
        """Show another timeline."""
        self._spans = exercise_spans(timeline)
        self._measure()
        self.update()

    def show_time(self, t: float) -> None:
        """Fill the bars up to `t` seconds; repaints only if a pixel changes."""
        self._t = t
        since, until = self._same
        if not since <= t < until:
            self._measure()
            self.update()

    def _measure(self) -> None:
        """Find out for how long the bar that fills keeps its pixels."""
        start, end = next((span for span in self._spans if self._t < span[1]), (0.0, inf))
        pixel_s = (end - start) / self._bar_width()
        filled = round((self._t - start) / pixel_s)
        self._same = start + (filled - 0.5) * pixel_s, min(end, start + (filled + 0.5) * pixel_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars have another width."""
        self._measure()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(200, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track of each bar, then the filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isRightToLeft():  # time runs as the text does
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        width, height = self._bar_width(), min(8.0, self.height())
        top = (self.height() - height) / 2
        for place, span in enumerate(self._spans):
            left = place * (width + self._gap())
            for part, token in ((1.0, "track"), (self._fraction(span), "accent")):
                painter.setBrush(self._theme.color(token))
                if part > 0:
                    painter.setClipRect(QRectF(left, top, width * part, height))
                    painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)

    def _gap(self) -> float:
        return 6.0 if len(self._spans) <= 20 else 2.0

    def _bar_width(self) -> float:
        count = max(1, len(self._spans))
        return max(1.0, (self.width() - self._gap() * (count - 1)) / count)

    def _fraction(self, span: tuple[float, float]) -> float:
        start, end = span
        return min(1.0, max(0.0, (self._t - start) / (end - start)))


def exercise_spans(timeline: Timeline) -> list[tuple[float, float]]:
    """Start and end in seconds of each part of the timeline that belongs to one exercise."""
    spans: list[tuple[float, float]] = []
    item = -1
    for segment in timeline.segments:
        if timeline.steps[segment.step].item == item:
            spans[-1] = (spans[-1][0], segment.end_s)
        else:
            item = timeline.steps[segment.step].item
            spans.append((segment.start_s, segment.end_s))
    return spans
