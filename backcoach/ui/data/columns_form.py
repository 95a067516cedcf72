"""Which column of a table from elsewhere is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from backcoach.problem import Problem
from backcoach.ui.design.fields import Dropdown
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import BODY, SMALL, Theme

if TYPE_CHECKING:
    from backcoach.history.exchange.diary import Columns

FORMATS = {"31.12.2026": "%d.%m.%Y", "31/12/2026": "%d/%m/%Y", "12/31/2026": "%m/%d/%Y", "31.12.26": "%d.%m.%y"}
"""How dates may be written, by an example of each; others are ISO 8601."""
_SHOWN = 3
"""Rows of the table that are shown."""


class ColumnsForm(QWidget):
    """Names the columns with the date, the score and a note, and what the score answers; shows the first rows."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnMinimumWidth(0, 132)
        self._grid.setColumnStretch(1, 1)
        self._picks: dict[str, Dropdown] = {}
        self.question = SegmentedChoice(
            theme,
            [("now", self.tr("right now")), ("last-24-hours", self.tr("the last 24 hours"))],
            name=self.tr("It tells of"),
        )
        self.question.set_value("now")
        self.question.changed.connect(self.changed)
        self._add(5, self.tr("It tells of"), self.question)
        self.sample = Label(theme, SMALL, "muted")
        self._grid.addWidget(self.sample, 0, 1)
        self._grid.setVerticalSpacing(6)

    def _add(self, row: int, words: str, control: QWidget) -> None:
        label = Label(self._theme, BODY)
        label.say(words)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)

    def show_table(self, table: Sequence[Mapping[str, str]]) -> None:
        """Offer the columns of a table, those chosen that may be meant."""
        from backcoach.history.exchange.diary import guess

        names = list(table[0])
        found = guess(names)
        written = _written([row.get(found.date, "") for row in table] if found else [])
        rows = (
            ("date", self.tr("Date"), self.tr("Which column?"), names, found.date if found else ""),
            ("format", self.tr("Dates look like"), self.tr("2026-12-31"), list(FORMATS), written),
            ("score", self.tr("Score, 0 to 10"), self.tr("Which column?"), names, found.score if found else ""),
            ("note", self.tr("Note"), self.tr("None"), names, (found.note or "") if found else ""),
        )
        for place, (key, words, usual, choices, chosen) in enumerate(rows, start=1):
            self._offer(place, key, words, Dropdown(self._theme, usual, choices, name=words), chosen)
        lines = [" · ".join(filter(None, row.values())) for row in table[:_SHOWN]]
        self.sample.say("\n".join(line[:90] for line in lines))

    def _offer(self, place: int, key: str, words: str, pick: Dropdown, chosen: str) -> None:
        for column in (0, 1):
            old = self._grid.itemAtPosition(place, column)
            widget = old.widget() if old is not None else None
            if widget is not None:
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._picks[key] = pick
        pick.set_value(chosen)
        pick.changed.connect(self.changed)
        self._add(place, words, pick)

    def pick(self, key: str) -> Dropdown:
        """The control of "date", "format", "score" or "note"."""
        return self._picks[key]

    def value(self) -> Columns | None:
        """What was chosen; None while date or score are not."""
        from backcoach.history.exchange.diary import Columns

        date, score, note = (self._picks[key].value() for key in ("date", "score", "note"))
        if not date or not score:
            return None
        written = FORMATS.get(self._picks["format"].value())
        return Columns(date, score, note or None, self.question.value(), written)


def _written(dates: Sequence[str]) -> str:
    """By which example all these dates are written; empty for ISO 8601 and where there is no telling."""
    given = [date.strip() for date in dates if date.strip()]
    fitting = (theme for theme, form in FORMATS.items() if given and all(_fits(date, form) for date in given))
    return next(fitting, "")


def _fits(date: str, form: str) -> bool:
    from backcoach.history.exchange.diary import moment_of

    try:
        moment_of(date, form)
    except Problem:
        return False
    return True
