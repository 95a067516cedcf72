"""The plot inside the chart: marks, bars and the line on a time axis that moves and zooms. Imports pyqtgraph."""

from typing import Any, NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from backcoach.history.records import Question
from backcoach.history.trends import Floats
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.axes import DAY_S, HIGHEST_SHOWN, LOWEST_SHOWN, Stretch
from backcoach.ui.history.chart_data import Marks, View
from backcoach.ui.history.series_style import CHARTED, MARKS, brush_of, pen_of, shape

SHORTEST_S = 4 * DAY_S
"""The shortest range in seconds."""
_BAR = 4.0
"""A bar needs at least so many pixels for each question."""
_SMALL, _LARGE = 7.5, 10.5
"""Pixels of a mark among many, and among few."""


class Dot(NamedTuple):
    """A mark as drawn: its series, its index, its time in wall-clock seconds and its score."""

    marks: Marks
    place: int
    x: float
    y: float


class Series:
    """One question's marks, each with a bar from lowest to highest if it stands for several scores."""

    def __init__(self, box: pg.ViewBox, question: Question) -> None:
        self._question = question
        self._bars = pg.PlotCurveItem(connect="pairs", antialias=True)
        self._dots = pg.ScatterPlotItem(symbol=shape(question), pxMode=True)
        for item, depth in ((self._bars, 1), (self._dots, 3)):
            item.setZValue(depth)
            box.addItem(item, ignoreBounds=True)

    def draw_bars(self, theme: Theme, marks: Marks, x: Floats, width: float) -> None:
        """Draw the bars at the times `x`, so many of the screen's pixels wide."""
        self._bars.setPen(_pen(theme.color(MARKS[self._question].token), width, opacity=0.2))
        self._bars.setData(np.repeat(x, 2), np.column_stack((marks.low, marks.high)).ravel())

    def export(self, *, on: bool) -> None:
        """Paint dots as shapes, sharp at any size, instead of cached pictures."""
        self._dots.setExportMode(on, {"antialias": True, "resolutionScale": 1.0})

    def draw_dots(self, theme: Theme, marks: Marks, x: Floats, pixels: float) -> None:
        """Draw the marks at the times `x`, so many pixels in size."""
        pen, brush = pen_of(theme, self._question, pixels), brush_of(theme, self._question)
        self._dots.setData(x, marks.y, size=pixels, pen=pen, brush=brush)

    def clear(self) -> None:
        """Draw nothing."""
        self._bars.setData(np.empty(0), np.empty(0))
        self._dots.clear()


class Plot(pg.ViewBox):  # type: ignore[misc]
    """Scores 0 to 10 over time; the left button moves it and the wheel zooms it, both along the time axis only."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self._theme = theme
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self.setYRange(LOWEST_SHOWN, HIGHEST_SHOWN, padding=0)
        self._series = {question: Series(self, question) for question in CHARTED}
        self._line = pg.PlotCurveItem(connect="finite", antialias=True)
        self._line.setZValue(2)
        self.addItem(self._line, ignoreBounds=True)

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Only the left button moves; the right one would stretch the axis."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mouseDragEvent(event, axis)
        else:
            event.ignore()

    @property
    def shown(self) -> Stretch:
        """The range of time in view."""
        return Stretch(*self.viewRange()[0])

    def show_stretch(self, wanted: Stretch, limits: Stretch) -> None:
        """Show a range, and limit moving and zooming to `limits`."""
        self.setLimits(
            xMin=min(limits.left, wanted.left), xMax=max(limits.right, wanted.right),
            minXRange=SHORTEST_S, maxXRange=max(limits.width, wanted.width),
        )  # fmt: skip
        self.setXRange(*wanted, padding=0)

    def export(self, *, on: bool) -> None:
        """Paint for a saved picture, which may be enlarged, or for the window again."""
        for series in self._series.values():
            series.export(on=on)

    def draw(self, view: View, pixels: float, scale: float) -> list[Dot]:
        """Draw a view over so many pixels of a screen of that scale; every mark, the earliest first."""
        for question in self._series.keys() - {marks.question for marks in view.marks}:
            self._series[question].clear()
        self._draw_line(view, scale)
        visible = sum(_count_in(marks, self.shown) for marks in view.marks)
        size = min(_LARGE, max(_SMALL, 3.0 + pixels / max(1, visible)))
        dots: list[Dot] = []
        for marks, aside in zip(view.marks, _asides(view, size), strict=True):
            x = marks.x + aside * self.shown.width / pixels
            series = self._series[marks.question]
            series.clear()
            # where bars would overlap, only the line's question has them; pointing shows the others
            if view.unit != "score" and (view.pixels >= _BAR * len(view.marks) or marks.question == view.line_of):
                series.draw_bars(self._theme, marks, x, size * scale / 2)
            series.draw_dots(self._theme, marks, x, size)
            dots += [Dot(marks, place, *at) for place, at in enumerate(zip(x.tolist(), marks.y.tolist(), strict=True))]
        return sorted(dots, key=lambda dot: dot.x)

    def _draw_line(self, view: View, scale: float) -> None:
        # over months the line is too dense to follow, so it is drawn faintly
        width, opacity = (1.2, 0.5) if view.unit in ("month", "year") else (2.6, 1.0)
        self._line.setPen(_pen(self._theme.color("accent"), width * scale, opacity=opacity))
        self._line.setData(view.line.x, view.line.y)


def _asides(view: View, size: float) -> list[float]:
    """How many pixels the marks of each question stand beside the middle of their day, week, month or year, so that
    no question hides another; single scores stand where they are."""
    number = len(view.marks)
    step = 0.0 if view.unit == "score" else min(size, view.pixels / max(1, number))
    return [(place - (number - 1) / 2) * step for place in range(number)]


def _pen(colour: QColor, width: float, *, opacity: float) -> QPen:
    """A round pen whose width is in the screen's own pixels, for a view that stretches its two axes differently."""
    colour.setAlphaF(opacity)
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _count_in(marks: Marks, shown: Stretch) -> int:
    return int(np.count_nonzero((marks.x >= shown.left) & (marks.x <= shown.right)))
