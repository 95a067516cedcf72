"""What was ticked on paper: days by exercises, and two scores a day."""

from collections.abc import Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from backcoach.ui.design.plain_tooltip import plain_tooltip

SCORES = 2
Index = QModelIndex | QPersistentModelIndex


class DayTicks(msgspec.Struct, frozen=True):
    """What was entered for a day: which exercises, which of them hurt, and the scores before and after (None: none)."""

    day: date
    done: tuple[bool, ...]
    before: int | None = None
    after: int | None = None
    hurt: frozenset[int] = frozenset()
    """Places in `done`."""

    @property
    def empty(self) -> bool:
        """Whether nothing was entered."""
        return not any(self.done) and self.before is None and self.after is None


class DayModel(QAbstractTableModel):
    """The cells; `kept` days are in the journal already and cannot be entered again."""

    def __init__(self, names: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = [*names]
        self._labels = [*names, self.tr("Score before"), self.tr("Score after")]
        self._days: list[date] = []
        self._kept: frozenset[date] = frozenset()
        self._ticked: set[tuple[int, date]] = set()
        self._hurt: set[tuple[int, date]] = set()
        self._scores: dict[tuple[int, date], int] = {}

    @property
    def exercises(self) -> int:
        """How many lines are exercises; the two below them are scores."""
        return len(self._names)

    def show_days(self, days: Sequence[date], kept: frozenset[date]) -> None:
        """Show these days; what was entered for a day stays with it."""
        self.beginResetModel()
        self._days, self._kept = [*days], kept
        self.endResetModel()

    def is_kept(self, column: int) -> bool:
        """Whether the day of a column is in the journal already."""
        return self._days[column] in self._kept

    def toggle(self, row: int, column: int) -> None:
        """Tick an exercise, or take the tick back, with what it said of hurting."""
        self._ticked ^= {(row, self._days[column])}
        self._hurt &= self._ticked
        self._tell(row, column)

    def toggle_hurt(self, row: int, column: int) -> None:
        """Mark an exercise as done and hurting, or take only the hurting back."""
        self._hurt ^= {(row, self._days[column])}
        self._ticked |= self._hurt
        self._tell(row, column)

    def tick_all(self, column: int) -> None:
        """Tick every exercise of a day, or take all ticks back when all are there."""
        day = {(row, self._days[column]) for row in range(self.exercises)}
        self._ticked = self._ticked - day if day <= self._ticked else self._ticked | day
        self._hurt &= self._ticked
        self.dataChanged.emit(self.index(0, column), self.index(self.exercises - 1, column))

    def set_score(self, row: int, column: int, value: int | None) -> None:
        """Enter a score, or with None take it back."""
        place = row, self._days[column]
        if value is None:
            self._scores.pop(place, None)
        else:
            self._scores[place] = value
        self._tell(row, column)

    def _tell(self, row: int, column: int) -> None:
        self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def ticked(self, row: int, column: int) -> bool:
        """Whether an exercise is ticked."""
        return (row, self._days[column]) in self._ticked

    def hurts(self, row: int, column: int) -> bool:
        """Whether an exercise is marked as hurting."""
        return (row, self._days[column]) in self._hurt

    def score(self, row: int, column: int) -> int | None:
        """The score of a line and day."""
        return self._scores.get((row, self._days[column]))

    def entered(self) -> tuple[DayTicks, ...]:
        """The days in view for which anything was entered."""
        found = [self._entered(column) for column in range(len(self._days)) if not self.is_kept(column)]
        return tuple(day for day in found if not day.empty)

    def _entered(self, column: int) -> DayTicks:
        done = tuple(self.ticked(row, column) for row in range(self.exercises))
        before, after = (self.score(self.exercises + place, column) for place in range(SCORES))
        hurt = frozenset(row for row in range(self.exercises) if self.hurts(row, column))
        return DayTicks(self._days[column], done, before, after, hurt)

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Exercises and scores."""
        return len(self._labels)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Days."""
        return len(self._days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A score's digits, and for screen readers what each cell holds."""
        row, column = index.row(), index.column()
        score = self.score(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if score is None else f"{score}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            ticked = self.tr("done") if self.ticked(row, column) else self.tr("not done")
            ticked = self.tr("done, and it hurt") if self.hurts(row, column) else ticked
            said = self.tr("no score") if score is None else f"{score}"
            state = ticked if row < self.exercises else said
            state = self.tr("kept already") if self.is_kept(column) else state
            words = f"{self._labels[row]}, {_in_words(self._days[column], 'dddd d')}, {state}"
            return plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of exercises, and days as they are written on a calendar."""
        if role == Qt.ItemDataRole.DisplayRole:
            day = self._days[section] if orientation == Qt.Orientation.Horizontal else None
            return self._labels[section] if day is None else _in_words(day, "ddd\nd")
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days that are kept can be looked at only."""
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.NoItemFlags if self.is_kept(index.column()) else usual


def _in_words(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
