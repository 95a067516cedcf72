"""The history as a table of two-line rows; the chosen one can be corrected or deleted by mouse or keyboard."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from backcoach.history.records import Score
from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.table_header import TableHeader
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.history.score_model import ABOUT, PAGE, QUESTION, SCORE, WHEN, ScoreModel
from backcoach.ui.history.series_style import paint_mark

if TYPE_CHECKING:
    from backcoach.history.journal import Journal

_ROW, _HEAD = 46, 30
_WIDTHS = {WHEN: 84, SCORE: 50, QUESTION: 62}
_LEAST_ABOUT = 60
"""With fewer pixels the note is left out; the tooltip still has it."""


class _ScoreDelegate(QStyledItemDelegate):
    """Cells without a frame, with a thin line below and the question's mark before a score."""

    def __init__(self, theme: Theme, model: ScoreModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if index.column() == SCORE:
            question = self._model.score(index.row()).question
            paint_mark(
                painter, self._theme, question, QPointF(option.rect.left() + 9, option.rect.center().y() + 1), 11
            )
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


class ScoreTable(QTableView):
    """Scores of a journal, the newest first; Enter asks for a correction, Delete for a deletion."""

    correction_asked = Signal(object)
    """The `Score` to be corrected."""
    deletion_asked = Signal(object)
    """The `Score` to be deleted."""

    def __init__(self, theme: Theme, model: ScoreModel) -> None:
        super().__init__()
        self.words = theme.words
        self._theme = theme
        self._scores = model
        self._rows = _ScoreDelegate(theme, model)
        self.empty_words = ""
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setHorizontalHeader(TableHeader(theme, _HEAD, centred=SCORE))
        self._arrange()
        self._restyle()
        theme.changed.connect(self._restyle)
        self.doubleClicked.connect(self.ask_correction)

    def _arrange(self) -> None:
        self.setAccessibleName(self.words.gettext("Scores"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        use_slim_scroll_bar(self)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._theme.dress(self, SMALL)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(ABOUT, QHeaderView.ResizeMode.Stretch)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.length(_ROW))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, self._theme.length(width))
        self._share_width()
        palette = self._theme.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("surface"))
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.color("tint"))
        palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.color("ink"))
        self.setPalette(palette)

    def show_days(self, journal: "Journal", first: date | None, last: date | None) -> None:
        """Read these days again; the chosen row and the scroll position stay."""
        row, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self._scores.read(journal, first, last, max(PAGE, self._scores.rowCount()))
        rows = self._scores.rowCount()
        if rows:
            self.selectRow(min(max(row, 0), rows - 1))
        self.verticalScrollBar().setValue(scrolled)

    def chosen(self) -> Score | None:
        """The score of the chosen row."""
        row = self.currentIndex().row()
        return self._scores.score(row) if 0 <= row < self._scores.rowCount() else None

    def ask_correction(self) -> None:
        """Ask for the chosen score to be corrected, if there is one."""
        if score := self.chosen():
            self.correction_asked.emit(score)

    def ask_deletion(self) -> None:
        """Ask for the chosen score to be deleted, if there is one."""
        if score := self.chosen():
            self.deletion_asked.emit(score)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects, Delete deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_correction()
        elif event.key() == Qt.Key.Key_Delete:
            self.ask_deletion()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow table routine and note are left out."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        cramped = self.viewport().width() < self._theme.length(sum(_WIDTHS.values()) + _LEAST_ABOUT)
        self.setColumnHidden(ABOUT, cramped)
        modes, last = QHeaderView.ResizeMode, QUESTION
        self.horizontalHeader().setSectionResizeMode(last, modes.Stretch if cramped else modes.Interactive)
        if not cramped:
            self.setColumnWidth(last, self._theme.length(_WIDTHS[last]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or a message if there are none."""
        super().paintEvent(event)
        if not self._scores.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(self._theme.color("muted"))
            flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(12, 24, -12, 0), flags, self.empty_words)
