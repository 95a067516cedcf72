"""What a progress report tells, taken from the journal: numbers and words that were written down, and no causes."""

from collections import Counter
from datetime import date, timedelta
from typing import get_args

import msgspec
import numpy as np

from backcoach.history.journal import Journal
from backcoach.history.records import PEG, QUESTIONS, PegScore, Question, StopReason
from backcoach.history.score_changes import score_changes
from backcoach.history.tables import Row
from backcoach.history.timestamps import day_number
from backcoach.history.trends import Change, Series, baseline, change, series
from backcoach.problem import Problem

USUAL_DAYS = 90
"""Days that a report covers unless others are asked for."""
LEADING: tuple[Question, ...] = ("now-before", "now", "last-24-hours")
"""The questions that may lead a report; the one with the most scores does."""
PAIN = tuple(question for question in QUESTIONS if question not in PEG)
"""Those that a report tells one by one."""
MOST_MARKS = 300
"""More single scores than these are shown as the median of each day."""

MOST_WEEKS = 53
"""Weeks that have a bar of their own."""


class Period(msgspec.Struct, frozen=True):
    """Local days from `first` up to and with `last`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


class Heard(msgspec.Struct, frozen=True):
    """How often a question was answered in the period, and the median, lowest and highest answer."""

    question: Question
    count: int
    median: float
    low: int
    high: int


class Hurt(msgspec.Struct, frozen=True):
    """An exercise by id, the sessions in which it was marked as hurting and those in which it was done."""

    exercise: str
    hurt: int
    sessions: int


class Note(msgspec.Struct, frozen=True):
    """Words that the user kept with a score or a session."""

    id: str
    day: date
    words: str


class Facts(msgspec.Struct, frozen=True, eq=False):
    """All of it; `weeks` are (Monday, days with a session), `leading` and `after` what the chart shows.

    `first_week` is the median of the very first seven scores, `recent` the 7-day median at the end of the period.
    """

    period: Period
    sessions: int
    days: int
    active_s: float
    on_paper: int
    weeks: tuple[tuple[date, int], ...]
    heard: tuple[Heard, ...]
    leading: Series | None
    after: Series | None
    first_week: float | None
    recent: float | None
    change: Change | None
    hurts: tuple[Hurt, ...]
    stops: tuple[tuple[StopReason, int], ...]
    notes: tuple[Note, ...]
    peg: tuple[PegScore, ...] = ()
    """The last one of the period, and before it the very first one if there is one."""


def period_of(first: date | None, last: date | None, today: date) -> Period:
    """The days that were asked for, else the last 90; a Problem if they end before they begin or lie ahead."""
    end = min(last or today, today)
    start = first or end - timedelta(USUAL_DAYS - 1)
    if start > end:
        raise Problem(f"A report from {start} to {end} has no days; choose an earlier first day.")
    return Period(start, end)


def gather(journal: Journal, period: Period) -> Facts:
    """What a journal says of a period."""
    first, last = period.first, period.last
    totals = journal.sessions.day_totals(first, last)
    heard = tuple(filter(None, (_heard(question, journal.scores.tally(question, first, last)) for question in PAIN)))
    counts = {one.question: one.count for one in heard}
    leads = max(LEADING, key=lambda question: counts.get(question, 0))
    leading = series(journal, leads, first, last, MOST_MARKS) if leads in counts else None
    found = [Hurt(one.exercise, one.hurt_sessions, one.sessions) for one in score_changes(journal, first, last)]
    return Facts(
        period=period,
        sessions=sum(total.sessions for total in totals),
        days=len(totals),
        active_s=sum(total.active_s for total in totals),
        on_paper=sum(one.from_paper for one in journal.sessions.find(first, last)),
        weeks=_weeks([total.day for total in totals], period),
        heard=heard,
        leading=leading,
        after=_after(journal, period) if leads == "now-before" else None,
        first_week=baseline(journal, leads),
        recent=_recent(leading, last),
        change=change(journal, leads, last),
        hurts=tuple(sorted((one for one in found if one.hurt), key=lambda one: (-one.hurt, one.exercise))),
        stops=_stops(journal, period),
        notes=_notes(journal, period),
        peg=_peg(journal, period),
    )


def _peg(journal: Journal, period: Period) -> tuple[PegScore, ...]:
    known = journal.scores.peg(None, period.last)
    return tuple(dict.fromkeys((known[0], known[-1]))) if known and known[-1].at.date() >= period.first else ()


def _weeks(days: list[date], period: Period) -> tuple[tuple[date, int], ...]:
    """Each week of the period from Monday, at most a year of them, and on how many days something was done."""
    done = Counter(_monday(day) for day in days)
    number = min((_monday(period.last) - _monday(period.first)).days // 7 + 1, MOST_WEEKS)
    mondays = [_monday(period.last) - timedelta(7 * ago) for ago in range(number - 1, -1, -1)]
    return tuple((monday, done[monday]) for monday in mondays)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _heard(question: Question, tally: list[Row]) -> Heard | None:
    values = [value for _, value, number in tally for _ in range(number)]
    if not values:
        return None
    return Heard(question, len(values), float(np.median(values)), min(values), max(values))


def _after(journal: Journal, period: Period) -> Series | None:
    found = series(journal, "now-after", period.first, period.last, MOST_MARKS)
    return found if len(found.days.x) else None


def _recent(leading: Series | None, last: date) -> float | None:
    """The last 7-day median, if it is of the last week."""
    if leading is None:
        return None
    known = np.isfinite(leading.line.y)
    days = leading.line.x[known] // 86_400
    if not known.any() or days[-1] <= day_number(last) - 7:
        return None
    return float(leading.line.y[known][-1])


def _stops(journal: Journal, period: Period) -> tuple[tuple[StopReason, int], ...]:
    """Why sessions were stopped before their end, and how often, the gravest reason first."""
    reasons = Counter(one.reason for one in journal.sessions.find(period.first, period.last) if one.state == "stopped")
    return tuple((reason, reasons[reason]) for reason in get_args(StopReason) if reason and reasons[reason])


def _notes(journal: Journal, period: Period) -> tuple[Note, ...]:
    """Every note of the period, the newest first."""
    first, last = period.first, period.last
    found = [Note(one.id, one.at.date(), one.note) for one in journal.scores.find(first, last) if one.note.strip()]
    found += [
        Note(one.id, one.started_at.date(), one.note) for one in journal.sessions.find(first, last) if one.note.strip()
    ]
    return tuple(sorted(found, key=lambda note: note.day, reverse=True))
