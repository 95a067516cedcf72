"""How check boxes are laid out and painted: the box, then a text that wraps and a quieter line below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QWidget

from backcoach.ui.design.painting import HEIGHT, draw_box, draw_ring
from backcoach.ui.design.qt_numbers import ALIGN_V_CENTER, TEXT_WORD_WRAP
from backcoach.ui.design.theme import SMALL, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton

TEXT_INSET = 8
"""Pixels between the edge of the row and the box."""
_BOX, _GAP, _TOP = 22, 12, 7
BESIDE_TEXT = 2 * TEXT_INSET + _BOX + _GAP + 2
"""Pixels of a row that its text does not have."""
_WRAP = TEXT_WORD_WRAP | ALIGN_V_CENTER


def row_height(theme: Theme, metrics: QFontMetrics, text: str, hint: str, width: int) -> int:
    """Room for the wrapped text at a width, never less than what is easy to hit."""
    return max(HEIGHT - 4, sum(_heights(theme, metrics, text, hint, width)) + 2 * _TOP)


def paint_check_box(theme: Theme, painter: QPainter, option: "QStyleOptionButton", widget: QWidget) -> None:
    """The box with its tick, then the text."""
    state, row = option.state, QRectF(option.rect).adjusted(1, 1, -1, -1)
    if state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
        draw_box(painter, row, theme.color("tint"))
    if widget.property("ring"):
        draw_ring(painter, row, theme.color("ink"))
    token = widget.property("token") or "accent"
    on = bool(state & QStyle.StateFlag.State_On)
    box = QRectF(TEXT_INSET + 1, (option.rect.height() - _BOX) / 2, _BOX, _BOX)
    if widget.isRightToLeft():
        box.moveRight(option.rect.width() - box.left())
    edge = theme.color(token if on else "muted")
    draw_box(painter, box, edge if on else theme.color("raised"), edge, radius=6, width=1.6)
    if on:
        tick = theme.icon("done", "raised" if token == "stop" else "on_accent")
        tick.paint(painter, box.toRect().adjusted(2, 2, -2, -2))
    _paint_text(theme, painter, option, widget)


def _paint_text(theme: Theme, painter: QPainter, option: "QStyleOptionButton", widget: QWidget) -> None:
    hint: str = widget.property("hint") or ""
    width, height = option.rect.width(), option.rect.height()
    text, below = _heights(theme, option.fontMetrics, option.text, hint, width)
    box = _text_box(width)
    if widget.isRightToLeft():
        box.moveRight(width - 1 - box.left())
    top = (height - text - below) // 2
    painter.setPen(theme.color("ink"))
    painter.drawText(QRect(box.left(), top, box.width(), text), _WRAP, option.text)
    if hint:
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRect(box.left(), top + text, box.width(), below), _WRAP, hint)


def _heights(theme: Theme, metrics: QFontMetrics, text: str, hint: str, width: int) -> tuple[int, int]:
    """Pixels of the wrapped text and of the wrapped hint."""
    box = _text_box(width)
    below = QFontMetrics(theme.font(SMALL)).boundingRect(box, _WRAP, hint).height() if hint else 0
    return metrics.boundingRect(box, _WRAP, text).height(), below


def _text_box(width: int) -> QRect:
    left = TEXT_INSET + _BOX + _GAP
    return QRect(left, 0, max(40, width - left - TEXT_INSET), 10_000)
