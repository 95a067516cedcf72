"""The texts of the progress report, translated. They state what was recorded and claim no causes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

from backcoach.history.records import PegScore, Question, StopReason
from backcoach.phrases import Phrases
from backcoach.sheets.report_facts import Period, QuestionSummary, ReportFacts


class ReportWords:
    """All texts of a report, with dates in a Qt locale's language."""

    def __init__(self, phrases: Phrases, language: str) -> None:
        self.words = phrases.words
        self._phrases = phrases
        self._locale = QLocale(language)

    @property
    def title(self) -> str:
        """The report's title."""
        return self.words.gettext("Progress report")

    def period(self, period: Period) -> str:
        """First and last day, and the number of days."""
        days = self.words.ngettext("{count} day", "{count} days", period.days)
        return self.words.gettext(
            "{first} to {last} · {days}", first=self.day(period.first), last=self.day(period.last), days=days
        )

    def made(self, day: str) -> str:
        """The day on which the report was made."""
        return self.words.gettext("Made on {day}", day=day)

    def day(self, day: date, form: str = "d MMMM yyyy") -> str:
        """A day in the report's language."""
        return self._locale.toString(QDate(day.year, day.month, day.day), self.words.look_up(form))

    def sessions(self, facts: ReportFacts, aim: int) -> str:
        """How much was done."""
        if not facts.sessions:
            return self.words.gettext("No session in this period.")
        count = self.words.ngettext("{count} session", "{count} sessions", facts.sessions)
        days = self.words.ngettext("{count} day", "{count} days", facts.days)
        sentence = self.words.gettext(
            "{sessions} on {days}, {duration} in all. Days with a session: {a_week:.1f} a week; aimed at: {aim}.",
            sessions=count,
            days=days,
            duration=self._phrases.duration(facts.active_s),
            a_week=facts.days * 7 / facts.period.days,
            aim=aim,
        )
        paper = self.words.gettext("{on_paper} of the sessions were ticked on paper.", on_paper=facts.on_paper)
        return f"{sentence} {paper}" if facts.on_paper else sentence

    def change(self, facts: ReportFacts) -> str:
        """How the last two whole weeks compare with the first one, or why they cannot be compared."""
        compared = facts.comparison
        if facts.chart is None or compared is None:
            return self.words.gettext("No score in this period.")
        if compared.first is None or compared.recent is None:
            return self.words.gettext("Too few scores to compare with the first week.")
        heading = {
            "lower": self.words.gettext("Noticeably lower than at the start"),
            "about the same": self.words.gettext("No noticeable change since the start"),
            "higher": self.words.gettext("Noticeably higher than at the start"),
        }.get(compared.verdict, self.words.gettext("Not clear yet, one day would change the answer"))
        return self.words.gettext(
            "{change}: about {recent} in the last two whole weeks, {first} in the first.",
            change=heading,
            recent=self.words.number(round(compared.recent, 1)),
            first=self.words.number(round(compared.first, 1)),
        )

    @property
    def noticeable(self) -> str:
        """Defines a noticeable change."""
        return self.words.gettext(
            "“Noticeably” is 2 points and 30 % or more, in both of the last whole weeks, even if one day had been "
            "different. “Usually” is the median. This page shows what was written down; it cannot show why."
        )

    def question(self, question: Question) -> str:
        """The question that a score answers."""
        return {
            "now-before": self.words.gettext("right now, before a session"),
            "now-after": self.words.gettext("right now, after a session"),
            "now": self.words.gettext("right now, without a session"),
            "last-24-hours": self.words.gettext("on average in 24 hours"),
            "during": self.words.gettext("during an exercise"),
            "peg-pain": self.words.gettext("on average in a week"),
            "peg-enjoyment": self.words.gettext("interference with enjoyment of life"),
            "peg-activity": self.words.gettext("interference with general activity"),
        }[question]

    def summary(self, summary: QuestionSummary) -> str:
        """The summary of one question: usually 4 (2–7), 36 scores."""
        count = self.words.ngettext("{count} score", "{count} scores", summary.count)
        if summary.count == 1:
            return self.words.listed((f"{summary.low}", count))
        return self.words.gettext(
            "usually {median:g} ({low}–{high}), {count}",
            median=summary.median,
            low=summary.low,
            high=summary.high,
            count=count,
        )

    def peg(self, peg: Sequence[PegScore]) -> str:
        """The PEG score compared to the first one; empty if there is none."""
        if not peg:
            return ""
        what = self.words.gettext("PEG (pain, enjoyment of life and activity in the past week, mean of 0–10)")
        first, last = (
            self.words.gettext("{mean:.1f} on {day}", mean=one.mean, day=self.day(one.at.date(), "d MMM yyyy"))
            for one in (peg[0], peg[-1])
        )
        if len(peg) == 1:
            return self.words.gettext("{what}: {last}.", what=what, last=last)
        moved = round(peg[-1].mean, 1) - round(peg[0].mean, 1)
        said = {"what": what, "last": last, "first": first, "by": abs(moved)}
        if abs(moved) <= 0.05:
            return self.words.gettext("{what}: {last}, the same as the first ({first}).", **said)
        if moved < 0:
            return self.words.gettext("{what}: {last}, {by:.1f} lower than the first ({first}).", **said)
        return self.words.gettext("{what}: {last}, {by:.1f} higher than the first ({first}).", **said)

    def hurt(self, name: str, hurt: int, sessions: int) -> str:
        """In how many sessions an exercise was marked as hurting."""
        return self.words.gettext(
            "{name}: in {hurt} of {sessions} sessions", name=self.words.isolated(name), hurt=hurt, sessions=sessions
        )

    @property
    def nothing_hurt(self) -> str:
        """The sentence for when no exercise was marked."""
        return self.words.gettext("No exercise was marked “that hurt”.")

    def stops(self, stops: Sequence[tuple[StopReason, int]]) -> str:
        """Why sessions were stopped early; empty if none was."""
        said = {
            "too-much-pain": self.words.gettext("too much pain"),
            "leg-symptoms": self.words.gettext("pain, numbness or tingling in a leg"),
            "dizzy-or-chest": self.words.gettext("dizzy, breathless or chest symptoms"),
            "other": self.words.gettext("another reason"),
        }
        listed = self.words.listed_apart(
            [f"{said[reason]} {self.words.isolated(f'({count} ×)')}" for reason, count in stops]
        )
        return self.words.gettext("Sessions stopped early: {listed}.", listed=listed) if stops else ""

    def more(self, count: int) -> str:
        """Stands for items that did not fit."""
        return self.words.gettext("and {count} more", count=count)

    def note(self, day: date) -> str:
        """The day of a note."""
        return self.day(day, "d MMM")

    def weeks(self, count: int, aim: int, *, all_of_them: bool) -> str:
        """The heading of the weeks; it says so if only the last weeks of the period are shown."""
        if all_of_them:
            return self.words.gettext("Days with a session in each week (aim: {aim})", aim=aim)
        return self.words.gettext(
            "Days with a session in each of the last {count} weeks (aim: {aim})", count=count, aim=aim
        )

    def routine(self, name: str) -> str:
        """Heading of the doses."""
        return self.words.gettext("Routine done last: {routine}", routine=self.words.isolated(name))

    @property
    def headings(self) -> tuple[str, str, str]:
        """Headings of chart, exercises that hurt and notes."""
        return (
            self.words.gettext("How strong is your low back pain? 0 = no pain, 10 = worst pain imaginable"),
            self.words.gettext("Marked “that hurt”"),
            self.words.gettext("Notes"),
        )

    def sign(self, sign: str, question: Question | None) -> str:
        """The name of a sign in the chart's legend."""
        level = self.words.gettext("average: {question}", question=self.question(question)) if question else ""
        return {
            "session": self.words.gettext("before a session"),
            "lower": self.words.gettext("lower after it"),
            "same": self.words.gettext("the same after it"),
            "higher": self.words.gettext("higher after it"),
            "after": self.words.gettext("after only"),
            "check-in": self.words.gettext("check-in"),
            "day": self.words.gettext("last 24 hours"),
            "average": level,
            "half": self.words.gettext("half of the scores"),
            "all": self.words.gettext("lowest to highest"),
            "few": self.words.gettext("one or two scores"),
            "first week": self.words.gettext("first week"),
            "notes": self.words.gettext("note"),
            "gentle": self.words.gettext("gentle day"),
        }[sign]

    @property
    def notice(self) -> str:
        """The notice at the foot of the page."""
        return self.words.gettext("General information written by its user; not a medical document.")
