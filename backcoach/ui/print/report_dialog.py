"""The dialog of the progress report: choose days, notes and paper, then print or save."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.sheets import Paper, Sheet
from backcoach.sheets.report import ReportOptions
from backcoach.sheets.report_facts import USUAL_DAYS, ReportFacts
from backcoach.ui.design.check_box import CheckBoxList
from backcoach.ui.design.discard import discard
from backcoach.ui.design.theme import Theme
from backcoach.ui.print.page_dialog import Choice, PageDialog
from backcoach.words import Words

MOST_NOTES = 30
"""The most notes to choose from, newest first; the page has room for fewer."""
FactsOf = Callable[[date | None], ReportFacts]
MakeReport = Callable[[ReportFacts, ReportOptions], Sheet]


class ReportPeriod(msgspec.Struct, frozen=True):
    """The values that the segmented controls show at first."""

    paper: Paper
    colour: bool
    days: int = USUAL_DAYS


class ReportDialog(PageDialog):
    """Shows, prints and saves a report; `facts_of` gathers its data since a day, `options` are the current ones."""

    def __init__(
        self, theme: Theme, facts_of: FactsOf, make_report: MakeReport, options: ReportOptions, today: date,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            theme, theme.words.gettext("Progress report"), theme.words.gettext("Progress report"), parent, width=1080
        )
        self.words = theme.words
        self.options = options
        self._facts_of = facts_of
        self._make = make_report
        self._today = today
        column = self.add_choices(self._offered(), ReportPeriod(options.paper, options.colour))
        self.name = self.add_name_field(column, options.name)
        self._notes_column = QVBoxLayout()
        self._notes_column.setSpacing(4)
        self.notes: CheckBoxList | None = None
        self.columns.addLayout(column, 2)
        self.columns.addLayout(self._notes_column, 2)
        self._show_days(USUAL_DAYS)
        self.add_buttons(column)
        self.refresh()
        self.fit()

    def _offered(self) -> list[Choice]:
        return [
            ("days", self.words.gettext("Days"), [(30, "30"), (USUAL_DAYS, "90"), (365, "365")]),
            (
                "paper",
                self.words.gettext("Paper"),
                [("a4", self.words.gettext("A4")), ("letter", self.words.gettext("Letter"))],
            ),
            (
                "colour",
                self.words.gettext("Ink"),
                [(False, self.words.gettext("Grey")), (True, self.words.gettext("Colour"))],
            ),
        ]

    def _show_days(self, days: int) -> None:
        """Gather the data of the last `days` days, and list their notes."""
        self._facts = self._facts_of(self._today - timedelta(days - 1))
        offered = [
            (note.id, f"{_short(note.day, self.words)}  {note.words}", "") for note in self._facts.notes[:MOST_NOTES]
        ]
        while (old := self._notes_column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                discard(widget)
        self.notes = CheckBoxList(self.theme, offered, columns=1)
        self.notes.set_value(self.options.notes)
        self.notes.changed.connect(self._pick_notes)
        self.add_titled(
            self._notes_column,
            self.words.gettext("Notes to show") if offered else self.words.gettext("No notes"),
            self.notes,
        )
        self._notes_column.addStretch()

    def _pick_notes(self) -> None:
        if self.notes is not None:
            self.choose("notes", self.notes.value())

    def make(self) -> Sheet:
        """The report with the current options."""
        return self._make(self._facts, self.options)

    def choose(self, field: str, value: Any) -> None:
        """Show the report for other days, or with another option."""
        if field == "days":
            self._show_days(value)
        else:
            self.options = msgspec.structs.replace(self.options, **{field: value})
        self.refresh()

    def paper(self) -> tuple[Paper, bool]:
        """The paper of the options; a report is always portrait."""
        return self.options.paper, False


def _short(day: date, words: Words) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), words.gettext("d MMM"))
