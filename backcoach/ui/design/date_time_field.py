"""A day and a time of day that can be set back but never lie ahead."""

from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QTime, QTimeZone
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QTimeEdit

from backcoach.ui.design.fields import SpinBox
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.theme import Theme

_EARLIEST = QDate(1970, 1, 2)
_DAY, _QUARTER = timedelta(days=1), timedelta(minutes=15)


class _Day(QDateEdit):
    def stepBy(self, steps: int) -> None:
        self.setDate(self.date().addDays(steps))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Time(QTimeEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DateTimeField(FormControl):
    """A wall-clock moment, naive and to the minute, not after `latest`; `touched` once the user changed it."""

    def __init__(self, theme: Theme, latest: datetime) -> None:
        super().__init__()
        self._latest = latest.replace(tzinfo=None, second=0, microsecond=0)
        self.touched = False
        self.day, self.time = _Day(), _Time()
        for edit, shown in ((self.day, "ddd d MMM yyyy"), (self.time, "HH:mm")):
            edit.setTimeZone(QTimeZone.utc())  # a wall clock: no hour of it is missing on any day
            edit.setDisplayFormat(shown)
        self.day.setDateRange(_EARLIEST, _qdate(self._latest))
        day_names = (self.tr("Day"), self.tr("A day earlier"), self.tr("A day later"))
        time_names = (self.tr("Time"), self.tr("A quarter of an hour earlier"), self.tr("A quarter of an hour later"))
        self.day_box = SpinBox(theme, self.day, lambda by: self._shift(by * _DAY), day_names, 252)
        self.time_box = SpinBox(theme, self.time, lambda by: self._shift(by * _QUARTER), time_names, 160)
        self.row.addWidget(self.day_box)
        self.row.addWidget(self.time_box)
        self.row.addStretch()
        self.setFocusProxy(self.day_box)
        self.set_value(self._latest)
        self.day.dateChanged.connect(self._edited)
        self.time.timeChanged.connect(self._edited)

    @property
    def days_ago(self) -> int:
        """How many days before the latest one the chosen day is."""
        return (self._latest.date() - self.value().date()).days

    def value(self) -> datetime:
        """The moment that is shown."""
        day, at = self.day.date(), self.time.time()
        return datetime.combine(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()))

    def set_value(self, value: Any) -> None:
        """Show a moment; one that lies ahead is shown as the latest."""
        wall = min(value.replace(tzinfo=None, second=0, microsecond=0), self._latest)
        self.day.blockSignals(True)
        self.time.blockSignals(True)
        self.day.setDate(_qdate(wall))
        self._limit()
        self.time.setTime(QTime(wall.hour, wall.minute))
        self.day.blockSignals(False)
        self.time.blockSignals(False)

    def _shift(self, by: timedelta) -> None:
        self.set_value(self.value() + by)
        self._tell()

    def _edited(self) -> None:
        self._limit()
        self._tell()

    def _tell(self) -> None:
        self.touched = True
        self.changed.emit()

    def _limit(self) -> None:
        """On the latest day the time ends with now."""
        last_day = self.day.date() == _qdate(self._latest)
        self.time.setMaximumTime(QTime(self._latest.hour, self._latest.minute) if last_day else QTime(23, 59))


def _qdate(moment: datetime) -> QDate:
    return QDate(moment.year, moment.month, moment.day)
