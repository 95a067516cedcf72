"""The chart's axes: pale bands, a line at every second score, dates below. Plain Qt, so they are there at once.

The x axis counts seconds of each record's local wall clock as if that clock were UTC: a score given at eight in the
morning stands at eight in the morning, whatever the time zone or daylight saving.
"""

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backcoach.history.timestamps import day_number, day_of
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.words import Words

DAY_S = 86_400.0
LOWEST_SHOWN, HIGHEST_SHOWN = -0.4, 10.4
"""The lowest and highest score of the plot, with room for a whole mark at 0 and 10."""
TEXT = 12
"""Pixel size of the text on the axes."""

_LEFT, _TOP, _RIGHT, _DATES, _STRIP = 24, 0, 2, 22, 26
_BOTTOM = _DATES + _STRIP
_HOURS_FROM = 100.0
"""From so many minutes on, the strip counts in hours."""
_DISTANCES = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652, 36524)
"""Possible days between two dates on the axis; the smallest that fits is used."""
_BANDS = ((0.0, 3.5, "band_low"), (3.5, 6.5, "band_middle"), (6.5, 10.0, "band_high"))
"""0–3, 4–6, 7–10: common, though not agreed (Boonstra 2016); so they are pale and can be switched off."""


class Stretch(NamedTuple):
    """A range of wall-clock time in seconds, counted as described above."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Its length in seconds."""
        return self.right - self.left


def stretch_of(first: date, last: date) -> Stretch:
    """The range from the start of one day to the end of another."""
    return Stretch(day_number(first) * DAY_S, (day_number(last) + 1) * DAY_S)


class Tick(NamedTuple):
    """A date on the axis: its day and its text."""

    day: date
    words: str


class Axes:
    """Turns scores and times into pixels for a chart of a given size, and paints what is behind the scores."""

    def __init__(self, theme: Theme, *, bands: bool = True) -> None:
        self.words = theme.words
        self._theme = theme
        self.bands = bands
        self.message = ""
        self.baseline: float | None = None
        """A score at which a broken line is drawn: the median of the first week."""
        self.most_minutes = 0.0
        """The highest value on the strip of minutes; 0 without a strip."""

    def plot(self, size: QSize) -> QRectF:
        """The rectangle for scores in a chart of that size."""
        return QRectF(_LEFT, _TOP, max(1, size.width() - _LEFT - _RIGHT), max(1, size.height() - _TOP - _BOTTOM))

    def strip(self, size: QSize) -> QRectF:
        """The rectangle below the dates for the minutes of sessions."""
        plot = self.plot(size)
        return QRectF(plot.left(), plot.bottom() + _DATES, plot.width(), _STRIP - 1)

    def place(self, plot: QRectF, shown: Stretch, x: float, y: float) -> QPointF:
        """The pixel position of the score `y` at the time `x`."""
        across = plot.left() + (x - shown.left) / shown.width * plot.width()
        return QPointF(across, plot.bottom() - (y - LOWEST_SHOWN) / (HIGHEST_SHOWN - LOWEST_SHOWN) * plot.height())

    def paint(self, painter: QPainter, size: QSize, shown: Stretch) -> None:
        """Paint bands, lines, numbers and dates."""
        plot = self.plot(size)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), self._theme.color("surface"))
        painter.setFont(self._theme.font(TEXT))
        if self.bands:
            self._paint_bands(painter, plot)
        self._paint_scores(painter, plot)
        self._paint_dates(painter, plot, shown)
        self._paint_strip(painter, self.strip(size))
        if self.message:
            painter.setFont(self._theme.font(SMALL + 1))
            painter.setPen(self._theme.color("muted"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(plot.adjusted(16, 0, -16, 0), flags, self.message)

    def _height(self, plot: QRectF, score: float) -> float:
        return self.place(plot, Stretch(0, 1), 0, score).y()

    def _paint_bands(self, painter: QPainter, plot: QRectF) -> None:
        for low, high, token in _BANDS:
            top, bottom = self._height(plot, high), self._height(plot, low)
            painter.fillRect(QRectF(plot.left(), top, plot.width(), bottom - top), self._theme.color(token))

    def _paint_scores(self, painter: QPainter, plot: QRectF) -> None:
        for score in range(0, 11, 2):
            y = round(self._height(plot, score)) + 0.5
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._theme.color("muted"))
            box = QRectF(0, y - 10, _LEFT - 8, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(score))

        if self.baseline is not None:
            paint_baseline(painter, self._theme, plot.left(), plot.right(), self._height(plot, self.baseline))

    def _paint_strip(self, painter: QPainter, strip: QRectF) -> None:
        """Paint the base line of the minutes and the highest value."""
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(QPointF(strip.left(), strip.bottom() + 0.5), QPointF(strip.right(), strip.bottom() + 0.5))
        painter.setPen(self._theme.color("muted"))
        minutes = self.most_minutes
        hours = minutes >= _HOURS_FROM
        words = "" if not minutes else f"{minutes / 60:.0f}" if hours else f"{minutes:.0f}"
        painter.setFont(self._theme.font(TEXT - 1))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, strip.top() - 3, _LEFT - 5, 14), right, words)
        unit = self.words.gettext("h") if hours else self.words.gettext("min")
        painter.drawText(QRectF(-4, strip.bottom() - 11, _LEFT - 1, 14), right, unit)
        painter.setFont(self._theme.font(TEXT))

    def _paint_dates(self, painter: QPainter, plot: QRectF, shown: Stretch) -> None:
        metrics = QFontMetricsF(painter.font())
        floor = self._height(plot, 0)
        for tick in self._fitting(metrics, plot, shown):
            x = self.place(plot, shown, day_number(tick.day) * DAY_S, 0).x()
            width = metrics.horizontalAdvance(tick.words)
            left = min(max(x, plot.left()), plot.right() + _RIGHT - width)
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(round(x) + 0.5, floor), QPointF(round(x) + 0.5, floor + 6))
            painter.setPen(self._theme.color("muted"))
            box = QRectF(left, max(floor + 8, plot.bottom()), width + 1, 18)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), tick.words)

    def _fitting(self, metrics: QFontMetricsF, plot: QRectF, shown: Stretch) -> list[Tick]:
        """The dates to show: as many as fit without touching."""
        room = plot.width() / shown.width * DAY_S
        shortest = metrics.horizontalAdvance("8888") + 16
        for days in (days for days in _DISTANCES if room * days >= shortest):
            ticks = ticks_of(self.words, shown, days)
            widest = max((metrics.horizontalAdvance(tick.words) for tick in ticks), default=0.0)
            if widest + 16 <= room * days:
                return ticks
        return []


