"""The texts of the history: a summary of the last 30 days, a line for a score, a few lines for a mark of the chart."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QDate, QLocale, QObject

from backcoach.history.records import Question, Score
from backcoach.phrases import Phrases

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.tables import Row
    from backcoach.history.trends import Summary
    from backcoach.ui.history.time_units import Unit


MOST_NOTES = 3
"""So many notes are shown together."""


class Headline(msgspec.Struct, frozen=True):
    """A mark of the chart in words: its score, when, and what else is known; lines may be empty."""

    score: str
    when: str
    more: tuple[str, ...] = ()

    def text(self) -> str:
        """All of it in one line, for a screen reader."""
        return ". ".join(part for part in (self.score, self.when, *self.more) if part)


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

    def day(self, day: date) -> str:
        """A day with its weekday and year."""
        return self._date(day, self.words.gettext("ddd d MMM yyyy"))

    def moment(self, at: datetime, *, on_paper: bool) -> str:
        """Day and time on the clock of the place where the score was given, or that it was written on paper."""
        return f"{self.day(at.date())}, {self._time(at, on_paper=on_paper)}"

    def moment_in_two(self, at: datetime, year: int, *, on_paper: bool) -> str:
        """The same in two short lines; the weekday in this year, the year in another."""
        form = self.words.gettext("ddd d MMM") if at.year == year else self.words.gettext("d MMM yyyy")
        return f"{self._date(at.date(), form)}\n{self._time(at, on_paper=on_paper)}"

    def _time(self, at: datetime, *, on_paper: bool) -> str:
        return self.words.gettext("on paper") if on_paper else f"{at:%H:%M}"

    def span(self, unit: "Unit", first: date) -> str:
        """Which day, week, month or year."""
        forms = {
            "week": self.words.gettext("'Week of' d MMM yyyy"),
            "month": self.words.gettext("MMMM yyyy"),
            "year": self.words.gettext("yyyy"),
        }
        return self._date(first, forms.get(unit, self.words.gettext("ddd d MMM yyyy")))

    def _date(self, day: date, form: str) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), form)

    def score(self, score: Score, place: Place) -> Headline:
        """One score; `place` is what `place` says of it."""
        when = self.moment(score.at, on_paper=place.on_paper)
        return Headline(f"{score.value} · {self.question(score.question)}", when, (place.name, score.note))

    def scores(self, question: Question, middle: float, spread: tuple[float, float], count: int, when: str) -> Headline:
        """Several scores as one mark; `spread` is the lowest and the highest."""
        low, high = spread
        words = self.words.gettext("median of {count} scores, {low:g} to {high:g}", count=count, low=low, high=high)
        return Headline(
            f"{middle:g} · {self.question(question)}", when, (words if count > 1 else self.words.gettext("1 score"),)
        )

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
            "Your scores will appear here: one before and one after each session, and every "
            "check-in. After a week, a line shows the median of seven days."
        )

    def line_of(self, question: Question) -> str:
        """The name of the line in the legend."""
        return self.words.gettext("7-day median, {question}", question=self.question(question))

    def unit(self, unit: "Unit") -> str:
        """What one mark stands for; empty for a single score."""
        if unit == "score":
            return ""
        return {
            "day": self.words.gettext("days: median, lowest to highest"),
            "week": self.words.gettext("weeks: median, lowest to highest"),
            "month": self.words.gettext("months: median, lowest to highest"),
            "year": self.words.gettext("years: median, lowest to highest"),
        }[unit]

    def sessions(self, summary: "Summary") -> str:
        """How much was done in the last 30 days."""
        if not summary.sessions:
            return self.words.gettext("No session in the last 30 days.")
        words = self.words.ngettext("{count} session", "{count} sessions", summary.sessions)
        return self.words.gettext(
            "{words} in 30 days, {duration}.", words=words, duration=self._phrases.duration(summary.active_s)
        )

    def medians(self, summary: "Summary") -> str:
        """The medians before and after; empty without scores."""
        before, after = summary.before, summary.after
        if before is not None and after is not None:
            return self.words.gettext("Before {before:g}, after {after:g} (medians).", before=before, after=after)
        if before is not None:
            return self.words.gettext("Before {before:g} (median).", before=before)
        return self.words.gettext("After {after:g} (median).", after=after) if after is not None else ""

    def change(self, summary: "Summary") -> str:
        """The comparison with the first week; empty if there are too few scores. It never says why."""
        if summary.change is None:
            return ""
        return {
            "lower": self.words.gettext("Noticeably lower than your first week"),
            "about the same": self.words.gettext("About the same as your first week"),
            "higher": self.words.gettext("Noticeably higher than your first week"),
        }[summary.change]

    def check_ins(self, tally: Sequence["Row"]) -> str:
        """How many check-ins there were and their median, from rows (day, score, how often); empty without any."""
        values = sorted(value for _, value, number in tally for _ in range(number))
        if not values:
            return ""
        middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
        words = self.words.ngettext("{count} check-in", "{count} check-ins", len(values))
        return self.words.gettext("{words}, median {middle:g}.", words=words, middle=middle)

    def minutes(self, minutes: float, sessions: int, when: str) -> Headline:
        """How long the sessions of a day, week, month or year were."""
        words = self.words.ngettext("{count} session", "{count} sessions", sessions)
        return Headline(self._phrases.duration(minutes * 60), when, (words,))

    def notes(self, notes: Sequence[str]) -> Headline:
        """Notes that stand together."""
        words = self.words.ngettext("{count} note", "{count} notes", len(notes))
        more = self.words.gettext("… and more; the table has them all.") if len(notes) > MOST_NOTES else ""
        return Headline(words, "", (*notes[:MOST_NOTES], more))

    def active_days(self, days: int, weeks: int) -> str:
        """On how many days of so many weeks something was done."""
        return self.words.ngettext(
            "Last {weeks} weeks: {count} day with a session",
            "Last {weeks} weeks: {count} days with a session",
            days,
            weeks=weeks,
        )

    def active_day(self, day: date, seconds: float) -> str:
        """One day and how long it was active."""
        return f"{self.day(day)}: {self._phrases.duration(seconds) if seconds else self.words.gettext('no session')}"
