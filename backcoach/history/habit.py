"""Keeping at it: a calendar, the last weeks and a score that forgives; no streak that an ill week could break."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from backcoach.history.records import DayTotal

WEEK = 7
WEEKS_COUNTED = 13
"""A quarter of a year: weeks that the habit score looks back on (ours)."""
FADE = 0.85
"""What each week counts of the one after it: recent weeks weigh more; a week counts half after four (ours)."""


class Week(msgspec.Struct, frozen=True):
    """One week from Monday: days on which anything was done, of the days aimed at; the minutes of all; gentle days."""

    monday: date
    days: int
    aim: int
    minutes: float
    gentle: int = 0


class CalendarDay(msgspec.Struct, frozen=True):
    """A day of the calendar: `shade` 0 (nothing) to 4 (the most), `future` for days still to come; was it gentle."""

    day: date
    minutes: float
    shade: int
    future: bool
    gentle: bool = False


class LastWeeks(msgspec.Struct, frozen=True):
    """The last four weeks: days with anything done, sessions, seconds; `back_after_days` is a gap just ended."""

    days: int
    sessions: int
    active_s: float
    back_after_days: int | None


SHADES_MIN = (0.0, 10.0, 20.0, 40.0)
"""More minutes than these are shades 1 to 4."""
AWAY_DAYS = 7
"""Days without anything after which the next session is a coming back."""


def weeks(totals: Sequence[DayTotal], today: date, aim: int, number: int = WEEKS_COUNTED) -> list[Week]:
    """The last so many weeks with the running one, the oldest first; none before the first day that has anything."""
    if not totals:
        return []
    this = _monday(today)
    first = max(_monday(min(total.day for total in totals)), this - timedelta(WEEK * (number - 1)))
    mondays = [first + timedelta(WEEK * week) for week in range((this - first).days // WEEK + 1)]
    by_week: dict[date, list[DayTotal]] = {monday: [] for monday in mondays}
    for total in totals:
        by_week.get(_monday(total.day), []).append(total)
    return [_week(monday, within, aim) for monday, within in by_week.items()]


def _week(monday: date, within: Sequence[DayTotal], aim: int) -> Week:
    gentle = sum(total.gentle for total in within)
    return Week(monday, len(within), aim, sum(total.active_s for total in within) / 60, gentle)


def habit(totals: Sequence[DayTotal], today: date, aim: int) -> float | None:
    """The share of the days aimed at, 0 to 1, recent weeks weighing more; None before the first week is over.

    A kept gentle day is a day like any other. A full week is never more than full, and the running week counts only
    once it helps, so nobody is marked down on a Monday.
    """
    shares = [min(1.0, week.days / aim) for week in weeks(totals, today, aim)]
    if len(shares) < 2:
        return None
    return max(_faded(shares[:-1]), _faded(shares))


def _faded(shares: Sequence[float]) -> float:
    """The mean of some shares, in which each weighs less than the next."""
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
    """How many days the last gap had, if it was a long one and ended in the last week: a return worth a word."""
    gaps = [((after - before).days - 1, after) for before, after in pairwise(days)]
    fresh = [gap for gap, after in gaps if gap >= AWAY_DAYS and (today - after).days < WEEK]
    return fresh[-1] if fresh else None


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
