"""Paints the signs: each differs from the others in its shape, not only in its colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from backcoach.chart.inks import Inks

NOTHING = QBrush(Qt.BrushStyle.NoBrush)


def faint(colour: QColor, opacity: float) -> QColor:
    """The same colour, less opaque."""
    other = QColor(colour)
    other.setAlphaF(colour.alphaF() * opacity)
    return other


def paint_session(painter: QPainter, inks: Inks, at: QPointF, to_y: float | None, size: float) -> None:
    """A dot at the score before; an arrow to the score after, or a ring where that is the same."""
    if to_y is not None and to_y != at.y():
        _paint_arrow(painter, inks.lower if to_y > at.y() else inks.higher, at, to_y, size)
    elif to_y is not None:
        painter.setPen(QPen(inks.before, size * 0.13))
        painter.setBrush(NOTHING)
        painter.drawEllipse(at, size * 0.47, size * 0.47)
    radius = size * (0.24 if to_y == at.y() else 0.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.before)
    painter.drawEllipse(at, radius, radius)


def _paint_arrow(painter: QPainter, colour: QColor, at: QPointF, to_y: float, size: float) -> None:
    towards = 1.0 if to_y > at.y() else -1.0
    head = min(size * 0.72, abs(to_y - at.y()))
    neck = to_y - towards * head * 0.8
    pen = QPen(colour, size * 0.24)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(at.x(), at.y()), QPointF(at.x(), neck))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip, half = QPointF(at.x(), to_y), size * 0.46
    back = to_y - towards * head
    painter.drawPolygon(QPolygonF([tip, QPointF(at.x() - half, back), QPointF(at.x() + half, back)]))


def paint_after(painter: QPainter, inks: Inks, at: QPointF, size: float) -> None:
    """A score after a session without one before: an arrow's head."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.ink)
    half = size * 0.5
    corners = [QPointF(-half, -half * 0.8), QPointF(half, -half * 0.8), QPointF(0, half * 0.9)]
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def paint_check_in(painter: QPainter, inks: Inks, at: QPointF, size: float) -> None:
    """A hollow diamond."""
    _outline(painter, inks.check_in, size)
    half = size * 0.45
    corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def _outline(painter: QPainter, colour: QColor, size: float) -> None:
    pen = QPen(colour, size * 0.17)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(NOTHING)


def paint_day_bar(painter: QPainter, inks: Inks, box: QRectF, unit: float) -> None:
    """A pale bar from nothing to the score, with a firm upper edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faint(inks.day, 0.17))
    painter.drawRect(box)
    painter.setBrush(faint(inks.day, 0.75))
    painter.drawRect(QRectF(box.left(), box.top(), box.width(), 2 * unit))


def paint_dot(painter: QPainter, inks: Inks, at: QPointF, radius: float, *, solid: bool) -> None:
    """The level of a column: solid, or hollow if it is the level of few scores."""
    if solid:
        painter.setPen(QPen(inks.ground, radius * 0.4))
        painter.setBrush(inks.ink)
    else:
        painter.setPen(QPen(inks.ink, radius * 0.36))
        painter.setBrush(inks.ground)
    painter.drawEllipse(at, radius, radius)


def paint_bar(painter: QPainter, colour: QColor, box: QRectF) -> None:
    """A bar with round corners."""
    round_ = min(box.width() * 0.28, box.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, round_, round_)


def paint_flag(painter: QPainter, inks: Inks, at: QPointF, unit: float, *, notes: bool, gentle: bool) -> None:
    """A small bubble for notes; for a gentle day a pennant beside or in its place."""
    painter.setPen(Qt.PenStyle.NoPen)
    if notes:
        left = at.x() - (8.5 if gentle else 4.0) * unit
        painter.setBrush(inks.muted)
        painter.drawRoundedRect(QRectF(left, at.y(), 8 * unit, 6 * unit), 2 * unit, 2 * unit)
        tail = [QPointF(left + x * unit, at.y() + y * unit) for x, y in ((1.5, 5.0), (1.5, 9.0), (5.5, 5.0))]
        painter.drawPolygon(QPolygonF(tail))
    if gentle:
        left = at.x() + (1.5 if notes else -3.0) * unit
        painter.setBrush(inks.higher)
        painter.drawRect(QRectF(left, at.y(), 1.4 * unit, 9 * unit))
        cloth = [QPointF(left + x * unit, at.y() + y * unit) for x, y in ((0, 0), (7.5, 2.7), (0, 5.4))]
        painter.drawPolygon(QPolygonF(cloth))
