"""The model of a ticked sheet: days by exercises, and two scores per day."""

from collections.abc import Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.words import Words

SCORES = 2
Index = QModelIndex | QPersistentModelIndex


class DayTicks(msgspec.Struct, frozen=True):
    """The entries of one day: exercises done, which of them hurt, and the scores before and after (None: no score)."""

    day: date
    done: tuple[bool, ...]
    before: int | None = None
    after: int | None = None
    hurt: frozenset[int] = frozenset()
    """Indices in `done`."""

    @property
    def empty(self) -> bool:
        """Whether nothing was entered."""
        return not any(self.done) and self.before is None and self.after is None


class PaperDiaryModel(QAbstractTableModel):
    """The cells of the grid; `saved` days are in the journal already and cannot be entered again."""

    def __init__(self, names: Sequence[str], words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._names = [*names]
        self._labels = [*names, self.words.gettext("Score before"), self.words.gettext("Score after")]
        self._days: list[date] = []
        self._saved: frozenset[date] = frozenset()
        self._ticked: set[tuple[int, date]] = set()
        self._hurt: set[tuple[int, date]] = set()
        self._scores: dict[tuple[int, date], int] = {}

    @property
    def exercises(self) -> int:
        """Number of rows that are exercises; the two rows below them are scores."""
        return len(self._names)

    def show_days(self, days: Sequence[date], saved: frozenset[date]) -> None:
        """Show these days; entries stay with their day."""
        self.beginResetModel()
        self._days, self._saved = [*days], saved
        self.endResetModel()

    def take(self, days: Sequence[DayTicks]) -> None:
        """Replace what is entered by these days."""
        self.beginResetModel()
        self._ticked = {(row, day.day) for day in days for row, done in enumerate(day.done) if done}
        self._hurt = {(row, day.day) for day in days for row in day.hurt}
        scores = [(place, day.day, value) for day in days for place, value in enumerate((day.before, day.after))]
        self._scores = {(self.exercises + place, day): value for place, day, value in scores if value is not None}
        self.endResetModel()

    def is_saved(self, column: int) -> bool:
        """Whether the day of a column is in the journal already."""
        return self._days[column] in self._saved

    def toggle(self, row: int, column: int) -> None:
        """Tick an exercise, or remove the tick and its mark "that hurt"."""
        self._ticked ^= {(row, self._days[column])}
        self._hurt &= self._ticked
        self._cell_changed(row, column)

    def toggle_hurt(self, row: int, column: int) -> None:
        """Mark an exercise as done and hurting, or remove only the mark "that hurt"."""
        self._hurt ^= {(row, self._days[column])}
        self._ticked |= self._hurt
        self._cell_changed(row, column)

    def tick_all(self, column: int) -> None:
        """Tick every exercise of a day, or remove all ticks if all are ticked."""
        day = {(row, self._days[column]) for row in range(self.exercises)}
        self._ticked = self._ticked - day if day <= self._ticked else self._ticked | day
        self._hurt &= self._ticked
        self.dataChanged.emit(self.index(0, column), self.index(self.exercises - 1, column))

    def set_score(self, row: int, column: int, value: int | None) -> None:
        """Enter a score, or remove it with None."""
        place = row, self._days[column]
        if value is None:
            self._scores.pop(place, None)
        else:
            self._scores[place] = value
        self._cell_changed(row, column)

    def _cell_changed(self, row: int, column: int) -> None:
        self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def ticked(self, row: int, column: int) -> bool:
        """Whether an exercise is ticked."""
        return (row, self._days[column]) in self._ticked

    def hurts(self, row: int, column: int) -> bool:
        """Whether an exercise is marked as hurting."""
        return (row, self._days[column]) in self._hurt

    def score(self, row: int, column: int) -> int | None:
        """The score in a row and column; None if there is none."""
        return self._scores.get((row, self._days[column]))

    def entered(self) -> tuple[DayTicks, ...]:
        """The shown days that have entries."""
        found = [self._entered(column) for column in range(len(self._days)) if not self.is_saved(column)]
        return tuple(day for day in found if not day.empty)

    def _entered(self, column: int) -> DayTicks:
        done = tuple(self.ticked(row, column) for row in range(self.exercises))
        before, after = (self.score(self.exercises + place, column) for place in range(SCORES))
        hurt = frozenset(row for row in range(self.exercises) if self.hurts(row, column))
        return DayTicks(self._days[column], done, before, after, hurt)

    # QAbstractTableModel

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Number of exercises plus the two scores."""
        return len(self._labels)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Number of days."""
        return len(self._days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The digits of a score; for screen readers and tooltips a description of each cell."""
        row, column = index.row(), index.column()
        score = self.score(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if score is None else f"{score}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            ticked = self.words.gettext("done") if self.ticked(row, column) else self.words.gettext("not done")
            ticked = self.words.gettext("done, and it hurt") if self.hurts(row, column) else ticked
            said = self.words.gettext("no score") if score is None else f"{score}"
            state = ticked if row < self.exercises else said
            state = self.words.gettext("already saved") if self.is_saved(column) else state
            day = _formatted(self._days[column], self.words.gettext("dddd d"))
            words = self.words.listed([self._labels[row], day, state])
            return plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of exercises, and weekday and day of the month."""
        if role == Qt.ItemDataRole.DisplayRole:
            day = self._days[section] if orientation == Qt.Orientation.Horizontal else None
            return self._labels[section] if day is None else _formatted(day, "ddd\nd")
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Saved days cannot be edited."""
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.NoItemFlags if self.is_saved(index.column()) else usual


def _formatted(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
