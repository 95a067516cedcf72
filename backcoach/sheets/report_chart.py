"""The report's charts: scores from 0 to 10 over time, and active days per week."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from backcoach.history.timestamps import day_number
from backcoach.history.trends import Series
from backcoach.sheets.layout_presets import SMALLEST_TEXT
from backcoach.sheets.page_model import Block, Box, DrawingBox, DrawingShape, LineBox, Rect
from backcoach.sheets.report_facts import Period, ReportFacts
from backcoach.sheets.report_words import ReportWords
from backcoach.sheets.typesetter import TextStyle, Typesetter

HIGHEST, DAY_S = 10, 86_400.0
AXIS = TextStyle(SMALLEST_TEXT, grey=0.25)
LEFT, FOOT = 16.0, 13.0
"""Points left of a chart for its scores and below it for its dates."""
MOST_TICKS = 9
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
DOT = 1.7
MANY_WEEKS = 40
"""With more weeks than this a date needs its year."""


def ticks(period: Period) -> list[date]:
    """Dates to label: Mondays of a short period, else first days of months; at most nine."""
    if period.days <= 7 * (MOST_TICKS - 1):
        monday = period.first + timedelta(-period.first.weekday() % 7)
        return [monday + timedelta(7 * week) for week in range((period.last - monday).days // 7 + 1)]
    start, end = (day.year * 12 + day.month for day in (period.first - timedelta(1), period.last))
    step = next(step for step in MONTH_STEPS if (end - start) / step <= MOST_TICKS)
    months = range(start + -(start - 1) % step if step > 1 else start + 1, end + 1, step)
    days = [date((month - 1) // 12, (month - 1) % 12 + 1, 1) for month in months]
    return [day for day in days if period.first <= day <= period.last]


class Charts:
    """Makes the chart blocks."""

    def __init__(self, typesetter: Typesetter, words: ReportWords, *, colour: bool) -> None:
        self._typesetter = typesetter
        self._words = words
        self._colour = colour

    def scores(self, facts: ReportFacts, width: float, height: float) -> Block:
        """Scores of the main question, scores after sessions, 7-day median, and median of the first seven scores."""
        plot = Rect(LEFT, 4, width - LEFT, height - FOOT - 4)
        start = day_number(facts.period.first) * DAY_S

        def at(x: float, y: float) -> tuple[float, float]:
            return (x - start) / (facts.period.days * DAY_S) * plot.width, plot.height * (1 - y / HIGHEST)

        shapes = [*self._ground(plot), *self._first_week(facts, plot)]
        if facts.after:
            shapes += [_triangle(*at(x, y)) for x, y in _marks(facts.after)]
        if facts.leading:
            shapes += [_dot(*at(x, y)) for x, y in _marks(facts.leading)]
            shapes += [DrawingShape(run, width=1.6, ink="before") for run in _runs(facts.leading, at)]
        boxes = [DrawingBox(plot, tuple(shapes), self._colour), *self._numbers(plot)]
        return Block((*boxes, *self._dates(facts.period, plot)), height)

    def _ground(self, plot: Rect) -> Iterator[DrawingShape]:
        for score in range(0, HIGHEST + 1, 2):
            y = plot.height * (1 - score / HIGHEST)
            yield DrawingShape(
                ((0.0, y), (plot.width, y)), width=0.9 if score == 0 else 0.4, grey=0.0 if score == 0 else 0.7
            )

    def _first_week(self, facts: ReportFacts, plot: Rect) -> Iterator[DrawingShape]:
        if facts.leading and facts.first_week is not None:
            y = plot.height * (1 - facts.first_week / HIGHEST)
            yield DrawingShape(((0.0, y), (plot.width, y)), width=0.8, grey=0.2, dashed=True)

    def _numbers(self, plot: Rect) -> Iterator[Box]:
        half = AXIS.size * AXIS.leading / 2
        for score in range(0, HIGHEST + 1, 2):
            y = plot.y + plot.height * (1 - score / HIGHEST) - half
            yield self._typesetter.line(f"{score}", AXIS, 0, y, LEFT - 4, align=1)

    def _dates(self, period: Period, plot: Rect) -> Iterator[Box]:
        form = "d MMM" if period.days <= 400 else "MMM yyyy"
        free = -1.0
        for day in ticks(period):
            x = plot.x + (day - period.first).days / period.days * plot.width
            yield LineBox(Rect(x, plot.bottom, 0, 3), 0.5)
            words = self._words.day(day, form)
            left = min(x, plot.right - self._typesetter.width(words, AXIS) - 0.1)
            if left > free:
                text = self._typesetter.line(words, AXIS, left, plot.bottom + 3.5, plot.right - left)
                free = text.rect.right + 6
                yield text

    def legend(self, facts: ReportFacts, width: float) -> Block:
        """The chart's legend in one line."""
        score, after, line, first = self._words.legend
        lead = self._words.before if facts.after else score
        parts = [(_dot(5, 4.5), lead), (_triangle(2.6, 4.5), after) if facts.after else None]
        parts.append((DrawingShape(((0, 4.5), (12, 4.5)), width=1.6, ink="before"), line))
        if facts.first_week is not None:
            parts.append((DrawingShape(((0, 4.5), (12, 4.5)), width=0.8, grey=0.2, dashed=True), first))
        boxes: list[Box] = []
        x = LEFT
        for shape, words in filter(None, parts):
            boxes.append(DrawingBox(Rect(x, 0, 12, 9), (shape,), self._colour))
            text = self._typesetter.line(words, AXIS._replace(size=7.5), x + 15, 0, width - x - 15)
            boxes.append(text)
            x = text.rect.right + 14
        return Block(tuple(boxes), 10)

    def weeks(self, weeks: Sequence[tuple[date, int]], aim: int, width: float, height: float) -> Block:
        """A bar of active days for each week, numbers above the bars if they fit, and the aim as a dashed line."""
        plot = Rect(0, 8, width, height - FOOT - 8)
        pitch = width / max(len(weeks), 8)
        shapes = [DrawingShape(((0.0, plot.height), (plot.width, plot.height)), width=0.6)]
        boxes: list[Box] = []
        for place, (_, days) in enumerate(weeks):
            tall, x = plot.height * days / 7, place * pitch
            if days:
                shapes.append(_box(x + pitch * 0.15, plot.height - tall, pitch * 0.7, tall))
            if pitch >= 9:
                y = plot.bottom - tall - 8
                boxes.append(self._typesetter.line(f"{days}", AXIS, x, y, pitch, align=0.5))
        y = plot.height * (1 - aim / 7)
        shapes.append(DrawingShape(((0.0, y), (plot.width, y)), width=0.8, grey=0.2, dashed=True))
        ends = [weeks[0][0], *([weeks[-1][0]] if len(weeks) > 5 else [])] if weeks else []
        for align, monday in enumerate(ends):
            words = self._words.day(monday, "d MMM yyyy" if len(weeks) > MANY_WEEKS else "d MMM")
            boxes.append(self._typesetter.line(words, AXIS, 0, plot.bottom + 2, len(weeks) * pitch + 1, align=align))
        return Block((DrawingBox(plot, tuple(shapes), self._colour), *boxes), height)


