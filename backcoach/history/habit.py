"""How regularly exercises are done: a calendar, the last weeks and a habit score, without a streak to lose."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from backcoach.history.records import DayTotal
from backcoach.history.timestamps import monday_before

WEEK = 7
WEEKS_COUNTED = 13
"""How many weeks the habit score covers: a quarter of a year (our choice)."""
FADE = 0.85
"""The weight of a week relative to the next one: after four weeks it is about half (our choice)."""


class Week(msgspec.Struct, frozen=True):
    """One week from Monday: days on which anything was done, the aim in days, all minutes, and gentle days."""

    monday: date
    days: int
    aim: int
    minutes: float
    gentle: int = 0


class CalendarDay(msgspec.Struct, frozen=True):
    """A day of the calendar: `shade` 0 (nothing) to 4 (most minutes), `future` for days still to come."""

    day: date
    minutes: float
    shade: int
    future: bool
    gentle: bool = False


class LastWeeks(msgspec.Struct, frozen=True):
    """The last four weeks: days with anything done, sessions, seconds; `back_after_days`: a gap that just ended."""

    days: int
    sessions: int
    active_s: float
    back_after_days: int | None


SHADES_MIN = (0.0, 10.0, 20.0, 40.0)
"""More minutes than each of these give the shades 1 to 4."""
AWAY_DAYS = 7
"""A gap of this many days or more makes the next session a return."""


def weeks(totals: Sequence[DayTotal], today: date, aim: int, number: int = WEEKS_COUNTED) -> list[Week]:
    """The last `number` weeks including this one, the oldest first; none before the week of the first session."""
    if not totals:
        return []
    this = monday_before(today)
    first = max(monday_before(min(total.day for total in totals)), this - timedelta(WEEK * (number - 1)))
    mondays = [first + timedelta(WEEK * week) for week in range((this - first).days // WEEK + 1)]
    by_week: dict[date, list[DayTotal]] = {monday: [] for monday in mondays}
    for total in totals:
        by_week.get(monday_before(total.day), []).append(total)
    return [_week(monday, within, aim) for monday, within in by_week.items()]


def _week(monday: date, within: Sequence[DayTotal], aim: int) -> Week:
    gentle = sum(total.gentle for total in within)
    return Week(monday, len(within), aim, sum(total.active_s for total in within) / 60, gentle)


def habit(totals: Sequence[DayTotal], today: date, aim: int) -> float | None:
    """The share of the days aimed at, 0 to 1, with more weight on recent weeks; None before the first week is over.

    A gentle day counts like any other. A week counts at most 1, and the current week only when it raises the score,
    so that the score does not drop on a Monday.
    """
    shares = [min(1.0, week.days / aim) for week in weeks(totals, today, aim)]
    if len(shares) < 2:
        return None
    return max(_faded(shares[:-1]), _faded(shares))


def _faded(shares: Sequence[float]) -> float:
    """The mean of the shares, each weighted FADE times the next."""
    weights = [FADE**age for age in reversed(range(len(shares)))]
    return sum(share * weight for share, weight in zip(shares, weights, strict=True)) / sum(weights)


def year(totals: Sequence[DayTotal], of: int, today: date) -> list[list[CalendarDay]]:
    """The twelve months of a year, each day with its minutes and shade."""
    kept = {total.day: total for total in totals}
    return [
        [_day(date(of, month, day), kept, today) for day in range(1, calendar.monthrange(of, month)[1] + 1)]
        for month in range(1, 13)
    ]


def _day(day: date, kept: dict[date, DayTotal], today: date) -> CalendarDay:
    total = kept.get(day, DayTotal(day, 0, 0.0))
    minutes = total.active_s / 60
    return CalendarDay(day, minutes, sum(minutes > bound for bound in SHADES_MIN), day > today, total.gentle)


def last_weeks(totals: Sequence[DayTotal], today: date) -> LastWeeks:
    """The last 28 days up to and with today."""
    recent = [total for total in totals if today - timedelta(4 * WEEK) < total.day <= today]
    return LastWeeks(
        len(recent), sum(total.sessions for total in recent), sum(total.active_s for total in recent),
        _back_after(sorted(total.day for total in totals if total.day <= today), today),
    )  # fmt: skip


def _back_after(days: Sequence[date], today: date) -> int | None:
    """The days of a gap of AWAY_DAYS or more that ended within the last week; None if there is none."""
    gaps = [((after - before).days - 1, after) for before, after in pairwise(days)]
    fresh = [gap for gap, after in gaps if gap >= AWAY_DAYS and (today - after).days < WEEK]
    return fresh[-1] if fresh else None
