"""Times of day and weeks as the locale has them: 14:05 or 2:05 PM, and which day a week begins with."""

from datetime import date, time

from PySide6.QtCore import QLocale, QTime


def time_told(at: time) -> str:
    """A time of day, in 12 or 24 hours."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def time_form() -> str:
    """The form of a time of day, as fields take it."""
    return QLocale().timeFormat(QLocale.FormatType.ShortFormat)


def place_in_week(day: date) -> int:
    """Which day of its week a day is: 0 for the first."""
    return (day.isoweekday() - QLocale().firstDayOfWeek().value) % 7


def weekday_at(place: int) -> int:
    """The weekday at a place in the week, from 1 for Monday to 7 for Sunday."""
    return (QLocale().firstDayOfWeek().value - 1 + place) % 7 + 1
