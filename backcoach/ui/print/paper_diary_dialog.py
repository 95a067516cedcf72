"""The dialog for typing in a sheet that was ticked by hand, with a few keys per day."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.date_fields import DayEdit, as_qdate
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme
from backcoach.ui.print.paper_diary_grid import PaperDiaryGrid
from backcoach.ui.print.paper_diary_model import DayTicks, PaperDiaryModel

SavedDays = Callable[[date, date], frozenset[date]]


class SheetDraft(msgspec.Struct, frozen=True):
    """A half typed sheet: its first day, how many days it has, and what was entered."""

    first: date
    days: int
    entries: tuple[DayTicks, ...]


class PaperDiaryDialog(Dialog):
    """A grid of days by exercises with two scores per day; `answer` has the entered days once the dialog is accepted.

    A dialog that is closed otherwise leaves them in `draft`, which the next one may be given. `saved_days` returns
    which days between two dates are in the journal already; they cannot be entered again.
    """

    def __init__(
        self, theme: Theme, routine: str, exercises: Sequence[str], today: date, saved_days: SavedDays, days: int = 14,
        parent: QWidget | None = None, draft: SheetDraft | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, theme.words.gettext("From paper: {routine}", routine=routine), parent, width=880)
        self.words = theme.words
        self.answer: tuple[DayTicks, ...] = ()
        self._today = today
        self._saved_days = saved_days
        self.text(
            theme.words.gettext(
                "Arrows move, Space ticks, H marks what hurt, A ticks the whole day. Digits are scores, "
                "T is ten. So a full day is three keys: A, before, after."
            ),
            token="muted",
        )
        self.model = PaperDiaryModel(exercises, theme.words, self)
        self.grid = PaperDiaryGrid(theme, self.model)
        if draft:
            self.model.take(draft.entries)
        self._choose_days(draft.days if draft else days, draft.first if draft else today - timedelta(days - 1))
        self.body.addWidget(self.grid, 1)
        self.message = self.text("", token="muted")
        self.clear = self.button(theme.words.gettext("Clear all"), icon="delete")
        self.clear.clicked.connect(self._clear)
        self.button(theme.words.gettext("Close")).clicked.connect(self.reject)
        self.keep = self.button(theme.words.gettext("Save"), usual=True)
        self.keep.clicked.connect(self._keep)
        self.grid.finished.connect(self.keep.click)
        self.model.dataChanged.connect(self._count)
        self._show_days()
        self.fit()

    @property
    def draft(self) -> SheetDraft | None:
        """What was entered and not saved; None if nothing was, or all of it is in `answer`."""
        entries = () if self.answer else self.model.entered()
        return SheetDraft(self.first.day(), self.days.value(), entries) if entries else None

    def _clear(self) -> None:
        self.model.take(())
        self._count()

    def _choose_days(self, days: int, start: date) -> None:
        row = self.row()
        self.first = DayEdit(self.theme, self._today, name=self.words.gettext("Day 1"))
        self.text(self.words.gettext("Day 1 is"), token="muted", into=row)
        row.addWidget(self.first)
        if not self.narrow:
            row.addStretch()
        self.days = SegmentedChoice(self.theme, [(7, "7"), (14, "14"), (28, "28")], name=self.words.gettext("Days"))
        self.days.set_value(days)
        row.addWidget(self.days)
        self.body.addLayout(row)
        self.first.setDate(as_qdate(start))
        self.first.dateChanged.connect(self._show_days)
        self.days.changed.connect(self._show_days)

    def _show_days(self) -> None:
        """Show the days from the first one up to today; days in the journal already are marked."""
        first = self.first.day()
        last = min(first + timedelta(self.days.value() - 1), self._today)
        days = [first + timedelta(day) for day in range((last - first).days + 1)]
        self.model.show_days(days, self._saved_days(first, last))
        self.grid.begin()
        self._count()

    def _count(self) -> None:
        count = len(self.model.entered())
        self.message.say(
            self.words.ngettext("{count} day is entered.", "{count} days are entered.", count)
            if count != 1
            else self.words.gettext("1 day is entered.")
        )
        self.keep.setEnabled(count > 0)
        self.clear.setEnabled(count > 0)

    def _keep(self) -> None:
        self.answer = self.model.entered()
        self.accept()
