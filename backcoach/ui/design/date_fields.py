"""A day to choose, and a day with a time of day."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt, QTime, QTimeZone
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QTimeEdit

from backcoach.ui.design.clock_text import time_form
from backcoach.ui.design.day_calendar import CalendarButton
from backcoach.ui.design.fields import IgnoresWheel, prepare_spin_box
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.theme import Theme

_EARLIEST = QDate(1970, 1, 2)
_QUARTER = timedelta(minutes=15)
_BOTH_WAYS = QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled


class DayEdit(IgnoresWheel, QDateEdit):
    """A day from 1970 to `latest`, whose buttons go a day back or on."""

    def __init__(self, theme: Theme, latest: date, *, name: str, width: int = 252) -> None:
        super().__init__()
        prepare_spin_box(theme, self, name, width)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or Qt turns the parts of the day round
        self.setDisplayFormat(theme.words.gettext("ddd d MMM yyyy"))
        self.setTimeZone(QTimeZone.utc())  # a wall clock: no hour of it is missing on any day
        self.setDateRange(_EARLIEST, as_qdate(latest))
        self.setDate(as_qdate(latest))

    def day(self) -> date:
        """The day that is shown."""
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def stepBy(self, steps: int) -> None:
        """Go so many days forward, within the range."""
        self.setDate(self.date().addDays(steps))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802 (Qt's name)
        """Whichever part of the day the cursor is in, there is a day before it, and one after it up to the latest."""
        return _BOTH_WAYS


class DateField(FormControl):
    """A day from 1970 to `latest` as a form control."""

    def __init__(self, theme: Theme, latest: date, *, name: str) -> None:
        super().__init__()
        self.edit = DayEdit(theme, latest, name=name, width=276)
        self.row.addWidget(self.edit)
        self.row.addStretch()
        self.setFocusProxy(self.edit)
        self.edit.dateChanged.connect(self.changed)

    def value(self) -> date:
        """The day that is shown."""
        return self.edit.day()

    def set_value(self, value: Any) -> None:
        """Show a day."""
        self.edit.setDate(as_qdate(value))


class _TimeEdit(IgnoresWheel, QTimeEdit):
    """A time of day whose buttons call `step` with the number of steps."""

    def __init__(self, theme: Theme, step: Callable[[int], None], *, name: str) -> None:
        super().__init__()
        self._step = step
        prepare_spin_box(theme, self, name, 160)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or 7:12 would be 12:7
        self.setDisplayFormat(time_form())
        self.setTimeZone(QTimeZone.utc())

    def stepBy(self, steps: int) -> None:
        self._step(steps)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802 (Qt's name)
        return _BOTH_WAYS


class DateTimeField(FormControl):
    """A naive wall-clock time, to the minute and not after `latest`; `touched` is true once the user changed it."""

    def __init__(self, theme: Theme, latest: datetime) -> None:
        super().__init__()
        self._latest = latest.replace(tzinfo=None, second=0, microsecond=0)
        self.touched = False
        self.day = DayEdit(theme, self._latest.date(), name=theme.words.gettext("Day"))
        self.time = _TimeEdit(theme, self._step_time, name=theme.words.gettext("Time"))
        self.flow = FlowLayout((self.day, CalendarButton(theme, self.day), self.time), spacing=8)
        self.row.addWidget(self.flow)
        self.setFocusProxy(self.day)
        self.set_value(self._latest)
        self.day.dateChanged.connect(self._edited)
        self.time.timeChanged.connect(self._edited)

    @property
    def days_ago(self) -> int:
        """How many days before the latest one the chosen day is."""
        return (self._latest.date() - self.value().date()).days

    def value(self) -> datetime:
        """The day and time that are shown."""
        at = self.time.time()
        return datetime.combine(self.day.day(), time(at.hour(), at.minute()))

    def set_value(self, value: Any) -> None:
        """Show a day and time; one after the latest is shown as the latest."""
        wall = min(value.replace(tzinfo=None, second=0, microsecond=0), self._latest)
        self.day.blockSignals(True)
        self.time.blockSignals(True)
        self.day.setDate(as_qdate(wall))
        self._limit()
        self.time.setTime(QTime(wall.hour, wall.minute))
        self.day.blockSignals(False)
        self.time.blockSignals(False)

    def _step_time(self, quarters: int) -> None:
        """Go so many quarters of an hour forward, into another day if need be."""
        self.set_value(self.value() + quarters * _QUARTER)
        self._tell()

    def _edited(self) -> None:
        self._limit()
        self._tell()

    def _tell(self) -> None:
        self.touched = True
        self.changed.emit()

    def _limit(self) -> None:
        """On the latest day the time ends with the latest one."""
        last_day = self.day.date() == as_qdate(self._latest)
        self.time.setMaximumTime(QTime(self._latest.hour, self._latest.minute) if last_day else QTime(23, 59))


def as_qdate(day: date) -> QDate:
    """The same day as Qt's type."""
    return QDate(day.year, day.month, day.day)
