"""The names above the columns of a table."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from backcoach.ui.design.theme import SMALL, Theme


class TableHeader(QHeaderView):
    """Column names over a thin line, without frames; the name of the `centred` column is in its middle."""

    def __init__(self, theme: Theme, height: int, centred: int = -1) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._centred = centred
        theme.dress(self, SMALL, height=height)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802 (Qt's name)
        """Paint one name and the line below it."""
        painter.fillRect(rect, self._theme.color("surface"))
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.color("muted"))
        name = self.model().headerData(logical, Qt.Orientation.Horizontal)
        side = Qt.AlignmentFlag.AlignHCenter if logical == self._centred else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(4, 0, -4, 0), int(side | Qt.AlignmentFlag.AlignVCenter), str(name))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
