"""The data of a progress report, taken from the journal: what was recorded, without any claim about causes."""

from collections import Counter
from datetime import date, timedelta
from typing import get_args

import msgspec

from backcoach.chart.columns import span_of_days
from backcoach.chart.describe import describe
from backcoach.chart.description import ScoreChart
from backcoach.history.journal import Journal
from backcoach.history.records import PEG, QUESTIONS, PegScore, Question, StopReason
from backcoach.history.score_changes import score_changes
from backcoach.history.tables import Row
from backcoach.history.timestamps import monday_before
from backcoach.history.trends import Comparison, comparison, leading, median
from backcoach.problem import Problem

USUAL_DAYS = 90
"""Days that a report covers by default."""
PAIN = tuple(question for question in QUESTIONS if question not in PEG)
"""Questions that a report lists one by one."""
MOST_WEEKS = 53
"""The most weeks that the chart shows."""


class Period(msgspec.Struct, frozen=True):
    """Local days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


class QuestionSummary(msgspec.Struct, frozen=True):
    """Number, median, lowest and highest of the answers to one question in the period."""

    question: Question
    count: int
    median: float
    low: int
    high: int


class HurtCount(msgspec.Struct, frozen=True):
    """An exercise by id, in how many sessions it was marked as hurting, and in how many it was done."""

    exercise: str
    hurt: int
    sessions: int


class ReportNote(msgspec.Struct, frozen=True):
    """A note that the user saved with a score or a session."""

    id: str
    day: date
    words: str


class ReportFacts(msgspec.Struct, frozen=True, eq=False):
    """The data of one report. `weeks` are (Monday, days with a session); chart and comparison are of one question.

    Both are None without a score that could lead.
    """

    period: Period
    sessions: int
    days: int
    active_s: float
    on_paper: int
    weeks: tuple[tuple[date, int], ...]
    summaries: tuple[QuestionSummary, ...]
    chart: ScoreChart | None
    comparison: Comparison | None
    hurts: tuple[HurtCount, ...]
    stops: tuple[tuple[StopReason, int], ...]
    notes: tuple[ReportNote, ...]
    routine: str = ""
    """The id of the routine that was done last in the period."""
    peg: tuple[PegScore, ...] = ()
    """The last PEG score of the period, preceded by the first one ever if that is another."""


def period_of(first: date | None, last: date | None, today: date) -> Period:
    """The requested days, by default the last 90 up to today; raises Problem if the first day is after the last."""
    end = min(last or today, today)
    start = first or end - timedelta(USUAL_DAYS - 1)
    if start > end:
        raise Problem("A report from {start} to {end} has no days; choose an earlier first day.", start=start, end=end)
    return Period(start, end)


def gather(journal: Journal, period: Period) -> ReportFacts:
    """The data of a report about a period."""
    first, last = period.first, period.last
    totals = journal.sessions.day_totals(first, last)
    summaries = tuple(
        filter(None, (_summary(question, journal.scores.tally(question, first, last)) for question in PAIN))
    )
    leads = leading(journal, first, last)
    compared = comparison(journal, leads, last) if leads else None
    base = compared.first if compared else None
    found = [HurtCount(one.exercise, one.hurt_sessions, one.sessions) for one in score_changes(journal, first, last)]
    return ReportFacts(
        period=period,
        sessions=sum(total.sessions for total in totals),
        days=len(totals),
        active_s=sum(total.active_s for total in totals),
        on_paper=sum(one.from_paper for one in journal.sessions.find(first, last)),
        weeks=_weeks([total.day for total in totals], period),
        summaries=summaries,
        chart=describe(journal, span_of_days(first, last), last, leads, baseline=base) if leads else None,
        comparison=compared,
        hurts=tuple(sorted((one for one in found if one.hurt), key=lambda one: (-one.hurt, one.exercise))),
        stops=_stops(journal, period),
        notes=_notes(journal, period),
        routine=_last_routine(journal, period),
        peg=_peg(journal, period),
    )


def _last_routine(journal: Journal, period: Period) -> str:
    found = journal.sessions.find(period.first, period.last)
    return next((one.routine for one in found if one.active_s > 0), "")


def _peg(journal: Journal, period: Period) -> tuple[PegScore, ...]:
    known = journal.scores.peg(None, period.last)
    return tuple(dict.fromkeys((known[0], known[-1]))) if known and known[-1].at.date() >= period.first else ()


def _weeks(days: list[date], period: Period) -> tuple[tuple[date, int], ...]:
    """Monday and number of active days of each week of the period, at most the last 53."""
    done = Counter(monday_before(day) for day in days)
    number = min((monday_before(period.last) - monday_before(period.first)).days // 7 + 1, MOST_WEEKS)
    mondays = [monday_before(period.last) - timedelta(7 * ago) for ago in range(number - 1, -1, -1)]
    return tuple((monday, done[monday]) for monday in mondays)


def _summary(question: Question, tally: list[Row]) -> QuestionSummary | None:
    values = [value for _, value, number in tally for _ in range(number)]
    if not values:
        return None
    return QuestionSummary(question, len(values), median(values), min(values), max(values))


def _stops(journal: Journal, period: Period) -> tuple[tuple[StopReason, int], ...]:
    """Reasons for stopping a session early, with counts, most serious first (the order of StopReason)."""
    reasons = Counter(one.reason for one in journal.sessions.find(period.first, period.last) if one.state == "stopped")
    return tuple((reason, reasons[reason]) for reason in get_args(StopReason) if reason and reasons[reason])


def _notes(journal: Journal, period: Period) -> tuple[ReportNote, ...]:
    """All notes of the period, newest first."""
    first, last = period.first, period.last
    found = [
        ReportNote(one.id, one.at.date(), one.note) for one in journal.scores.find(first, last) if one.note.strip()
    ]
    found += [
        ReportNote(one.id, one.started_at.date(), one.note)
        for one in journal.sessions.find(first, last)
        if one.note.strip()
    ]
    return tuple(sorted(found, key=lambda note: note.day, reverse=True))
