"""A table with the same content as a view's picture."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from backcoach.ui.design.key_capture import KeyCapture
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.theme import SMALL, Theme

_ROW, _HEAD = 40, 30


class _Head(QHeaderView):
    """Column names without frames."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802 (Qt's name)
        """Paint the name and a thin line below it."""
        painter.fillRect(rect, self._theme.color("surface"))
        painter.setFont(self._theme.font(SMALL - 1))
        painter.setPen(self._theme.color("muted"))
        name = self.model().headerData(logical, Qt.Orientation.Horizontal)
        side = Qt.AlignmentFlag.AlignLeft if logical == 0 else Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(3, 0, -5, 0), int(side | Qt.AlignmentFlag.AlignVCenter), name)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class PlainTable(QTableWidget):
    """Rows of text; the first column takes the remaining width."""

    def __init__(self, theme: Theme, name: str, headings: Sequence[str]) -> None:
        super().__init__(0, len(headings))
        self._theme = theme
        self.setAccessibleName(name)
        self.setHorizontalHeader(_Head(theme))
        self.setHorizontalHeaderLabels(list(headings))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        theme.dress(self, SMALL)
        use_slim_scroll_bar(self)
        self._arrange_heads(len(headings))
        keys = Qt.Key
        KeyCapture((keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End), self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _arrange_heads(self, columns: int) -> None:
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        self._theme.dress(head, SMALL + 1, height=_HEAD)  # a little wider than the text
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, columns):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows instead."""
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tooltip(words))
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(place, column, item)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.length(_ROW))
        palette, theme = self._theme.palette(), self._theme
        for role, token in (
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.Highlight, "tint"),
            (QPalette.ColorRole.HighlightedText, "ink"),
        ):
            palette.setColor(role, theme.color(token))
        self.setPalette(palette)
