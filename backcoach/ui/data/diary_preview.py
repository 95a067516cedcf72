"""The first rows of a diary as they would look in the history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from backcoach.ui.design.clock_text import time_told
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.table_header import TableHeader
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.history.diary.entries import Entry

SHOWN = 10
_ROW, _HEAD = 28, 28
_WHEN, _SCORE = 190, 64
Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """Day and time, score and note of some entries."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show the first of these."""
        self.beginResetModel()
        self._entries = entries[:SHOWN]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """One row for each entry that is shown."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """When, how much, what."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.words.gettext("When"), self.words.gettext("Score"), self.words.gettext("Note"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._when(entry), str(entry.value), " ".join(entry.note.split()))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 2:
            return plain_tooltip(entry.note) or None
        return None

    def _when(self, entry: Entry) -> str:
        at = entry.at
        day = QLocale().toString(QDate(at.year, at.month, at.day), self.words.gettext("ddd d MMM yyyy"))
        return day if entry.alone else self.words.listed((day, time_told(at.time())))


class DiaryPreview(QTableView):
    """A table to look at, as tall as its rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.entries = PreviewModel(theme.words)
        self.setModel(self.entries)
        self.setAccessibleName(theme.words.gettext("The first rows as they would look in the history"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        theme.dress(self, SMALL)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        use_slim_scroll_bar(self)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.length(_ROW))
        head = TableHeader(theme, _HEAD)
        self.setHorizontalHeader(head)
        self.setColumnWidth(0, theme.length(_WHEN))
        self.setColumnWidth(1, theme.length(_SCORE))
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the first entries, and take as much room as they need; none without entries."""
        self.entries.show(entries)
        self.setVisible(bool(entries))
        self.setFixedHeight(self._theme.length(_HEAD + _ROW * self.entries.rowCount()) + 4)

    def _restyle(self) -> None:
        palette, roles = self._theme.palette(), QPalette.ColorRole
        palette.setColor(roles.Base, self._theme.color("surface"))
        self.setPalette(palette)
