"""The columns of a chart: days, weeks from Monday, months, quarters or years, each with a number."""

from datetime import date
from typing import Literal, NamedTuple

from backcoach.history.timestamps import day_number, day_of, monday_of, week_of

Unit = Literal["day", "week", "month", "quarter", "year"]
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_EPOCH_MONTH = 1970 * 12


class Span(NamedTuple):
    """Columns from `first` to `last`, both included."""

    unit: Unit
    first: int
    last: int

    @property
    def number(self) -> int:
        """How many columns."""
        return self.last - self.first + 1

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return first_day(self.unit, self.first), last_day(self.unit, self.last)

    def moved(self, by: int) -> "Span":
        """The same number of columns, moved later by `by`."""
        return self._replace(first=self.first + by, last=self.last + by)


def column_of(unit: Unit, day: int) -> int:
    """The number of the column in which a day lies; `day` counts from 1970-01-01, and so do the columns."""
    if unit == "day":
        return day
    if unit == "week":
        return week_of(day)
    at = day_of(day)
    return (at.year * 12 + at.month - 1 - _EPOCH_MONTH) // _MONTHS[unit]


def first_day(unit: Unit, column: int) -> date:
    """The first day of a column."""
    if unit == "day":
        return day_of(column)
    if unit == "week":
        return day_of(monday_of(column))
    year, month = divmod(column * _MONTHS[unit] + _EPOCH_MONTH, 12)
    return date(year, month + 1, 1)


def last_day(unit: Unit, column: int) -> date:
    """The last day of a column."""
    return day_of(day_number(first_day(unit, column + 1)) - 1)


def column_at(unit: Unit, day: float) -> float:
    """The place of a moment in columns: the number of its column, and how far into that it is."""
    column = column_of(unit, int(day // 1))
    first, next_ = (day_number(first_day(unit, number)) for number in (column, column + 1))
    return column + (day - first) / (next_ - first)


Range = Literal["fortnight", "four weeks", "quarter", "half", "year", "all"]
RANGES: tuple[Range, ...] = ("fortnight", "four weeks", "quarter", "half", "year", "all")
_FIXED: dict[Range, tuple[Unit, int]] = {
    "fortnight": ("day", 14), "four weeks": ("day", 28), "quarter": ("week", 13), "half": ("week", 26),
    "year": ("month", 12),
}  # fmt: skip
MOST_COLUMNS = 96
"""With more months than this, quarters; with more quarters, years."""
FEWEST_MONTHS = 3


def span_of(range_: Range, today: date, first: date | None) -> Span:
    """The columns up to today; year and all begin with the first entry, if there is one."""
    unit, number = _FIXED.get(range_, ("month", 0))
    if range_ == "all":
        unit, number = _unit_of_all(today, first or today)
    last = column_of(unit, day_number(today))
    begin = last - number + 1
    if range_ == "year" and first:
        begin = max(begin, column_of(unit, day_number(first)))
    return Span(unit, min(begin, last - FEWEST_MONTHS + 1) if unit == "month" else begin, last)


def _unit_of_all(today: date, first: date) -> tuple[Unit, int]:
    for unit in ("month", "quarter"):
        number = column_of(unit, day_number(today)) - column_of(unit, day_number(first)) + 1
        if number <= MOST_COLUMNS:
            return unit, max(1, number)
    return "year", today.year - first.year + 1


def span_of_days(first: date, last: date) -> Span:
    """Columns for a period of paper: days up to four weeks, weeks up to nine months, then months or longer."""
    days = (last - first).days + 1
    unit: Unit = "day" if days <= 28 else "week" if days <= 275 else "month"
    if unit == "month":
        unit = _unit_of_all(last, first)[0]
    return Span(unit, column_of(unit, day_number(first)), column_of(unit, day_number(last)))
