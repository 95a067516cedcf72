"""The texts of the history: a summary of the last 30 days, a line for a score, lines for a column of the chart."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QDate, QLocale, QObject

from backcoach.chart.columns import first_day
from backcoach.history.records import Question, Score
from backcoach.phrases import Phrases
from backcoach.ui.design.clock_text import time_told
from backcoach.ui.history.headline import CHOSEN, Headline

if TYPE_CHECKING:
    from backcoach.chart.columns import Unit
    from backcoach.chart.description import Entry, Minutes, ScoreChart, Spread
    from backcoach.history.journal import Journal
    from backcoach.history.records import StepRecord
    from backcoach.history.trends import Comparison, Summary, Usual


MOST_LINES = 7
"""So many entries of a day are told one by one."""


class Place(msgspec.Struct, frozen=True):
    """What a score is about: the name of an exercise or of a routine, empty for a check-in.

    `on_paper`: it was ticked on a sheet, which does not tell the time of day.
    """

    name: str = ""
    on_paper: bool = False


class HistoryText(QObject):
    """Turns scores and their statistics into text; `name_of` gives the name of a routine or an exercise by its id."""

    def __init__(self, phrases: Phrases, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self.words = phrases.words
        self._phrases = phrases
        self.name_of = name_of

    def question(self, question: Question) -> str:
        """A question in one or two words."""
        return {
            "now-before": self.words.gettext("before"),
            "now-after": self.words.gettext("after"),
            "now": self.words.gettext("check-in"),
            "last-24-hours": self.words.gettext("last 24 h"),
            "during": self.words.gettext("during"),
            "peg-pain": self.words.gettext("week: pain"),
            "peg-enjoyment": self.words.gettext("week: enjoyment"),
            "peg-activity": self.words.gettext("week: activity"),
        }[question]

    def question_short(self, question: Question) -> str:
        """A question on a button."""
        return {
            "now-before": self.words.gettext("Before"),
            "now-after": self.words.gettext("After"),
            "now": self.words.gettext("Check-in"),
            "last-24-hours": self.words.gettext("24 h"),
        }[question]

    def day(self, day: date) -> str:
        """A day with its weekday and year."""
        return self._date(day, self.words.gettext("ddd d MMM yyyy"))

    def moment(self, at: datetime, *, on_paper: bool) -> str:
        """Day and time on the clock of the place where the score was given, or that it was written on paper."""
        return self.words.listed((self.day(at.date()), self._time(at, on_paper=on_paper)))

    def moment_in_two(self, at: datetime, year: int, *, on_paper: bool) -> str:
        """The same in two short lines; the weekday in this year, the year in another."""
        form = self.words.gettext("ddd d MMM") if at.year == year else self.words.gettext("d MMM yyyy")
        return f"{self._date(at.date(), form)}\n{self._time(at, on_paper=on_paper)}"

    def _time(self, at: datetime, *, on_paper: bool) -> str:
        return self.words.gettext("on paper") if on_paper else time_told(at.time())

    def span(self, unit: "Unit", first: date) -> str:
        """Which day, week, month, quarter or year."""
        if unit == "quarter":
            months = (self._date(day, self.words.gettext("MMM yyyy")) for day in (first, _two_months_later(first)))
            return self.words.gettext("{first} – {last}", **dict(zip(("first", "last"), months, strict=True)))
        forms = {
            "week": self.words.gettext("'Week of' d MMM yyyy"),
            "month": self.words.gettext("MMMM yyyy"),
            "year": self.words.gettext("yyyy"),
        }
        return self._date(first, forms.get(unit, self.words.gettext("ddd d MMM yyyy")))

    def _date(self, day: date, form: str) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), form)

    def column(self, chart: "ScoreChart", column: int, entry: "Entry | None", journal: "Journal | None") -> Headline:
        """A column of the chart; without a journal a day has its date alone."""
        first = first_day(chart.span.unit, column)
        minutes = next((one for one in chart.minutes if one.column == column), None)
        spread = chart.spread_of(column)
        if spread and chart.question:
            return self.spread(chart.question, spread, self.span(chart.span.unit, first), minutes)
        if journal is None:
            return Headline(self.day(first), "")
        return self.entries(first, chart.entries_of(column), entry, journal, minutes)

    def entries(
        self, day: date, entries: "Sequence[Entry]", chosen: "Entry | None", journal: "Journal",
        minutes: "Minutes | None",
    ) -> Headline:  # fmt: skip
        """A day: its sessions and minutes, and each entry; the chosen one, if there are several, has a pointer."""
        several = len(entries) > 1
        lines = [self._entry(one, journal, chosen=several and one is chosen) for one in entries[:MOST_LINES]]
        if len(entries) > MOST_LINES:
            lines.append(self.words.gettext("and {count} more", count=len(entries) - MOST_LINES))
        return Headline(self.day(day), self._done(minutes) if minutes else "", tuple(lines))

    def _entry(self, entry: "Entry", journal: "Journal", *, chosen: bool) -> str:
        place = self.place(journal, entry.scores[0])
        notes = (score.note for score in entry.scores if score.note)
        told = (f"{self._time(entry.at, on_paper=place.on_paper)}  {self._values(entry)}", place.name, *notes)
        return (CHOSEN if chosen else "") + " · ".join(part for part in told if part)

    def _values(self, entry: "Entry") -> str:
        if entry.sign == "session" and entry.before is not None and entry.after is not None:
            return self.words.gettext("{before} before, {after} after", before=entry.before, after=entry.after)
        return f"{entry.y} {self.question(entry.scores[0].question)}"

    def _done(self, minutes: "Minutes") -> str:
        sessions = self.words.ngettext("{count} session", "{count} sessions", minutes.sessions)
        return self.words.listed((sessions, self._phrases.duration(minutes.minutes * 60)))

    def spread(self, question: Question, spread: "Spread", when: str, minutes: "Minutes | None") -> Headline:
        """The scores of one question in a week, month or longer."""
        scores = self.words.ngettext("{count} score", "{count} scores", spread.number)
        days = self.words.ngettext("{count} day", "{count} days", spread.days)
        lines = [self.words.gettext("{scores} on {days}", scores=scores, days=days)]
        if spread.low != spread.high:
            lines.append(self.words.gettext("lowest {low:g}, highest {high:g}", low=spread.low, high=spread.high))
        if minutes:
            lines.append(self._done(minutes))
        return Headline(f"{_tenths(spread.level)} · {self.question(question)}", when, tuple(lines))

    def exercise_done(self, exercise: str, steps: "Sequence[StepRecord]") -> str:
        """An exercise with its sets, its time, and whether it hurt: Bird dog · 3 sets · 2 min · hurt."""
        sets = len({(step.session_id, step.set) for step in steps})
        told = [
            self.name_of(exercise), self.words.ngettext("{count} set", "{count} sets", sets),
            self._phrases.duration(sum(step.active_s for step in steps)),
        ]  # fmt: skip
        return " · ".join([*told, self.words.gettext("hurt")] if any(step.hurt for step in steps) else told)

    def place(self, journal: "Journal", score: Score) -> Place:
        """What a score is about."""
        if score.exercise:
            return Place(self.name_of(score.exercise))
        if score.session_id is None:
            return Place()
        session = journal.sessions.get(score.session_id)
        return Place(self.name_of(session.routine), session.from_paper)

    def nothing(self, *, any_at_all: bool) -> str:
        """The message of an empty chart."""
        if any_at_all:
            return self.words.gettext("No scores in this time. A longer range shows earlier ones.")
        return self.words.gettext(
            "Your scores will appear here: one before and one after each session, and every check-in."
        )

    def sign(self, sign: str) -> str:
        """The name of a sign in the legend."""
        return {
            "session": self.words.gettext("before"),
            "lower": self.words.gettext("lower after"),
            "same": self.words.gettext("the same after"),
            "higher": self.words.gettext("higher after"),
            "after": self.words.gettext("after only"),
            "check-in": self.words.gettext("check-in"),
            "day": self.words.gettext("last 24 h"),
            "average": self.words.gettext("average"),
            "half": self.words.gettext("half of them"),
            "all": self.words.gettext("lowest to highest"),
            "few": self.words.gettext("of 1 or 2"),
            "first week": self.words.gettext("first week"),
            "notes": self.words.gettext("note"),
            "gentle": self.words.gettext("gentle day"),
        }[sign]

    def summary(self, summary: "Summary", *, nothing: bool) -> str:
        """The last 30 days in one or two lines; `nothing` was ever recorded."""
        done = self.words.gettext("Nothing recorded yet.") if nothing else self.sessions(summary)
        return "\n".join(line for line in (done, self.usual(summary)) if line)

    def sessions(self, summary: "Summary") -> str:
        """How much was done in the last 30 days."""
        if not summary.sessions:
            return self.words.gettext("No session in the last 30 days.")
        words = self.words.ngettext("{count} session", "{count} sessions", summary.sessions)
        return self.words.gettext(
            "{words} in 30 days, {duration}.", words=words, duration=self._phrases.duration(summary.active_s)
        )

    def usual(self, summary: "Summary") -> str:
        """The usual scores of the last 30 days; empty without any."""
        before, after, check_in = summary.before, summary.after, summary.check_in
        if before and after:
            if before.number == after.number == 1:
                return self.words.gettext("Before {before:g}, after {after:g}.", before=before.value, after=after.value)
            return self.words.gettext(
                "Usually {before:g} before, {after:g} after.", before=before.value, after=after.value
            )
        named = (
            (before, self.words.gettext("before")),
            (after, self.words.gettext("after")),
            (check_in, self.words.gettext("at check-ins")),
        )
        for usual, name in named:
            if usual:
                return self._usual(usual, name)
        return ""

    def _usual(self, usual: "Usual", name: str) -> str:
        if usual.number == 1:
            return self.words.gettext("One score so far: {usual:g} {name}.", usual=usual.value, name=name)
        return self.words.gettext("Usually {usual:g} {name}.", usual=usual.value, name=name)

    def verdict(self, comparison: "Comparison | None") -> str:
        """The comparison with the first week; empty without one. It never says why."""
        if comparison is None:
            return ""
        if comparison.first is None:
            return self.words.gettext("Too early to tell")
        if comparison.recent is None:
            return self.words.gettext("Too few scores lately to tell")
        unclear = self.words.gettext(
            "About {first} in your first week, about {recent} lately: not clear yet",
            first=_tenths(comparison.first),
            recent=_tenths(comparison.recent),
        )
        return {
            "lower": self.words.gettext("Noticeably lower than in your first week"),
            "about the same": self.words.gettext("About the same as in your first week"),
            "higher": self.words.gettext("Noticeably higher than in your first week"),
            "unclear": unclear,
        }[comparison.verdict]

    def active_days(self, days: int, weeks: int) -> str:
        """On how many days of so many weeks something was done."""
        if days == 1:
            return self.words.gettext("Last {weeks} weeks: 1 day with a session", weeks=weeks)
        return self.words.gettext("Last {weeks} weeks: {days} days with a session", weeks=weeks, days=days)

    def active_day(self, day: date, seconds: float) -> str:
        """One day and how long it was active."""
        done = self._phrases.duration(seconds) if seconds else self.words.gettext("no session")
        return self.words.labelled(self.day(day), done)


def _two_months_later(first: date) -> date:
    return date(first.year, first.month + 2, 1)


def _tenths(level: float) -> str:
    return f"{level:.1f}".removesuffix(".0")
