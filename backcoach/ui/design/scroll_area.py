"""A scroll area without a frame that knows how tall it would like to be."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from backcoach.ui.design.scroll_bar import use_slim_bars
from backcoach.ui.design.theme import Theme


class ScrollArea(QScrollArea):
    """Holds a widget that may be taller than the room there is; `wanted` is its height in pixels when all is seen."""

    def __init__(self, theme: Theme, inside: QWidget) -> None:
        super().__init__()
        self.wanted = 200
        self._slim = use_slim_bars(theme, self)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def scroll_by_keys(self) -> None:
        """Let Tab reach it where there is something to scroll: arrows and Page Down do, and its bar shows so."""
        self._slim.rangeChanged.connect(self._be_reached)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard has come."""
        super().focusInEvent(event)
        self._slim.show_ring(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone."""
        super().focusOutEvent(event)
        self._slim.show_ring(False)

    def _be_reached(self, _lowest: int, highest: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if highest else Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As tall as wanted."""
        return QSize(super().sizeHint().width(), self.wanted)

    def minimumSizeHint(self) -> QSize:
        """Little: it scrolls."""
        return QSize(0, 80)


class FootLine(QWidget):
    """A hairline above the foot while there is more to scroll to; it keeps its place when there is not."""

    def __init__(self, theme: Theme, scroll: ScrollArea) -> None:
        super().__init__()
        self._theme = theme
        self._bar = scroll.verticalScrollBar()
        self._bar.rangeChanged.connect(self.update)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, if it says something."""
        if self._bar.maximum() > 0:
            QPainter(self).fillRect(self.rect(), self._theme.color("line"))