def _marks(series: Series) -> list[tuple[float, float]]:
    """Points (x, y): single scores, else the median of each day; empty if even those are too many to tell apart."""
    if series.points is not None:
        return [*zip(series.points.x.tolist(), series.points.y.tolist(), strict=True)]
    if len(series.days.x) <= 400:
        return [*zip(series.days.x.tolist(), series.days.median.tolist(), strict=True)]
    return []


def _runs(
    series: Series, at: Callable[[float, float], tuple[float, float]]
) -> Iterator[tuple[tuple[float, float], ...]]:
    """The median line in pieces between its gaps; a single day becomes a short dash."""
    every = max(1, len(series.line.x) // 800)
    x, y = series.line.x[::every], series.line.y[::every]
    known = np.flatnonzero(np.isfinite(y))
    for run in np.split(known, np.flatnonzero(np.diff(known) > 1) + 1):
        points = [at(float(x[k]), float(y[k])) for k in run]
        if points:
            yield (*points, (points[0][0] + 1.5, points[0][1])) if len(points) == 1 else tuple(points)


def _dot(x: float, y: float) -> DrawingShape:
    turns = np.linspace(0, 2 * np.pi, 13)[:-1]
    round_ = tuple((x + DOT * float(np.cos(t)), y + DOT * float(np.sin(t))) for t in turns)
    return DrawingShape(round_, fill=0.15, ink="before")


def _triangle(x: float, y: float) -> DrawingShape:
    x += 2.4  # shifted: a session lasts minutes, so both marks would overlap at this scale
    corners = ((x, y - 2.4), (x + 2.3, y + 1.6), (x - 2.3, y + 1.6), (x, y - 2.4))
    return DrawingShape(corners, width=0.7, grey=0.35, fill=1.0, ink="after")


def _box(x: float, y: float, width: float, height: float) -> DrawingShape:
    return DrawingShape(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill=0.55)
