"""What to draw: shapes in terms of the data, for whatever size and ink. `x` counts columns, `y` scores from 0 to 10.

A column `c` reaches from `x = c` to `x = c + 1`.
"""

from datetime import date, datetime
from typing import Literal, NamedTuple

import msgspec

from backcoach.chart.columns import Span
from backcoach.history.records import Question, Score

CHARTED: tuple[Question, ...] = ("now-before", "now-after", "now", "last-24-hours")
"""The questions on the chart; pain during an exercise is about that exercise and is in the table only."""

Sign = Literal["session", "check-in", "day"]
"""How an entry looks: a dot and an arrow, a hollow diamond, or a bar behind the day."""


class Entry(NamedTuple):
    """One sign of a day: a session with its score before, after or both, a check-in, or the last 24 hours.

    It is the `place`-th of `of` signs that stand side by side in its column, in the order of time.
    """

    column: int
    place: int
    of: int
    sign: Sign
    at: datetime
    before: int | None
    after: int | None
    scores: tuple[Score, ...]

    @property
    def y(self) -> int:
        """The score at which it begins."""
        found = self.before if self.before is not None else self.after
        assert found is not None
        return found


class Spread(NamedTuple):
    """The scores of one question in a column: lowest, middle half, highest, the mean of the days' means, number."""

    column: int
    low: float
    quarter: float
    level: float
    three_quarters: float
    high: float
    number: int
    days: int

    @property
    def few(self) -> bool:
        """Whether there are too few scores for more than a hollow dot."""
        return self.number < ENOUGH


ENOUGH = 3
"""So many scores make a dark bar and a solid dot."""


class Segment(NamedTuple):
    """A straight piece of the line, between two columns that follow each other."""

    column: int
    y: float
    to_y: float


class Flag(NamedTuple):
    """Something to point at above a day: notes, or a gentle day."""

    column: int
    notes: tuple[str, ...]
    gentle: bool


class Minutes(NamedTuple):
    """How long the sessions of a column were, and how many there were."""

    column: int
    minutes: float
    sessions: int


class ScoreChart(msgspec.Struct, frozen=True, eq=False):
    """One chart: its columns, and all that is drawn in them. `question` is None where every sign is drawn."""

    span: Span
    today: date
    question: Question | None
    entries: tuple[Entry, ...] = ()
    spreads: tuple[Spread, ...] = ()
    line: tuple[Segment, ...] = ()
    baseline: float | None = None
    """The level of the first week, drawn as a broken line."""
    flags: tuple[Flag, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    signs: frozenset[str] = frozenset()
    """The signs of its entries, for the legend."""

    @property
    def filled(self) -> list[int]:
        """The columns that hold anything to tell, the earliest first."""
        return sorted({one.column for one in self.entries} | {one.column for one in self.spreads})

    def entries_of(self, column: int) -> list[Entry]:
        """The signs of a day in the order of time."""
        return sorted((one for one in self.entries if one.column == column), key=lambda one: one.at)

    def spread_of(self, column: int) -> Spread | None:
        """The scores of a week, month, quarter or year."""
        return next((one for one in self.spreads if one.column == column), None)


def empty_chart(span: Span, today: date) -> ScoreChart:
    """The axes alone."""
    return ScoreChart(span, today, None)
