"""The choice of the chart's range."""

from backcoach.chart.columns import Range
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme

FORTNIGHT, QUARTER, YEAR = 14, 92, 365
"""Days of the ranges; None is everything."""


class RangeChoice(SegmentedChoice):
    """Two weeks, three months, a year or all; pressing the chosen one again shows its days again."""

    def __init__(self, theme: Theme) -> None:
        options = (
            (FORTNIGHT, theme.words.gettext("2 weeks")),
            (QUARTER, theme.words.gettext("3 months")),
            (YEAR, theme.words.gettext("Year")),
            (None, theme.words.gettext("All")),
        )
        super().__init__(theme, options, name=theme.words.gettext("Range"), compact=True)
        self.set_value(FORTNIGHT)

    @property
    def days(self) -> int | None:
        """Days of the chosen range up to today; None for everything."""
        days: int | None = self.value()
        return days

    @property
    def range(self) -> Range:
        """The chosen range of a chart."""
        ranges: dict[int | None, Range] = {FORTNIGHT: "fortnight", QUARTER: "quarter", YEAR: "year"}
        return ranges.get(self.days, "all")
