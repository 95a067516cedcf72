"""Statistics of scores, always of one question at a time: two questions are never drawn as one line."""

from datetime import date, timedelta
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from backcoach.history.checks import HIGHEST
from backcoach.history.journal import Journal
from backcoach.history.records import Question
from backcoach.history.tables import Row
from backcoach.history.timestamps import day_number

Change = Literal["lower", "about the same", "higher"]

WEEK = 7
NEEDED_IN_WEEK = 4
"""Scores that a 7-day median needs."""
FIRST_SCORES = 7
"""Scores that make the baseline, "your first week"."""
NOTICEABLE_POINTS, NOTICEABLE_SHARE = 2.0, 0.3
"""An important change in a pain score: about 2 points and 30 % (Farrar 2001, Ostelo 2008)."""
NEEDED_DAYS_IN_WEEK = 3
"""How many days of each of the two weeks need a median before a change is reported (our choice): scores every other
day are enough."""

_DAY_S, _NOON_S = 86_400.0, 43_200.0

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


class Points(msgspec.Struct, frozen=True, eq=False):
    """Single scores, the oldest first: `x` local wall-clock seconds as if UTC, `y` 0–10, `ids` of the scores."""

    x: Floats
    y: Floats
    ids: list[str]


class Days(msgspec.Struct, frozen=True, eq=False):
    """Scores by local calendar day, for days that have any: `x` is noon in local wall-clock seconds as if UTC."""

    x: Floats
    median: Floats
    low: Floats
    high: Floats
    count: Whole


class Line(msgspec.Struct, frozen=True, eq=False):
    """The 7-day median on every day from the first score to the last: `x` as in Days, `y` NaN where there is a gap."""

    x: Floats
    y: Floats


class Series(msgspec.Struct, frozen=True, eq=False):
    """What a chart shows of one question; `points` is None where there are too many to show."""

    question: Question
    points: Points | None
    days: Days
    line: Line


class Summary(msgspec.Struct, frozen=True):
    """The last 30 days: sessions, their seconds, median score before and after, and the change since the first week."""

    sessions: int
    active_s: float
    before: float | None
    after: float | None
    change: Change | None


def points(rows: list[Row]) -> Points:
    """The rows of `Scores.points` as arrays."""
    us, offset, values, ids = zip(*rows, strict=True) if rows else ((), (), (), ())
    x = np.array(us, np.float64) / 1e6 + np.array(offset, np.float64) * 60
    return Points(x, np.array(values, np.float64), list(ids))


def medians(counts: Whole) -> Floats:
    """The median of each row of a table (days, 11) that counts the scores 0 to 10; NaN where a row is empty."""
    upto: Whole = np.cumsum(counts, axis=1)
    number = upto[:, -1:]
    lower = np.argmax(upto > (number - 1) // 2, axis=1)
    upper = np.argmax(upto > number // 2, axis=1)
    middle: Floats = (lower + upper) / 2.0
    middle[number[:, 0] == 0] = np.nan
    return middle


def _counts(tally: list[Row]) -> tuple[int, Whole]:
    """The first day, and a table (days, 11) of how often each score was given, without a gap."""
    if not tally:
        return 0, np.zeros((0, HIGHEST + 1), np.int64)
    day, value, number = np.array(tally, np.int64).T
    counts = np.zeros((day[-1] - day[0] + 1, HIGHEST + 1), np.int64)
    counts[day - day[0], value] = number
    return int(day[0]), counts


def _noon(first: int, number: int) -> Floats:
    return np.arange(first, first + number, dtype=np.float64) * _DAY_S + _NOON_S


def daily(tally: list[Row]) -> Days:
    """The rows of `Scores.tally` as median, extremes and count of each day that has scores."""
    first, counts = _counts(tally)
    some = counts.any(axis=1)
    given = counts[some] > 0
    return Days(
        x=_noon(first, len(counts))[some],
        median=medians(counts[some]),
        low=np.argmax(given, axis=1).astype(np.float64),
        high=(HIGHEST - np.argmax(given[:, ::-1], axis=1)).astype(np.float64),
        count=counts[some].sum(axis=1),
    )


def week_line(tally: list[Row]) -> Line:
    """The rows of `Scores.tally` as the median of each day and the six before it, where those hold 4 scores."""
    first, counts = _counts(tally)
    upto = np.cumsum(np.vstack([np.zeros((WEEK, HIGHEST + 1), np.int64), counts]), axis=0)
    week = upto[WEEK:] - upto[:-WEEK]
    return Line(_noon(first, len(counts)), np.where(week.sum(axis=1) >= NEEDED_IN_WEEK, medians(week), np.nan))


def series(
    journal: Journal, question: Question, first: date | None = None, last: date | None = None, most: int = 2000
) -> Series:
    """One question on the local days `first` to `last`; single points only if there are at most `most` of them."""
    tally = journal.scores.tally(question, first, last)
    few = sum(number for _, _, number in tally) <= most
    # The week before the range belongs to the medians of its first days.
    before = journal.scores.tally(question, first - timedelta(WEEK - 1), first - timedelta(1)) if first else []
    line = week_line(before + tally)
    shown = slice(len(line.x) - len(_counts(tally)[1]), None)
    return Series(
        question,
        points(journal.scores.points(question, first, last)) if few else None,
        daily(tally),
        Line(line.x[shown], line.y[shown]),
    )


def baseline(journal: Journal, question: Question) -> float | None:
    """The median of the first 7 scores of a question; None while there are fewer."""
    first = journal.scores.first_values(question, FIRST_SCORES)
    return float(np.median(first)) if len(first) == FIRST_SCORES else None


def change(journal: Journal, question: Question, today: date) -> Change | None:
    """How the 7-day median of the last two weeks compares with the first week; None if there are too few scores.

    "lower" and "higher" need every median of both weeks to be 2 points and 30 % away.
    """
    base = baseline(journal, question)
    line = week_line(journal.scores.tally(question, today - timedelta(3 * WEEK - 2), today))
    places = np.round((line.x - _NOON_S) / _DAY_S).astype(np.int64) - (day_number(today) - 2 * WEEK + 1)
    weeks = np.full(2 * WEEK, np.nan)
    weeks[places[places >= 0]] = line.y[places >= 0]
    enough = np.isfinite(weeks.reshape(2, WEEK)).sum(axis=1) >= NEEDED_DAYS_IN_WEEK
    if base is None or not enough.all():
        return None
    moved = weeks[np.isfinite(weeks)] - base
    if (np.abs(moved) >= max(NOTICEABLE_POINTS, NOTICEABLE_SHARE * base)).all():
        if (moved < 0).all():
            return "lower"
        if (moved > 0).all():
            return "higher"
    return "about the same"


def summary(journal: Journal, today: date, days: int = 30) -> Summary:
    """The last `days` local days, including today."""
    first = today - timedelta(days - 1)
    totals = journal.sessions.day_totals(first, today)
    return Summary(
        sessions=sum(total.sessions for total in totals),
        active_s=sum(total.active_s for total in totals),
        before=_median(journal.scores.tally("now-before", first, today)),
        after=_median(journal.scores.tally("now-after", first, today)),
        change=change(journal, "now-before", today),
    )


def _median(tally: list[Row]) -> float | None:
    return float(medians(_counts(tally)[1].sum(axis=0, keepdims=True))[0]) if tally else None