def paint_baseline(painter: QPainter, theme: Theme, left: float, right: float, y: float) -> None:
    """Paint the broken line of the first week's median."""
    painter.setPen(QPen(theme.color("accent"), 1.4, Qt.PenStyle.CustomDashLine))
    pen = painter.pen()
    pen.setDashPattern([5, 4])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, round(y) + 0.5), QPointF(right, round(y) + 0.5))


def ticks_of(words: Words, shown: Stretch, days: int) -> list[Tick]:
    """The days in a range that get a date, about so many days apart: whole weeks, months or years."""
    first, last = day_of(int(-(-shown.left // DAY_S))), day_of(int((shown.right - 1) // DAY_S))
    if days < 30:
        return [Tick(day, _date(words, day, days)) for day in _every_day(first, last, days)]
    months = round(days / 30.44)
    starts = (_month(number) for number in range(_month_number(first), _month_number(last) + 1, 1))
    return [
        Tick(day, _date(words, day, days))
        for day in starts
        if day >= first and (day.year * 12 + day.month - 1) % months == 0
    ]


def _every_day(first: date, last: date, days: int) -> list[date]:
    """Days that far apart, counted from a Monday."""
    skip = -(first.toordinal() - 1) % days
    return [first + timedelta(skip + step) for step in range(0, (last - first).days + 1 - skip, days)]


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _date(words: Words, day: date, days: int) -> str:
    """A date as short as the distance between two allows."""
    if days < 30:
        form = words.gettext("d MMM")
    elif days < 365:
        form = words.gettext("MMM") if day.month > 1 else words.gettext("yyyy")
    else:
        form = words.gettext("yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


class ChartFrame(QWidget):
    """Stands in for the chart until that is loaded: the same axes without scores."""

    def __init__(self, axes: Axes, shown: Stretch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axes = axes
        self._shown = shown

    def paintEvent(self, event: QPaintEvent) -> None:
        """The axes."""
        self._axes.paint(QPainter(self), self.size(), self._shown)
