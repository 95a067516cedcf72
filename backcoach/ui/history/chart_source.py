"""What the chart shows of a journal; imported with the journal, after the first paint."""

from datetime import date, timedelta
from functools import cached_property

from backcoach.chart.columns import Range, Span, column_of, span_of
from backcoach.chart.describe import describe, first_days
from backcoach.chart.description import ScoreChart
from backcoach.coaching.prompts import GENTLE_DAY
from backcoach.history.journal import Journal
from backcoach.history.records import Question
from backcoach.history.timestamps import day_number
from backcoach.history.trends import Comparison, Summary, comparison, leading, summary

USUAL_DAYS = 35
"""Of the questions asked in this many days, the one with the most scores is shown first and compared."""


class ChartSource:
    """Reads a journal as it is on one day."""

    def __init__(self, journal: Journal, today: date) -> None:
        self.journal = journal
        self.today = today
        self._compared: dict[Question, Comparison] = {}

    @cached_property
    def first_days(self) -> dict[Question, date]:
        """The day of the first score of each question that has scores."""
        return first_days(self.journal)

    @property
    def first(self) -> date | None:
        """The day of the first score; None if there is none."""
        return min(self.first_days.values(), default=None)

    @property
    def questions(self) -> list[Question]:
        """The questions that have scores."""
        return [*self.first_days]

    @cached_property
    def usual(self) -> Question | None:
        """The question that is asked most; None if there is no score that can be compared."""
        recent = leading(self.journal, self.today - timedelta(USUAL_DAYS), self.today)
        return recent or leading(self.journal, None, None)

    def summary(self) -> Summary:
        """The last 30 days."""
        return summary(self.journal, self.today)

    def comparison(self) -> Comparison | None:
        """The last two whole weeks beside the first one, of the usual question; None without one."""
        return self._compare(self.usual) if self.usual else None

    def _compare(self, question: Question) -> Comparison:
        if question not in self._compared:  # asked again with each move of the large chart
            self._compared[question] = comparison(self.journal, question, self.today)
        return self._compared[question]

    def span(self, range_: Range, pages: int, question: Question) -> Span:
        """The columns of a range, so many times half its length earlier, but not before the first entry."""
        first = self.first if range_ == "fortnight" else self.first_days.get(question)
        span = span_of(range_, self.today, first)
        if not pages or first is None:
            return span
        earliest = column_of(span.unit, day_number(first))
        return span.moved(max(-pages * max(1, span.number // 2), min(0, earliest - span.first)))

    def earlier(self, range_: Range, pages: int, question: Question) -> int:
        """So many pages earlier, or as many as there are."""
        pages = max(0, pages)
        while pages and self.span(range_, pages, question) == self.span(range_, pages - 1, question):
            pages -= 1
        return pages

    def chart(self, span: Span, question: Question) -> ScoreChart:
        """What to draw of these columns."""
        base = self._compare(question).first if span.unit != "day" else None
        return describe(self.journal, span, self.today, question, baseline=base, gentle=GENTLE_DAY)
