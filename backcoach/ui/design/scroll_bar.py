"""A slim scroll bar that stays out of the way."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from backcoach.ui.design.theme import Theme


class ScrollBar(QScrollBar):
    """A rounded handle without a trough; it keeps its place when there is nothing to scroll."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self._ring = False
        theme.changed.connect(self.update)

    def show_ring(self, on: bool) -> None:
        """Whether the keyboard scrolls."""
        self._ring = on
        self.update()

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(10, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the handle, where there is something to scroll."""
        if self.maximum() == self.minimum():
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # 5 ms that the first paint does without

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent" if self._ring else "muted" if self.underMouse() else "track"))
        painter.drawRoundedRect(QRectF(handle).adjusted(3, 1, -1, -1), 3, 3)


def use_slim_bars(theme: Theme, area: QAbstractScrollArea) -> ScrollBar:
    """Scroll an area by a slim bar, up and down only."""
    bar = ScrollBar(theme)
    area.setVerticalScrollBar(bar)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return bar
