"""What the chart draws: single scores while they fit, else days, weeks, months or years.

Imported with numpy, after the first paint. Two questions never share a mark or a line.
"""

from itertools import chain

import msgspec
import numpy as np

from backcoach.history.checks import HIGHEST
from backcoach.history.journal import Journal
from backcoach.history.records import Question
from backcoach.history.tables import Row
from backcoach.history.timestamps import day_of
from backcoach.history.trends import Floats, Line, Whole, baseline, medians, points, week_line
from backcoach.ui.history.axes import DAY_S, Stretch
from backcoach.ui.history.chart_strips import Minutes
from backcoach.ui.history.series_style import CHARTED
from backcoach.ui.history.time_units import Unit, key_of, start_of

LINE_QUESTIONS: tuple[Question, ...] = ("now-before", "now", "last-24-hours")
"""The line is the 7-day median of the first of these questions that has one."""

_APART = 1.2
"""A single score needs at least so many pixels along the axis."""
_DAYS: dict[Unit, float] = {"score": 0.0, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.2}
_ROOM: dict[Unit, float] = {"day": 3.0, "week": 3.0, "month": 1.2, "year": 0.0}
"""A unit needs at least so many pixels for each question; ten years of months still fit."""


class Marks(msgspec.Struct, frozen=True, eq=False):
    """The marks of one question, the oldest first: `x` wall-clock seconds, scores 0–10, `first` and `last` days.

    `ids` are those of single scores; without them `y` is the median of `count` scores from `low` to `high`.
    """

    question: Question
    unit: Unit
    x: Floats
    y: Floats
    low: Floats
    high: Floats
    count: Whole
    first: Whole
    last: Whole
    ids: list[str]


class View(msgspec.Struct, frozen=True, eq=False):
    """What to draw of a range of time: the marks, for units of so many pixels, and the 7-day median of `line_of`."""

    unit: Unit
    pixels: float
    marks: list[Marks]
    line_of: Question | None
    line: Line


