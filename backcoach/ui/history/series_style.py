"""The sign of each question in the table: the signs of the chart, and one for pain during an exercise."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from backcoach.chart import signs
from backcoach.history.records import Question
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.chart_look import inks_of


def paint_mark(painter: QPainter, theme: Theme, question: Question, center: QPointF, pixels: float) -> None:
    """Paint a question's sign with its middle at `center`; the questions about the past week have none."""
    inks, half = inks_of(theme, bands=False), pixels / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if question == "now-before":
        signs.paint_session(painter, inks, center, None, pixels)
    elif question == "now-after":
        signs.paint_after(painter, inks, center, pixels)
    elif question == "now":
        signs.paint_check_in(painter, inks, center, pixels)
    elif question == "last-24-hours":
        box = QRectF(center.x() - half * 0.8, center.y() - half, half * 1.6, pixels)
        signs.paint_day_bar(painter, inks, box, 1)
    elif question == "during":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hurt"))
        corners = (QPointF(-0.9, 0.8), QPointF(0.9, 0.8), QPointF(0, -0.9))
        painter.drawPolygon(QPolygonF([center + corner * half for corner in corners]))
    painter.restore()
