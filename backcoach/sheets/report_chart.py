"""The report's charts: scores from 0 to 10 over time, and active days per week."""

from collections.abc import Sequence
from datetime import date

from backcoach.chart.description import ScoreChart
from backcoach.chart.legend_signs import signs_of
from backcoach.sheets.layout_presets import SMALLEST_TEXT
from backcoach.sheets.page_model import Block, Box, ChartBox, DrawingBox, DrawingShape, Rect, SignBox
from backcoach.sheets.report_words import ReportWords
from backcoach.sheets.typesetter import TextStyle, Typesetter

AXIS = TextStyle(SMALLEST_TEXT, grey=0.25)
FOOT = 13.0
"""Points below a chart for its dates."""
MANY_WEEKS = 40
"""With more weeks than this a date needs its year."""
_SIGN, _ROW, _GAP = 13.0, 11.0, 12.0


class Charts:
    """Makes the chart blocks."""

    def __init__(self, typesetter: Typesetter, words: ReportWords, *, colour: bool) -> None:
        self._typesetter = typesetter
        self._words = words
        self._colour = colour

    def scores(self, chart: ScoreChart, width: float, height: float) -> Block:
        """The same chart as in the window, drawn by the same painter."""
        return Block((ChartBox(Rect(0, 0, width, height), chart, self._colour),), height)

    def legend(self, chart: ScoreChart, width: float) -> Block:
        """The chart's signs with their names, in as many lines as they need."""
        boxes: list[Box] = []
        x = y = 0.0
        for sign in signs_of(chart):
            words = self._words.sign(sign, chart.question)
            style = AXIS._replace(size=7.5)
            wide = _SIGN + self._typesetter.width(words, style)
            if x and x + wide > width:
                x, y = 0.0, y + _ROW
            boxes.append(SignBox(Rect(x, y, _SIGN - 3, _ROW - 1), sign, self._colour))
            boxes.append(self._typesetter.line(words, style, x + _SIGN, y, width - x - _SIGN))
            x += wide + _GAP
        return Block(tuple(boxes), y + _ROW)

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
        return Block((DrawingBox(plot, tuple(shapes)), *boxes), height)


def _box(x: float, y: float, width: float, height: float) -> DrawingShape:
    return DrawingShape(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill=0.55)
