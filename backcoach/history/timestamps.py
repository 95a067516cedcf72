"""How moments are stored: UTC and the local offset, so that the local wall-clock time is known later, too."""

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CLOCKS_DIFFER = timedelta(minutes=1)
"""How far the clocks of two computers may differ."""
WEEK = 7
"""Days."""
_MICROSECOND, _MINUTE = timedelta(microseconds=1), timedelta(minutes=1)
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def in_us(at: datetime) -> int:
    """Microseconds since 1970 in UTC, of an aware moment."""
    return (at - EPOCH) // _MICROSECOND


def stamp(at: datetime) -> tuple[int, int]:
    """Microseconds since 1970 in UTC, and the local offset in whole minutes (towards zero), of an aware moment."""
    offset = at.utcoffset() or timedelta()
    return (at - EPOCH) // _MICROSECOND, int(offset / _MINUTE)


def moment(us: int, offset: int) -> datetime:
    """The aware moment of a stamp; 1970 for values that are no moment, which only a damaged disk yields."""
    try:
        return _epoch(offset) + timedelta(microseconds=us)
    except (OverflowError, ValueError, TypeError):
        return EPOCH


@lru_cache(maxsize=64)
def _epoch(offset: int) -> datetime:
    """1970 at a local offset: adding to it is faster than converting from UTC."""
    return EPOCH.astimezone(timezone(timedelta(minutes=offset)))


def believed(at: datetime | None, now: datetime, tolerance: timedelta = timedelta()) -> datetime | None:
    """A stored moment, or None if it lies ahead of `now`: it was written while some clock was wrong."""
    return at if at is not None and at <= now + tolerance else None


def day_number(day: date) -> int:
    """A calendar day counted from 1970-01-01."""
    return day.toordinal() - _EPOCH_DAY


def day_of(number: int) -> date:
    """The calendar day with that number."""
    return date.fromordinal(number + _EPOCH_DAY)


def local_day(us: int, offset: int) -> int:
    """The number of the local calendar day of a stamped moment."""
    return (us + offset * 60_000_000) // 86_400_000_000


def span(first: date | None, last: date | None) -> tuple[int, int]:
    """The day numbers from `first` to `last`; None leaves that end open."""
    return day_number(first or date.min), day_number(last or date.max)


def week_of(day: int) -> int:
    """The number of the week of a day; weeks begin on Monday."""
    return (day + 3) // WEEK


def monday_of(week: int) -> int:
    """The first day of a week."""
    return week * WEEK - 3


def monday_before(day: date) -> date:
    """The Monday of the week of a day; the day itself if it is one."""
    return day - timedelta(day.weekday())
