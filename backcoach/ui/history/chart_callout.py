"""Describes the mark that is pointed at: a thin line, a ring around the mark, and a small box of text."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.history.axes import Axes
from backcoach.ui.history.history_text import Headline

_PAD, _GAP, _WIDEST = 10.0, 14.0, 210.0
_LONGEST_NOTE = 140
"""Characters of a note that are shown; the table shows all of it."""


class Callout(QWidget):
    """Covers the chart, lets the mouse through, and paints only while something is pointed at."""

    def __init__(self, theme: Theme, axes: Axes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._axes = axes
        self._told: Headline | None = None
        self._at = QPointF()
        self.card = QRectF()
        self.hide()

    def show_mark(self, told: Headline, at: QPointF) -> None:
        """Describe the mark at that place."""
        self._told, self._at = told, at
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, ring and box; the box stands beside the mark, inside the chart."""
        if self._told is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._axes.plot(self.size())
        painter.setPen(QPen(self._theme.color("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(self._at.x(), plot.top()), QPointF(self._at.x(), plot.bottom()))
        painter.setPen(QPen(self._theme.color("ink"), 2))
        painter.drawEllipse(self._at, 8, 8)
        self._paint_card(painter, plot, self._told)

    def _paint_card(self, painter: QPainter, plot: QRectF, told: Headline) -> None:
        rows = self._rows(told)
        room = min(_WIDEST, plot.width()) - 2 * _PAD
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        boxes = [QFontMetricsF(font).boundingRect(QRectF(0, 0, room, 400), flags, text) for font, _, text in rows]
        self.card = card = self._card(plot, max(box.width() for box in boxes), sum(box.height() + 2 for box in boxes))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(card, 9, 9)
        top = card.top() + _PAD - 2
        for (font, token, text), box in zip(rows, boxes, strict=True):
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            painter.drawText(QRectF(card.left() + _PAD, top, room + 1, box.height()), flags, text)
            top += box.height() + 2

    def _rows(self, told: Headline) -> list[tuple[QFont, str, str]]:
        note = [text if len(text) <= _LONGEST_NOTE else text[: _LONGEST_NOTE - 1] + "…" for text in told.more if text]
        strong, plain = self._theme.font(SMALL + 1, strong=True), self._theme.font(SMALL)
        return [(strong, "ink", told.score), (plain, "muted", told.when), *((plain, "ink", text) for text in note)]

    def _card(self, plot: QRectF, width: float, height: float) -> QRectF:
        """The box's place: on the side with more room, not over the mark if the chart is wide enough."""
        width, height = width + 2 * _PAD, height + 2 * _PAD - 4
        right = self._at.x() < plot.center().x()
        left = self._at.x() + _GAP if right else self._at.x() - _GAP - width
        top = self._at.y() - height / 2
        if left < plot.left() or left + width > plot.right():
            left = min(max(self._at.x() - width / 2, plot.left()), plot.right() - width)
            above = self._at.y() - _GAP - height
            top = above if above >= plot.top() else self._at.y() + _GAP
        return QRectF(left, min(max(top, plot.top()), plot.bottom() - height), width, height)
