"""How menus are painted: a raised sheet with rows that are easy to hit, the chosen one on a tint."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QWidget

from backcoach.ui.design.brushwork import fill_rect, write
from backcoach.ui.design.painting import draw_box, smooth
from backcoach.ui.design.qt_numbers import ALIGN_V_CENTER
from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOption, QStyleOptionMenuItem

ROW, SIDE, TICK = 36, 14, 18
"""Pixels of a row, of the space at either side of its text, and of the tick before a checked one."""


def menu_item_size(option: "QStyleOptionMenuItem", size: QSize) -> QSize:
    """As tall as a finger needs, unless it is a line between others."""
    if _is_line(option):
        return size
    return QSize(size.width() + SIDE, max(ROW, size.height()))


def paint_menu_panel(theme: Theme, painter: QPainter, option: "QStyleOption") -> None:
    """The sheet that the rows lie on."""
    painter.save()
    fill_rect(painter, option.rect, theme.color("line"))
    fill_rect(painter, option.rect.adjusted(1, 1, -1, -1), theme.color("raised"))
    painter.restore()


def paint_menu_item(theme: Theme, painter: QPainter, option: "QStyleOptionMenuItem", widget: QWidget) -> None:
    """A row: its tick if it is checked, then its text without the sign of its letter key."""
    box, states = option.rect, QStyle.StateFlag
    if _is_line(option):
        fill_rect(painter, QRect(box.left() + SIDE, box.center().y(), box.width() - 2 * SIDE, 1), theme.color("line"))
        return
    painter.save()
    smooth(painter)
    painter.setOpacity(1.0 if option.state & states.State_Enabled else 0.45)
    if option.state & states.State_Selected:
        draw_box(painter, QRectF(box).adjusted(3, 1, -3, -1), theme.color("tint"), radius=7)
    left = box.left() + SIDE
    if option.menuHasCheckableItems:
        if option.checked:
            mark = _seen(widget, QRect(left, box.center().y() - TICK // 2, TICK, TICK))
            theme.icon("done", "accent").paint(painter, mark)
        left += TICK + 8
    painter.setFont(option.font)
    text = option.text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
    place = _seen(widget, QRect(left, box.top(), box.right() - left, box.height()))
    write(painter, place, ALIGN_V_CENTER, text, theme.color("ink"))
    painter.restore()


def _is_line(option: "QStyleOptionMenuItem") -> bool:
    from PySide6.QtWidgets import QStyleOptionMenuItem

    return option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator


def _seen(widget: QWidget, box: QRect) -> QRect:
    """A box placed from the left, or from the right in a right-to-left language."""
    if widget.layoutDirection() != QtCore.Qt.LayoutDirection.RightToLeft:
        return box
    return box.translated(widget.width() - box.left() - box.right() - 1, 0)
