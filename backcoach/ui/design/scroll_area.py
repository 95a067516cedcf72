"""A slim scroll bar, and a scroll area without a frame that knows how tall it would like to be."""

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar, QWidget

from backcoach.ui.design.qt_numbers import SCROLL_BAR_ALWAYS_OFF
from backcoach.ui.design.theme import Theme


class ScrollBar(QScrollBar):
    """Slim; it keeps its place when there is nothing to scroll."""

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(10, 40)


def use_slim_scroll_bar(area: QAbstractScrollArea) -> ScrollBar:
    """Give an area a slim vertical scroll bar and no horizontal one."""
    bar = ScrollBar()
    area.setVerticalScrollBar(bar)
    area.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_ALWAYS_OFF)
    return bar


class ScrollArea(QScrollArea):
    """Holds a widget that may be taller than the room there is; `wanted` is its height in pixels when all is seen.

    To screen readers it is a "Section", which says nothing when the focus comes to something in it, or a "Form", which
    does, and says a new name as well.
    """

    def __init__(self, inside: QWidget, role: str = "Section") -> None:
        super().__init__()
        self.accessible_role = role
        self.wanted = 200
        self._bar = use_slim_scroll_bar(self)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)

    def scroll_by_keys(self) -> None:
        """Let Tab reach it while there is something to scroll; the bar shows that the arrow keys then scroll it."""
        self._bar.rangeChanged.connect(self._take_focus_if_scrollable)

    def take_focus(self) -> None:
        """Take the focus, so that a screen reader says name and description, and the arrow keys scroll."""
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        self.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard has come."""
        super().focusInEvent(event)
        self._show_ring(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone."""
        super().focusOutEvent(event)
        self._show_ring(on=False)

    def _show_ring(self, *, on: bool) -> None:
        self._bar.setProperty("ring", on)
        self._bar.update()

    def _take_focus_if_scrollable(self, _lowest: int, highest: int) -> None:
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus if highest else QtCore.Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As tall as wanted."""
        return QSize(super().sizeHint().width(), self.wanted)

    def minimumSizeHint(self) -> QSize:
        """Little, because it scrolls."""
        return QSize(0, 80)


class FootLine(QWidget):
    """A hairline below a scroll area, drawn while there is something to scroll; its room is always kept."""

    def __init__(self, theme: Theme, scroll: ScrollArea) -> None:
        super().__init__()
        self._theme = theme
        self._bar = scroll.verticalScrollBar()
        self._bar.rangeChanged.connect(self.update)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, if there is something to scroll."""
        if self._bar.maximum() > 0:
            QPainter(self).fillRect(self.rect(), self._theme.color("line"))
