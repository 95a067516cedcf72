"""Statistics of scores, always of one question at a time. Plain Python: the window needs them at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

import msgspec

from backcoach.history.checks import HIGHEST
from backcoach.history.journal import Journal
from backcoach.history.records import Question
from backcoach.history.tables import Row
from backcoach.history.timestamps import WEEK, day_number, monday_of, week_of

Verdict = Literal["lower", "about the same", "higher", "unclear", "too early"]

NEEDED_SCORES, NEEDED_DAYS = 4, 3
"""A week counts with at least this many scores on this many days, so that one odd day alone never makes a week."""
FIRST_WEEKS = 8
"""The week to compare with is looked for in this many weeks from the first score on (our choice)."""
NOTICEABLE_POINTS, NOTICEABLE_SHARE = 2.0, 0.3
"""An important change in a pain score: about 2 points and 30 % (Farrar 2001, Ostelo 2008)."""
LEADING: tuple[Question, ...] = ("now-before", "now", "last-24-hours")
"""The questions that can be compared with the first week; the first of them that has the most scores is."""


class Day(NamedTuple):
    """The scores of one day: their mean and their number."""

    mean: float
    number: int


ODD_DAYS: tuple[Day | None, ...] = (None, Day(0, 1), Day(HIGHEST, 1), Day(0, 4), Day(HIGHEST, 4))
"""Other values that a day might have had. The verdict rises and falls with each day, so these cover all others."""


class Comparison(msgspec.Struct, frozen=True):
    """The level (0–10) of the first week that counts, and of the last two whole weeks; None where too early."""

    verdict: Verdict
    first: float | None = None
    recent: float | None = None


class Usual(NamedTuple):
    """The median of scores, and how many they are."""

    value: float
    number: int


class Summary(msgspec.Struct, frozen=True):
    """The last 30 days: sessions, their seconds, the usual score before and after, and how many check-ins."""

    sessions: int
    active_s: float
    before: Usual | None
    after: Usual | None
    check_in: Usual | None


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which that share of sorted values lies, interpolated between two neighbours."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def median(values: Sequence[float]) -> float:
    """The median of values in any order."""
    return quantile(sorted(values), 0.5)


def days_of(tally: Sequence[Row]) -> dict[int, Day]:
    """The rows of `Scores.tally` by day."""
    sums: dict[int, tuple[int, int]] = {}
    for day, value, number in tally:
        total, count = sums.get(day, (0, 0))
        sums[day] = total + value * number, count + number
    return {day: Day(total / count, count) for day, (total, count) in sums.items()}


def level(days: Sequence[Day]) -> float | None:
    """The median of the days' means, which one odd day hardly moves; None with too few scores or days."""
    if len(days) < NEEDED_DAYS or sum(day.number for day in days) < NEEDED_SCORES:
        return None
    return median([day.mean for day in days])


class _Weeks:
    """The weeks that a comparison needs, and its verdict if one of them were another."""

    def __init__(self, days: Mapping[int, Day], today: date) -> None:
        this = week_of(day_number(today))
        self.recent = (this - 2, this - 1)
        start = week_of(min(days))
        self.window = range(start, min(start + FIRST_WEEKS, self.recent[0]))
        self.days = {week: _week(days, week) for week in (*self.window, *self.recent)}
        self.levels = {week: level(list(within.values())) for week, within in self.days.items()}

    def first(self, levels: Mapping[int, float | None]) -> int | None:
        """The week to compare with."""
        return next((week for week in self.window if levels[week] is not None), None)

    def verdict(self, levels: Mapping[int, float | None]) -> Verdict:
        """The verdict by these levels, without trying an odd day."""
        first = self.first(levels)
        base = None if first is None else levels[first]
        one, other = (levels[week] for week in self.recent)
        if base is None or one is None or other is None:
            return "too early"
        enough = max(NOTICEABLE_POINTS, NOTICEABLE_SHARE * base)
        if max(one, other) <= base - enough:
            return "lower"
        return "higher" if min(one, other) >= base + enough else "about the same"

    def with_an_odd_day(self) -> Iterator[dict[int, float | None]]:
        """The levels for each single day that could have been another."""
        for week, within in self.days.items():
            if len(within) < NEEDED_DAYS - 1:
                continue  # one day more does not make it a week that counts
            for day in range(monday_of(week), monday_of(week) + WEEK):
                others = [one for number, one in within.items() if number != day]
                for odd in ODD_DAYS:
                    yield self.levels | {week: level([*others, odd] if odd else others)}


def _week(days: Mapping[int, Day], week: int) -> dict[int, Day]:
    first = monday_of(week)
    return {day: days[day] for day in range(first, first + WEEK) if day in days}


def compare(tally: Sequence[Row], today: date) -> Comparison:
    """How the last two whole weeks compare with the first one that counts, from the rows of `Scores.tally`.

    Any verdict but "unclear" and "too early" holds whatever a single day had been: so between two histories that
    differ in one day, "lower", "about the same" and "higher" never stand side by side.
    """
    days = days_of(tally)
    if not days:
        return Comparison("too early")
    weeks = _Weeks(days, today)
    levels = weeks.levels
    verdict = weeks.verdict(levels)
    first = weeks.first(levels)
    base = None if first is None else levels[first]
    if verdict == "too early":
        return Comparison(verdict, base)
    if any(weeks.verdict(odd) not in (verdict, "too early") for odd in weeks.with_an_odd_day()):
        verdict = "unclear"
    recent = [value for week in weeks.recent if (value := levels[week]) is not None]
    return Comparison(verdict, base, sum(recent) / len(recent))


def comparison(journal: Journal, question: Question, today: date) -> Comparison:
    """The same for a question of the journal, of which only the first and the last weeks are read."""
    first = journal.scores.first_day(question)
    if first is None:
        return Comparison("too early")
    end = min(first + timedelta(FIRST_WEEKS * WEEK), today)
    begin = max(end + timedelta(1), today - timedelta(3 * WEEK))
    tally = journal.scores.tally
    return compare(tally(question, first, end) + tally(question, begin, max(begin, today)), today)


def leading(journal: Journal, first: date | None, last: date | None) -> Question | None:
    """The question with the most scores on those days, of those that can be compared; None without any."""
    counts = {question: sum(row[2] for row in journal.scores.tally(question, first, last)) for question in LEADING}
    most = max(LEADING, key=counts.__getitem__)
    return most if counts[most] else None


def summary(journal: Journal, today: date, days: int = 30) -> Summary:
    """The last `days` local days, including today."""
    first = today - timedelta(days - 1)
    totals = journal.sessions.day_totals(first, today)
    before, after, check_in = (
        usual(journal.scores.tally(question, first, today)) for question in ("now-before", "now-after", "now")
    )
    return Summary(
        sum(total.sessions for total in totals), sum(total.active_s for total in totals), before, after, check_in
    )


def usual(tally: Sequence[Row]) -> Usual | None:
    """The median of the rows of `Scores.tally`; None without rows."""
    values = [value for _, value, number in tally for _ in range(number)]
    return Usual(median(values), len(values)) if values else None
