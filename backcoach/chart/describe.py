"""Reads the journal for a chart: each entry of a day, or the spread of a question in each week, month or longer."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from backcoach.chart.columns import Span, Unit, column_of
from backcoach.chart.description import CHARTED, Entry, Flag, Minutes, ScoreChart, Segment, Sign, Spread
from backcoach.history.journal import Journal
from backcoach.history.records import DayTotal, Question, Score
from backcoach.history.tables import Row
from backcoach.history.timestamps import day_number
from backcoach.history.trends import Day, days_of, quantile

_SIGNS: dict[Question, Sign] = {
    "now-before": "session", "now-after": "session", "now": "check-in", "last-24-hours": "day",
}  # fmt: skip


def first_days(journal: Journal) -> dict[Question, date]:
    """The day of the first score of each charted question that has scores."""
    days = {question: journal.scores.first_day(question) for question in CHARTED}
    return {question: day for question, day in days.items() if day}


def describe(
    journal: Journal, span: Span, today: date, question: Question, *, baseline: float | None = None,
    gentle: str | None = None,
) -> ScoreChart:  # fmt: skip
    """What to draw of these columns: each entry if they are days, otherwise the spread of the one question.

    `gentle` is the id of the routine for gentle days, which get a flag.
    """
    first, last = span.days
    totals = journal.sessions.day_totals(first, last, gentle=gentle)
    minutes = tuple(_minutes(totals, span.unit))
    if span.unit == "day":
        scores = journal.scores.find(first, last)
        entries = entries_of(scores)
        flags = _flags(scores, journal, totals, span)
        return ScoreChart(span, today, None, entries, (), (), None, flags, minutes, _signs(entries))
    spreads = spreads_of(journal.scores.tally(question, first, last), span.unit)
    return ScoreChart(span, today, question, (), spreads, line_of(spreads), baseline, (), minutes)


def entries_of(scores: Iterable[Score]) -> tuple[Entry, ...]:
    """The signs of single scores: a score before and one after a session are one."""
    singles: list[tuple[Score, ...]] = []
    begun: dict[str, Score] = {}
    for score in sorted(scores, key=lambda score: (score.at, score.question == "now-after")):
        before = begun.pop(score.session_id, None) if score.question == "now-after" and score.session_id else None
        if before:
            singles[singles.index((before,))] = (before, score)
        elif score.question in _SIGNS:
            singles.append((score,))
            if score.question == "now-before" and score.session_id:
                begun[score.session_id] = score
    return tuple(_side_by_side(singles))


def _side_by_side(singles: Sequence[tuple[Score, ...]]) -> Iterable[Entry]:
    """Bars are side by side with bars, and the other signs of a day with each other."""
    rows: dict[tuple[int, bool], list[tuple[Score, ...]]] = {}
    for scores in singles:
        key = day_number(scores[0].at.date()), _SIGNS[scores[0].question] == "day"
        rows.setdefault(key, []).append(scores)
    for (column, _), found in rows.items():
        for place, scores in enumerate(found):
            yield _entry(column, place, len(found), scores)


def _entry(column: int, place: int, of: int, scores: tuple[Score, ...]) -> Entry:
    given = {score.question: score.value for score in scores}
    after = given.get("now-after")
    before = next((value for question, value in given.items() if question != "now-after"), None)
    return Entry(column, place, of, _SIGNS[scores[0].question], scores[0].at, before, after, scores)


def _signs(entries: Iterable[Entry]) -> frozenset[str]:
    """The signs that the legend has to explain."""
    return frozenset(map(_sign, entries))


def _sign(entry: Entry) -> str:
    if entry.sign != "session" or entry.after is None:
        return entry.sign
    return "after" if entry.before is None else move_of(entry.before, entry.after)


def move_of(before: int, after: int) -> str:
    """How the score moved over a session: "lower", "higher" or "same"."""
    return "lower" if after < before else "higher" if after > before else "same"


def spreads_of(tally: Sequence[Row], unit: Unit) -> tuple[Spread, ...]:
    """The rows of `Scores.tally` as the spread of each column that has any."""
    values: dict[int, list[int]] = {}
    columns: dict[int, int] = {}
    for day, value, number in tally:
        if day not in columns:
            columns[day] = column_of(unit, day)
        values.setdefault(columns[day], []).extend([value] * number)
    means: dict[int, list[Day]] = {}
    for day, given in days_of(tally).items():
        means.setdefault(columns[day], []).append(given)
    return tuple(_spread(column, sorted(found), means[column]) for column, found in sorted(values.items()))


def _spread(column: int, values: Sequence[int], days: Sequence[Day]) -> Spread:
    """A day of many scores weighs as much as a day of one: people score more on a bad day."""
    level = sum(day.mean for day in days) / len(days)
    quarter, three_quarters = quantile(values, 0.25), quantile(values, 0.75)
    return Spread(column, values[0], quarter, level, three_quarters, values[-1], len(values), len(days))


def line_of(spreads: Sequence[Spread]) -> tuple[Segment, ...]:
    """The line joins solid dots of columns that follow each other; where scores are few or none there is a gap."""
    return tuple(
        Segment(one.column, one.level, other.level)
        for one, other in pairwise(spreads)
        if other.column == one.column + 1 and not one.few and not other.few
    )


def _minutes(totals: Iterable[DayTotal], unit: Unit) -> Iterable[Minutes]:
    sums: dict[int, Minutes] = {}
    for total in totals:
        column = column_of(unit, day_number(total.day))
        known = sums.get(column, Minutes(column, 0.0, 0))
        sums[column] = Minutes(column, known.minutes + total.active_s / 60, known.sessions + total.sessions)
    return sums.values()


def _flags(scores: Iterable[Score], journal: Journal, totals: Iterable[DayTotal], span: Span) -> tuple[Flag, ...]:
    """A flag for each day with notes, of scores or sessions, and for each gentle day."""
    notes: dict[int, list[str]] = {}
    for score in scores:
        if score.note:
            notes.setdefault(day_number(score.at.date()), []).append(score.note)
    for session in journal.sessions.find(*span.days):
        if session.note:
            notes.setdefault(day_number(session.started_at.date()), []).append(session.note)
    gentle = {day_number(total.day) for total in totals if total.gentle}
    return tuple(Flag(day, tuple(notes.get(day, ())), day in gentle) for day in sorted(gentle | notes.keys()))
