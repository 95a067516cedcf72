"""A day to choose, without a time."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit

from backcoach.ui.design.fields import SpinBox
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.theme import Theme

_EARLIEST = QDate(1970, 1, 2)


class _Day(QDateEdit):
    def stepBy(self, steps: int) -> None:
        self.setDate(self.date().addDays(steps))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DateField(FormControl):
    """A day from 1970 to `latest`."""

    def __init__(self, theme: Theme, latest: date, *, name: str) -> None:
        super().__init__()
        self.edit = _Day()
        self.edit.setDisplayFormat("ddd d MMM yyyy")
        self.edit.setMinimumWidth(160)
        self.edit.setDateRange(_EARLIEST, _qdate(latest))
        names = (name, self.tr("A day earlier"), self.tr("A day later"))
        box = SpinBox(theme, self.edit, self.edit.stepBy, names, 276)
        self.row.addWidget(box)
        self.row.addStretch()
        self.setFocusProxy(box)
        self.set_value(latest)
        self.edit.dateChanged.connect(self.changed)

    def value(self) -> date:
        """The day that is shown."""
        day = self.edit.date()
        return date(day.year(), day.month(), day.day())

    def set_value(self, value: Any) -> None:
        """Show a day."""
        self.edit.setDate(_qdate(value))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
