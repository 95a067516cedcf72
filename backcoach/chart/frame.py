"""Where things are: columns and scores in the units of a painter."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from backcoach.chart.description import Entry, ScoreChart

LOWEST, HIGHEST = -0.5, 10.5
"""The lowest and the highest score of the plot, with room for a whole mark at 0 and 10."""
LEFT, RIGHT, TOP = 24.0, 4.0, 12.0
DAYS_FOOT, FOOT, STRIP = 34.0, 20.0, 44.0
"""Room for dates below the plot, in two rows for days, and for the strip of minutes."""
_WIDEST_SLOT, _LARGEST_MARK, _WIDEST_BAR = 18.0, 11.0, 24.0
_ROOMY = 40.0
"""Columns wider than this have marks that are larger by a quarter."""
_FILLED = 0.98
"""The share of a day's width that its signs may take."""


class Window(NamedTuple):
    """The columns in view; they need not begin or end with a whole one."""

    left: float
    number: float


class Frame(NamedTuple):
    """The plot's rectangle, the columns in view, and how many of the painter's units a pixel of the window is."""

    plot: QRectF
    window: Window
    unit: float

    @property
    def wide(self) -> float:
        """The width of a column."""
        return self.plot.width() / self.window.number

    def x(self, column: float) -> float:
        """The place of the left edge of a column."""
        return self.plot.left() + (column - self.window.left) * self.wide

    def y(self, score: float) -> float:
        """The place of a score."""
        return self.plot.bottom() - (score - LOWEST) / (HIGHEST - LOWEST) * self.plot.height()

    def slot(self, of: int) -> float:
        """The width of each of `of` signs that are side by side in a day."""
        return min(self.wide * _FILLED / of, _WIDEST_SLOT * self.unit)

    def mark(self, of: int) -> float:
        """The size of each of `of` signs: never so large that they touch."""
        largest = _LARGEST_MARK * (1.25 if self.wide > _ROOMY * self.unit else 1.0)
        return min(self.slot(of) * 0.94, largest * self.unit)

    def place(self, entry: Entry) -> QPointF:
        """The middle of a sign, at the score where it begins."""
        aside = (entry.place - (entry.of - 1) / 2) * self.slot(entry.of)
        return QPointF(self.x(entry.column + 0.5) + aside, self.y(entry.y))

    @property
    def bar(self) -> float:
        """The width of a bar."""
        return min(self.wide * 0.68, _WIDEST_BAR * self.unit)

    def seen(self, column: int) -> bool:
        """Whether any of a column is in view."""
        return self.window.left - 1 < column < self.window.left + self.window.number

    def column_at(self, x: float) -> int:
        """The column at a place."""
        return int((x - self.plot.left()) // self.wide + self.window.left)


def window_of(chart: ScoreChart) -> Window:
    """All columns of a chart."""
    return Window(chart.span.first, chart.span.number)


def frame_of(chart: ScoreChart, box: QRectF, unit: float, *, strip: bool, window: Window | None = None) -> Frame:
    """The frame of a chart in a box."""
    foot = DAYS_FOOT if chart.span.unit == "day" else FOOT
    below = (foot + (STRIP if strip else 0.0)) * unit
    wide = max(1.0, box.width() - (LEFT + RIGHT) * unit)
    high = max(1.0, box.height() - TOP * unit - below)
    plot = QRectF(box.left() + LEFT * unit, box.top() + TOP * unit, wide, high)
    return Frame(plot, window or window_of(chart), unit)
