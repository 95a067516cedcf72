"""Moves and zooms a time axis with the mouse: dragging, wheel and touch pad, by pyqtgraph's view box."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsView, QWidget

from backcoach.chart.frame import Window
from backcoach.ui.history.chart import Chart

SHORTEST = 7.0
"""The fewest days in view."""


class _Axis(pg.ViewBox):  # type: ignore[misc]
    """pyqtgraph's view box; only the left button moves it, since the right one would stretch it."""

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Ignore all buttons but the left one."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mouseDragEvent(event, axis)
        else:
            event.ignore()


class PanZoom(pg.GraphicsView):  # type: ignore[misc]
    """Lies over a chart, which paints itself, and turns drags and wheel steps into a range of days."""

    moved = Signal()
    """Other days are in view: read `days`."""

    def __init__(self, chart: Chart, parent: QWidget) -> None:
        super().__init__(parent, background=None)
        self._chart = chart
        self._axis = _Axis(enableMenu=False, defaultPadding=0.0)
        self._axis.setMouseEnabled(x=True, y=False)
        self._axis.disableAutoRange()
        self.centralLayout.addItem(self._axis, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)  # the background is the chart, which changes
        self._pressed_at = QPointF()
        self._axis.sigXRangeChanged.connect(lambda *_: self.moved.emit())

    @property
    def days(self) -> Window:
        """The days in view: a day number with its fraction of a day, and how many days."""
        left, right = self._axis.viewRange()[0]
        return Window(left, right - left)

    def show_days(self, days: Window) -> None:
        """Bring other days into view."""
        self._axis.setXRange(days.left, days.left + days.number, padding=0)

    def limit(self, first: int, last: int) -> None:
        """Never show days outside these."""
        self._axis.setLimits(xMin=first, xMax=last, minXRange=SHORTEST, maxXRange=max(SHORTEST, last - first))

    def fit(self, plot: QRectF) -> None:
        """Cover the plot of the chart."""
        self.centralLayout.setContentsMargins(
            plot.left(), plot.top(), self.width() - plot.right(), self.height() - plot.bottom()
        )

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the chart here; the chart itself is hidden below and need not paint."""
        painter.resetTransform()
        self._chart.paint_picture(painter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the axis, or describe the day under the pointer."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._chart.point(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the entry of the day that is nearest to it."""
        super().mouseReleaseEvent(event)
        if (event.position() - self._pressed_at).manhattanLength() < 4:
            self._chart.point(event.position())
            self._chart.open_entry()

    def close(self) -> bool:
        """Without OpenGL: pyqtgraph would replace the viewport while events for the old one are still queued."""
        return bool(QGraphicsView.close(self))