class ChartData:
    """The scores of a journal for the chart. Counts are read once, single scores when they are shown."""

    def __init__(self, journal: Journal) -> None:
        self._rows: dict[Question, list[Row]] = {}
        for question in CHARTED:
            rows = journal.scores.tally(question)
            if rows:
                self._rows[question] = rows
        self._tallies = {question: _array(rows) for question, rows in self._rows.items()}
        self._lines: dict[Question, Line] = {}
        self._sums: dict[tuple[Question, Unit], Marks] = {}
        self.journal = journal
        self.minutes = Minutes(journal)
        self.baseline = baseline(journal, "now-before")
        """The median of the first scores before a session; None if there are too few."""

    @property
    def questions(self) -> list[Question]:
        """The charted questions that have scores."""
        return list(self._rows)

    def days(self) -> tuple[int, int] | None:
        """The numbers of the first and the last day with scores; None if there are none."""
        if not self._rows:
            return None
        return min(rows[0][0] for rows in self._rows.values()), max(rows[-1][0] for rows in self._rows.values())

    def view(self, shown: Stretch, pixels: float) -> View:
        """What to draw on so many pixels, with the same again on both sides."""
        unit, day = self._unit(shown, pixels), pixels / shown.width * DAY_S
        wide = Stretch(shown.left - shown.width, shown.right + shown.width)
        if unit == "score":
            # the neighbouring range may be far more crowded
            near = wide if self.count(wide) <= 4 * pixels else shown
            marks = [self._single(question, near) for question in self._rows]
        else:
            marks = [_cut(self._summed(question, unit), wide) for question in self._rows]
        line_of = next((question for question in LINE_QUESTIONS if self._has_line(question, shown)), None)
        line = _thin(_cut_line(self._line(line_of), wide), day) if line_of else Line(np.empty(0), np.empty(0))
        return View(unit, day * _DAYS[unit], marks, line_of, line)

    def count(self, shown: Stretch) -> int:
        """The number of scores on the days of a range."""
        first, last = _days_of(shown)
        return sum(int(_between(tally, first, last)[:, 2].sum()) for tally in self._tallies.values())

    def _unit(self, shown: Stretch, pixels: float) -> Unit:
        """The smallest unit whose marks fit side by side."""
        if self.count(shown) * _APART <= pixels:
            return "score"
        day = pixels / shown.width * DAY_S
        return next(unit for unit, room in _ROOM.items() if day * _DAYS[unit] >= room * len(self._rows))

    def _single(self, question: Question, shown: Stretch) -> Marks:
        first, last = _days_of(shown)
        found = points(self.journal.scores.points(question, day_of(max(first, _EARLIEST)), day_of(min(last, _LATEST))))
        order = np.argsort(found.x, kind="stable")
        x, y = found.x[order], found.y[order]
        day = (x // DAY_S).astype(np.int64)
        return Marks(question, "score", x, y, y, y, np.ones(len(x), np.int64), day, day, [found.ids[i] for i in order])

    def _summed(self, question: Question, unit: Unit) -> Marks:
        if (question, unit) not in self._sums:
            self._sums[question, unit] = summed(question, unit, self._tallies[question])
        return self._sums[question, unit]

    def _line(self, question: Question) -> Line:
        if question not in self._lines:
            self._lines[question] = week_line(self._rows[question])
        return self._lines[question]

    def _has_line(self, question: Question, shown: Stretch) -> bool:
        return question in self._rows and bool(np.isfinite(_cut_line(self._line(question), shown).y).any())


_EARLIEST, _LATEST = -719_162, 2_932_896
"""The days of the years 1 and 9999, counted from 1970."""


def summed(question: Question, unit: Unit, tally: Whole) -> Marks:
    """Rows (day, score, how often) as the median, lowest and highest score of each day, week, month or year."""
    day, value, number = tally.T
    keys, place = np.unique(key_of(unit, day), return_inverse=True)
    cells = np.bincount(place * (HIGHEST + 1) + value, weights=number, minlength=len(keys) * (HIGHEST + 1))
    counts = cells.astype(np.int64).reshape(-1, HIGHEST + 1)
    given = counts > 0
    first, end = start_of(unit, keys), start_of(unit, keys + 1)
    return Marks(
        question=question,
        unit=unit,
        x=(first + end) / 2 * DAY_S,
        y=medians(counts),
        low=np.argmax(given, axis=1).astype(np.float64),
        high=(HIGHEST - np.argmax(given[:, ::-1], axis=1)).astype(np.float64),
        count=counts.sum(axis=1),
        first=first,
        last=end - 1,
        ids=[],
    )


def _array(rows: list[Row]) -> Whole:
    return np.fromiter(chain.from_iterable(rows), np.int64, 3 * len(rows)).reshape(-1, 3)


def _days_of(shown: Stretch) -> tuple[int, int]:
    return int(shown.left // DAY_S), int(-(-shown.right // DAY_S)) - 1


def _between(tally: Whole, first: int, last: int) -> Whole:
    return tally[np.searchsorted(tally[:, 0], first) : np.searchsorted(tally[:, 0], last, side="right")]


def _within(x: Floats, shown: Stretch) -> slice:
    return slice(int(np.searchsorted(x, shown.left)), int(np.searchsorted(x, shown.right, side="right")))


def _cut(marks: Marks, shown: Stretch) -> Marks:
    part = _within(marks.x, shown)
    arrays = {name: getattr(marks, name)[part] for name in ("x", "y", "low", "high", "count", "first", "last")}
    return msgspec.structs.replace(marks, **arrays)


def _cut_line(line: Line, shown: Stretch) -> Line:
    part = _within(line.x, shown)
    return Line(line.x[part], line.y[part])


def _thin(line: Line, day: float) -> Line:
    """A line whose points are at least two pixels apart, where a day is so many pixels wide."""
    every = max(1, int(np.ceil(2 / day))) if day < 1 else 1
    return Line(line.x[::every], line.y[::every])
