"""A rounded area in a colour of the theme, to set a part of a page apart."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.ui.design.painting import CLEAR, draw_box, smooth
from backcoach.ui.design.theme import RADIUS, Theme


class TintedBox(QWidget):
    """A rounded area in colours of the theme, with a column in it."""

    def __init__(self, theme: Theme, fill: str, edge: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._fill = fill
        self._edge = edge
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 16, 12)
        self.column.setSpacing(4)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The area."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = self._theme.color(self._edge) if self._edge else CLEAR
        draw_box(smooth(QPainter(self)), box, self._theme.color(self._fill), edge, RADIUS)
