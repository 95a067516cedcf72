"""How each question looks: one shape and one colour, the same in chart, table and legend."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from backcoach.history.records import Question
from backcoach.ui.design.theme import Theme


class SeriesStyle(NamedTuple):
    """A colour's token, the corners of a shape in a square of side 1 (none: a circle), and whether it is solid."""

    token: str
    corners: tuple[tuple[float, float], ...]
    solid: bool


MARKS: dict[Question, SeriesStyle] = {
    "now-before": SeriesStyle("before", (), solid=True),
    "now-after": SeriesStyle("after", ((0, -0.42), (0.45, 0.36), (-0.45, 0.36)), solid=False),
    "now": SeriesStyle("checkin", ((0, -0.5), (0.5, 0), (0, 0.5), (-0.5, 0)), solid=True),
    "last-24-hours": SeriesStyle("day", ((-0.37, -0.37), (0.37, -0.37), (0.37, 0.37), (-0.37, 0.37)), solid=False),
    "during": SeriesStyle("hurt", ((-0.45, -0.36), (0.45, -0.36), (0, 0.42)), solid=True),
}
CHARTED: tuple[Question, ...] = ("now-before", "now-after", "now", "last-24-hours")
"""The questions on the chart; pain during an exercise is about that exercise and is in the table only."""


def shape(question: Question) -> QPainterPath:
    """The outline of a question's mark, around (0, 0) in a square of side 1."""
    path = QPainterPath()
    corners = MARKS[question].corners
    if corners:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    else:
        path.addEllipse(QRectF(-0.42, -0.42, 0.84, 0.84))
    return path


def brush_of(theme: Theme, question: Question) -> QBrush:
    """The fill of a question's mark: its colour, or nothing for a hollow one."""
    mark = MARKS[question]
    return QBrush(theme.color(mark.token)) if mark.solid else QBrush(Qt.BrushStyle.NoBrush)


def pen_of(theme: Theme, question: Question, pixels: float) -> QPen:
    """The pen for a mark's edge, for a painter scaled to that size: its colour, or a rim for a solid one."""
    mark = MARKS[question]
    width = 1.0 if mark.solid else max(1.0, pixels * 0.17)
    pen = QPen(theme.color("surface" if mark.solid else mark.token), width / pixels)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def paint_mark(painter: QPainter, theme: Theme, question: Question, center: QPointF, pixels: float) -> None:
    """Paint a question's mark with its middle at `center`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(center)
    painter.scale(pixels, pixels)
    painter.setPen(pen_of(theme, question, pixels))
    painter.setBrush(brush_of(theme, question))
    painter.drawPath(shape(question))
    painter.restore()
