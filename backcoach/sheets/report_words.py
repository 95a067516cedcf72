"""The texts of the progress report, translated. They state what was recorded and claim no causes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from backcoach.history.records import PegScore, Question, StopReason
from backcoach.phrases import Phrases, plural
from backcoach.sheets.report_facts import Period, QuestionSummary, ReportFacts

_tr = QCoreApplication.translate


class ReportWords:
    """All texts of a report, with dates in a Qt locale's language."""

    def __init__(self, phrases: Phrases, language: str) -> None:
        self._phrases = phrases
        self._locale = QLocale(language)

    @property
    def title(self) -> str:
        """The report's title."""
        return _tr("Report", "Progress report")

    def period(self, period: Period) -> str:
        """First and last day, and the number of days."""
        days = plural(period.days, _tr("Report", "1 day"), _tr("Report", "{} days"))
        return _tr("Report", "{} to {} · {}").format(self.day(period.first), self.day(period.last), days)

    def made(self, day: str) -> str:
        """The day on which the report was made."""
        return _tr("Report", "Made on {}").format(day)

    def day(self, day: date, form: str = "d MMMM yyyy") -> str:
        """A day in the report's language."""
        return self._locale.toString(QDate(day.year, day.month, day.day), form)

    def sessions(self, facts: ReportFacts, aim: int) -> str:
        """How much was done."""
        if not facts.sessions:
            return _tr("Report", "No session in this period.")
        count = plural(facts.sessions, _tr("Report", "1 session"), _tr("Report", "{} sessions"))
        days = plural(facts.days, _tr("Report", "1 day"), _tr("Report", "{} days"))
        a_week = f"{facts.days * 7 / facts.period.days:.1f}"
        words = _tr("Report", "{} on {}, {} in all. Days with a session: {} a week; aimed at: {}.")
        sentence = words.format(count, days, self._phrases.duration(facts.active_s), a_week, aim)
        paper = _tr("Report", "{} of the sessions were ticked on paper.").format(facts.on_paper)
        return f"{sentence} {paper}" if facts.on_paper else sentence

    def change(self, facts: ReportFacts) -> str:
        """How the last two whole weeks compare with the first one, or why they cannot be compared."""
        compared = facts.comparison
        if facts.chart is None or compared is None:
            return _tr("Report", "No score in this period.")
        if compared.first is None or compared.recent is None:
            return _tr("Report", "Too few scores to compare with the first week.")
        heading = {
            "lower": _tr("Report", "Noticeably lower than at the start"),
            "about the same": _tr("Report", "No noticeable change since the start"),
            "higher": _tr("Report", "Noticeably higher than at the start"),
        }.get(compared.verdict, _tr("Report", "Not clear yet, one day would change the answer"))
        words = _tr("Report", "{}: about {} in the last two whole weeks, {} in the first.")
        return words.format(heading, _tenths(compared.recent), _tenths(compared.first))

    @property
    def noticeable(self) -> str:
        """Defines a noticeable change."""
        return _tr(
            "Report",
            "“Noticeably” is 2 points and 30 % or more, in both of the last whole weeks, whatever one day had been. "
            "“Usually” is the median. This page shows what was written down; it cannot show why.",
        )

    def question(self, question: Question) -> str:
        """The question that a score answers."""
        return {
            "now-before": _tr("Report", "right now, before a session"),
            "now-after": _tr("Report", "right now, after a session"),
            "now": _tr("Report", "right now, without a session"),
            "last-24-hours": _tr("Report", "on average in 24 hours"),
            "during": _tr("Report", "during an exercise"),
            "peg-pain": _tr("Report", "on average in a week"),
            "peg-enjoyment": _tr("Report", "interference with enjoyment of life"),
            "peg-activity": _tr("Report", "interference with general activity"),
        }[question]

    def summary(self, summary: QuestionSummary) -> str:
        """The summary of one question: usually 4 (2–7), 36 scores."""
        count = plural(summary.count, _tr("Report", "1 score"), _tr("Report", "{} scores"))
        if summary.count == 1:
            return f"{summary.low}, {count}"
        return _tr("Report", "usually {} ({}–{}), {}").format(f"{summary.median:g}", summary.low, summary.high, count)

    def peg(self, peg: Sequence[PegScore]) -> str:
        """The PEG score compared to the first one; empty if there is none."""
        if not peg:
            return ""
        what = _tr("Report", "PEG (pain, enjoyment of life and activity in the past week, mean of 0–10)")
        first, last = (
            _tr("Report", "{:.1f} on {}").format(one.mean, self.day(one.at.date(), "d MMM yyyy"))
            for one in (peg[0], peg[-1])
        )
        if len(peg) == 1:
            return f"{what}: {last}."
        moved = round(peg[-1].mean, 1) - round(peg[0].mean, 1)
        how = _tr("Report", "lower than") if moved < 0 else _tr("Report", "higher than")
        far = f"{abs(moved):.1f} {how}" if abs(moved) > 0.05 else _tr("Report", "the same as")
        return _tr("Report", "{}: {}, {} the first ({}).").format(what, last, far, first)

    def hurt(self, name: str, hurt: int, sessions: int) -> str:
        """In how many sessions an exercise was marked as hurting."""
        return _tr("Report", "{}: in {} of {} sessions").format(name, hurt, sessions)

    @property
    def nothing_hurt(self) -> str:
        """The sentence for when no exercise was marked."""
        return _tr("Report", "No exercise was marked “that hurt”.")

    def stops(self, stops: Sequence[tuple[StopReason, int]]) -> str:
        """Why sessions were stopped early; empty if none was."""
        said = {
            "too-much-pain": _tr("Report", "too much pain"),
            "leg-symptoms": _tr("Report", "pain, numbness or tingling in a leg"),
            "dizzy-or-chest": _tr("Report", "dizzy, breathless or chest symptoms"),
            "other": _tr("Report", "another reason"),
        }
        listed = "; ".join(f"{said[reason]} ({count} ×)" for reason, count in stops)
        return _tr("Report", "Sessions stopped early: {}.").format(listed) if stops else ""

    def more(self, count: int) -> str:
        """Stands for items that did not fit."""
        return _tr("Report", "and {} more").format(count)

    def note(self, day: date) -> str:
        """The day of a note."""
        return self.day(day, "d MMM")

    def weeks(self, count: int, aim: int, *, all_of_them: bool) -> str:
        """The heading of the weeks; it says so if only the last weeks of the period are shown."""
        if all_of_them:
            return self.headings[1].format(aim)
        return _tr("Report", "Days with a session in each of the last {} weeks (aim: {})").format(count, aim)

    @property
    def headings(self) -> tuple[str, str, str, str, str]:
        """Headings of chart, weeks, exercises that hurt, doses and notes."""
        return (
            _tr("Report", "How strong is your low back pain? 0 = no pain, 10 = worst pain imaginable"),
            _tr("Report", "Days with a session in each week (aim: {})"),
            _tr("Report", "Marked “that hurt”"),
            _tr("Report", "Current routine: {}"),
            _tr("Report", "Notes"),
        )

    def sign(self, sign: str, question: Question | None) -> str:
        """The name of a sign in the chart's legend."""
        level = _tr("Report", "average: {}").format(self.question(question)) if question else ""
        return {
            "session": _tr("Report", "before a session"),
            "lower": _tr("Report", "lower after it"),
            "same": _tr("Report", "the same after it"),
            "higher": _tr("Report", "higher after it"),
            "after": _tr("Report", "after only"),
            "check-in": _tr("Report", "check-in"),
            "day": _tr("Report", "last 24 hours"),
            "average": level,
            "half": _tr("Report", "half of the scores"),
            "all": _tr("Report", "lowest to highest"),
            "few": _tr("Report", "one or two scores"),
            "first week": _tr("Report", "first week"),
            "notes": _tr("Report", "note"),
            "gentle": _tr("Report", "gentle day"),
        }[sign]

    @property
    def notice(self) -> str:
        """The notice at the foot of the page."""
        return _tr("Report", "General information written by its user; not a medical document.")


def _tenths(level: float) -> str:
    return f"{level:.1f}".removesuffix(".0")
