"""How the segments of a choice are painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QWidget

from backcoach.ui.design.brushwork import write
from backcoach.ui.design.button_painting import shrink_to
from backcoach.ui.design.painting import HEIGHT, RADIUS, draw_box, draw_ring
from backcoach.ui.design.qt_numbers import ALIGN_CENTER
from backcoach.ui.design.theme import BODY, SMALL, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton

_COMPACT = 34
"""Pixels of a compact segment."""


def segment_size(option: "QStyleOptionButton", widget: QWidget) -> QSize:
    """Room for the text when it is heavy."""
    width, line = option.fontMetrics.horizontalAdvance(option.text), option.fontMetrics.height()
    if widget.property("compact"):
        return QSize(max(_COMPACT, width + 8), max(_COMPACT, line + 12))
    return QSize(round(width * 1.06) + 28, max(HEIGHT - 8, line + 10))


def paint_segment(theme: Theme, painter: QPainter, option: "QStyleOptionButton", widget: QWidget) -> None:
    """One of a few choices; the chosen one stands out by its ground and its weight."""
    states, compact = QStyle.StateFlag, bool(widget.property("compact"))
    on, hot = bool(option.state & states.State_On), bool(option.state & states.State_MouseOver)
    inset, radius = (3, 8.0) if compact else (1, RADIUS - 3)
    box = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
    if on and compact:
        draw_box(painter, box, theme.color("raised"), theme.color("edge"), radius, 1)
    elif on:
        draw_box(painter, box, theme.color("tint"), theme.color("accent"), radius)
    elif hot and not compact and option.state & states.State_Enabled:
        draw_box(painter, box, theme.color("tint"), radius=radius)
    if widget.property("ring"):
        draw_ring(painter, box, theme.color("ink"), radius)
    token = ("ink" if on or hot else "muted") if compact else "accent_strong" if on else "ink"
    painter.setFont(theme.font(SMALL if compact else BODY, strong=on))
    shrink_to(painter, option.text, option.rect.width() - 4)
    write(painter, option.rect, ALIGN_CENTER, option.text, theme.color(token))
