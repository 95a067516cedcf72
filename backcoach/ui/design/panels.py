"""Rounded areas in colours of the theme that set a part of a page apart."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.ui.design.painting import CLEAR, draw_box, smooth
from backcoach.ui.design.theme import RADIUS, Theme


class RoundedPanel(QWidget):
    """A rounded ground; `fill` and `edge` are colours of the theme, no edge for none."""

    def __init__(self, theme: Theme, fill: str, edge: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill = fill
        self._edge = edge

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = self._theme.color(self._edge) if self._edge else CLEAR
        draw_box(smooth(QPainter(self)), box, self._theme.color(self._fill), edge, RADIUS)


class TintedBox(RoundedPanel):
    """A rounded area with a column in it."""

    def __init__(self, theme: Theme, fill: str, edge: str = "") -> None:
        super().__init__(theme, fill, edge)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 16, 12)
        self.column.setSpacing(4)
