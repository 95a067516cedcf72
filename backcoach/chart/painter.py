"""Paints a chart from its description: in the pane, in the large view, in pictures and on paper."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backcoach.chart.axes import AxesPainter
from backcoach.chart.description import Entry, ScoreChart, Spread
from backcoach.chart.frame import Frame, Window, frame_of
from backcoach.chart.inks import Look
from backcoach.chart.signs import (
    paint_after,
    paint_bar,
    paint_check_in,
    paint_day_bar,
    paint_dot,
    paint_flag,
    paint_session,
)

_ROOM_FOR_DOTS = 7.0
"""Columns narrower than this show the line and no dots."""
_MARGIN = 0.16
"""Scores by which a bar reaches beyond its lowest and its highest, so that a single one can be seen."""


class ChartPainter:
    """Paints charts with one look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.axes = AxesPainter(look)

    def frame(self, chart: ScoreChart, box: QRectF, window: Window | None = None) -> Frame:
        """The frame of the chart when it is painted into a box."""
        return frame_of(chart, box, self.look.unit, strip=self.look.strip, window=window)

    def paint(self, painter: QPainter, box: QRectF, chart: ScoreChart, window: Window | None = None) -> None:
        """Paint it all; `window` shows some of its columns."""
        frame = self.frame(chart, box, window)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.axes.paint(painter, frame, chart)
        painter.save()
        painter.setClipRect(frame.plot.adjusted(0, -12 * frame.unit, 0, 0), Qt.ClipOperation.IntersectClip)
        self._paint_spreads(painter, frame, chart)
        self._paint_entries(painter, frame, chart)
        for flag in chart.flags:
            at = QPointF(frame.x(flag.column + 0.5), frame.plot.top() - 10 * frame.unit)
            paint_flag(painter, self.look.inks, at, frame.unit, notes=bool(flag.notes), gentle=flag.gentle)
        painter.restore()

    def _paint_spreads(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> None:
        seen = [one for one in chart.spreads if frame.seen(one.column)]
        for one in seen:
            self._paint_spread(painter, frame, one)
        if chart.baseline is not None:
            self.paint_baseline(painter, frame.plot.left(), frame.plot.right(), frame.y(chart.baseline), frame.unit)
        self._paint_line(painter, frame, chart)
        joined = {end for piece in chart.line for end in (piece.column, piece.column + 1)}
        roomy = frame.wide >= _ROOM_FOR_DOTS * frame.unit
        radius = min(4.2 * frame.unit, frame.wide * 0.3)
        for one in seen:
            if roomy or one.column not in joined:
                at = QPointF(frame.x(one.column + 0.5), frame.y(one.level))
                paint_dot(painter, self.look.inks, at, radius, solid=not one.few)

    def _paint_spread(self, painter: QPainter, frame: Frame, spread: Spread) -> None:
        inks = self.look.inks
        paint_bar(painter, inks.pale, self._box(frame, spread.column, spread.low, spread.high))
        if not spread.few:
            box = self._box(frame, spread.column, spread.quarter, spread.three_quarters)
            paint_bar(painter, inks.dark, box)

    @staticmethod
    def _box(frame: Frame, column: int, low: float, high: float) -> QRectF:
        top, bottom = frame.y(high + _MARGIN), frame.y(low - _MARGIN)
        return QRectF(frame.x(column + 0.5) - frame.bar / 2, top, frame.bar, bottom - top)

    def _paint_line(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> None:
        pen = QPen(self.look.inks.ink, 2.0 * frame.unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for piece in chart.line:
            if frame.seen(piece.column) or frame.seen(piece.column + 1):
                one = QPointF(frame.x(piece.column + 0.5), frame.y(piece.y))
                painter.drawLine(one, QPointF(frame.x(piece.column + 1.5), frame.y(piece.to_y)))

    def paint_baseline(self, painter: QPainter, left: float, right: float, y: float, unit: float) -> None:
        """The broken line of the first week."""
        pen = QPen(self.look.inks.baseline, 1.4 * unit)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_entries(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> None:
        seen = [one for one in chart.entries if frame.seen(one.column)]
        for entry in sorted(seen, key=lambda one: one.sign != "day"):
            self.paint_entry(painter, frame, entry)

    def paint_entry(self, painter: QPainter, frame: Frame, entry: Entry) -> None:
        """One sign at its place."""
        inks, at, size = self.look.inks, frame.place(entry), frame.mark(entry.of)
        if entry.sign == "day":
            paint_day_bar(painter, inks, self._day_box(frame, entry), frame.unit)
        elif entry.sign == "check-in":
            paint_check_in(painter, inks, at, size)
        elif entry.before is None:
            paint_after(painter, inks, at, size)
        else:
            to_y = None if entry.after is None else frame.y(entry.after)
            paint_session(painter, inks, at, to_y, size)

    @staticmethod
    def _day_box(frame: Frame, entry: Entry) -> QRectF:
        wide = frame.wide * 0.84 / entry.of
        left = frame.x(entry.column + 0.08) + entry.place * wide
        top = frame.y(entry.y)
        return QRectF(left, top, wide - (frame.unit if entry.of > 1 else 0), frame.y(0) - top)
