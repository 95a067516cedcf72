"""The history as a table: every score with its time, question, routine and note, the newest first."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from backcoach.history.records import Score
from backcoach.problem import Problem
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.history.history_text import HistoryText, Place

if TYPE_CHECKING:
    from backcoach.history.journal import Journal

PAGE = 200
"""This many scores are read at a time while scrolling."""
WHEN, SCORE, QUESTION, ABOUT = range(4)

Index = QModelIndex | QPersistentModelIndex


class _ScoreRow(NamedTuple):
    """A score and the routine or exercise that it is about."""

    score: Score
    place: Place

    def about(self) -> str:
        """Routine or exercise, and note, each in its own line if there is one."""
        return "\n".join(part for part in (self.place.name, self.score.note) if part)


class ScoreModel(QAbstractTableModel):
    """The scores of some days of a journal, read page by page."""

    problem = Signal(str)
    """A sentence for the user, if a further page could not be read."""

    def __init__(self, words: HistoryText) -> None:
        super().__init__()
        self._words = words
        self.words = words.words
        self._year = 0
        self._ahead: set[str] = set()
        self._journal: Journal | None = None
        self._days: tuple[date | None, date | None] = (None, None)
        self._rows: list[_ScoreRow] = []
        self._more = False

    def read(self, journal: "Journal", first: date | None, last: date | None, least: int = PAGE) -> None:
        """Show the scores of these days, at least so many of them. Raises Problem if the journal cannot be read."""
        rows = self._page(journal, first, last, limit=least)
        self.beginResetModel()
        ahead = {score.id for score in journal.scores.ahead()}
        self._ahead = ahead
        self._year = next((row.score.at.year for row in rows if row.score.id not in ahead), 0)
        self._journal, self._days, self._rows, self._more = journal, (first, last), rows, len(rows) == least
        self.endResetModel()

    def _page(
        self, journal: "Journal", first: date | None, last: date | None, *, limit: int, offset: int = 0
    ) -> list[_ScoreRow]:
        scores = journal.scores.find(first, last, limit=limit, offset=offset)
        return [_ScoreRow(score, self._words.place(journal, score)) for score in scores]

    def score(self, row: int) -> Score:
        """The score of a row."""
        return self._rows[row].score

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """The scores read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """When, score, question, and routine with note."""
        return 4

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be older ones."""
        return self._more

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if self._journal is None:
            return
        try:
            page = self._page(self._journal, *self._days, limit=PAGE, offset=len(self._rows))
        except Problem as problem:
            page = []
            self.problem.emit(problem.said(self.words))
        self._more = len(page) == PAGE
        if page:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page) - 1)
            self._rows += page
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a column holds."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.words.gettext("When"),
                self.words.gettext("Score"),
                self.words.gettext("Question"),
                self.words.gettext("About"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell; the tooltip has it in full."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.about())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == SCORE:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _text(self, row: _ScoreRow, column: int) -> str:
        score = row.score
        when = self._words.moment_in_two(score.at, self._year, on_paper=row.place.on_paper)
        if score.id in self._ahead:
            when = self.words.gettext(
                "Still to come: {moment}", moment=self._words.moment(score.at, on_paper=row.place.on_paper)
            )
        texts = (when, str(score.value), self._words.question(score.question))
        return (*texts, row.about())[column]
