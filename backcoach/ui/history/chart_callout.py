"""Describes what the user points at: a thin line, a ring around the sign, and a small box of text."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.history.headline import Headline

_PAD, _GAP, _WIDEST = 10.0, 14.0, 236.0
_LONGEST_NOTE = 140
"""Characters of a note that are shown; the table shows the whole note."""


class Pointer(NamedTuple):
    """The words about a place of the chart, and the rectangle in which they may be."""

    told: Headline
    at: QPointF
    plot: QRectF


class Callout(QWidget):
    """Covers the chart, lets the mouse through, and paints only while the user points at something."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self.pointer: Pointer | None = None
        self.card = QRectF()
        self.hide()

    def show_pointer(self, pointer: Pointer) -> None:
        """Describe another place."""
        self.pointer = pointer
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, ring and box; the box is beside the sign, inside the chart."""
        if self.pointer is None:
            return
        told, at, plot = self.pointer
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(at.x(), plot.top()), QPointF(at.x(), plot.bottom()))
        painter.setPen(QPen(self._theme.color("ink"), 2))
        painter.drawEllipse(at, 8, 8)
        self._paint_card(painter, plot, told, at)

    def _paint_card(self, painter: QPainter, plot: QRectF, told: Headline, at: QPointF) -> None:
        rows = self._rows(told)
        room = min(_WIDEST, plot.width()) - 2 * _PAD
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        boxes = [QFontMetricsF(font).boundingRect(QRectF(0, 0, room, 400), flags, text) for font, _, text in rows]
        wide, high = max(box.width() for box in boxes), sum(box.height() + 2 for box in boxes)
        self.card = card = self._card(plot, at, wide, high)
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
        return [(strong, "ink", told.score), *([(plain, "muted", told.when)] if told.when else []),
                *((plain, "ink", text) for text in note)]  # fmt: skip

    def _card(self, plot: QRectF, at: QPointF, width: float, height: float) -> QRectF:
        """The box's place: on the side with more room, and not over the sign if the chart is wide enough."""
        width, height = width + 2 * _PAD, height + 2 * _PAD - 4
        right = at.x() < plot.center().x()
        left = at.x() + _GAP if right else at.x() - _GAP - width
        top = at.y() - height / 2
        if left < plot.left() or left + width > plot.right():
            left = min(max(at.x() - width / 2, plot.left()), plot.right() - width)
            above = at.y() - _GAP - height
            top = above if above >= 0 else at.y() + _GAP
        return QRectF(left, max(0.0, min(top, self.height() - height)), width, height)
