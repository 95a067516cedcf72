"""Paints what lies behind and around the scores: bands, weekends, three lines with their numbers, dates, minutes."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from backcoach.chart.columns import column_of, first_day
from backcoach.chart.description import ScoreChart
from backcoach.chart.frame import DAYS_FOOT, FOOT, HIGHEST, LEFT, LOWEST, STRIP, Frame
from backcoach.chart.inks import Look
from backcoach.chart.signs import faint
from backcoach.history.timestamps import day_number

TEXT = 12.0
_BANDS = ((0.0, 3.5), (3.5, 6.5), (6.5, 10.0))
"""0–3, 4–6, 7–10: common, though not agreed (Boonstra 2016); so they are pale and can be switched off."""
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
"""Possible months between two dates; the fewest that fit are used."""
LEAST_MIN, HOURS_FROM = 20.0, 100.0
_LETTER = 13.0
"""Days narrower than this have no letters."""
_DAY_AND_MONTH = re.compile(r"\bd\b[.\s]*(?:'[^']*'\s*)?MMMM|M{1,4}[^\sdMy]*\s?d(?!d)日?")
"""Day and month in the form of a whole date."""
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Tick(NamedTuple):
    """A date below the plot: the middle of its words, and a short line above them where `mark` is."""

    x: float
    words: str
    mark: bool = True


class AxesPainter:
    """Paints axes with one look."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def paint(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> None:
        """All that is behind the scores."""
        self._paint_ground(painter, frame, chart)
        self._paint_scores(painter, frame)
        painter.setFont(self._look.font(TEXT * frame.unit, False))
        if chart.span.unit == "day":
            self._paint_days(painter, frame, chart)
        else:
            self._paint_dates(painter, frame, chart)
        if self._look.strip:
            self._paint_minutes(painter, frame, chart)

    def _paint_ground(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> None:
        inks, plot = self._look.inks, frame.plot
        for (low, high), colour in zip(_BANDS, inks.bands or (), strict=False):
            painter.fillRect(QRectF(plot.left(), frame.y(high), plot.width(), frame.y(low) - frame.y(high)), colour)
        if chart.span.unit == "day":
            for column in _columns(frame):
                if first_day("day", column).weekday() >= 5:
                    box = QRectF(frame.x(column), frame.y(HIGHEST), frame.wide, frame.y(LOWEST) - frame.y(HIGHEST))
                    painter.fillRect(box & plot, inks.weekend)

    def _paint_scores(self, painter: QPainter, frame: Frame) -> None:
        unit, plot = frame.unit, frame.plot
        painter.setFont(self._look.font(TEXT * unit, False))
        for score in (0, 5, 10):
            y = frame.y(score)
            painter.setPen(QPen(self._look.inks.line, unit))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._look.inks.muted)
            left = plot.left() - LEFT * unit
            painter.drawText(QRectF(left, y - 10 * unit, (LEFT - 7) * unit, 20 * unit), _RIGHT, str(score))

    def _paint_days(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> None:
        """A letter below each day, the date below each Monday; today is strong."""
        unit, top = frame.unit, frame.plot.bottom() + 3 * frame.unit
        today = day_number(chart.today)
        for column in _columns(frame):
            middle = frame.x(column + 0.5)
            if frame.wide < _LETTER * unit or not frame.plot.left() <= middle <= frame.plot.right():
                continue
            day = first_day("day", column)
            painter.setFont(self._look.font(TEXT * unit, column == today))
            painter.setPen(self._look.inks.ink if column == today else self._look.inks.muted)
            box = QRectF(middle - 20 * unit, top, 40 * unit, 16 * unit)
            painter.drawText(box, _CENTRE, weekday(self._look.locale, day))
        painter.setFont(self._look.font(TEXT * unit, False))
        painter.setPen(self._look.inks.muted)
        self._write(painter, frame, self._mondays(painter, frame), top + 15 * unit)

    def _mondays(self, painter: QPainter, frame: Frame) -> list[Tick]:
        form = day_and_month(self._look.locale) if frame.wide * 7 > 60 * frame.unit else "d"
        days = [(column, first_day("day", column)) for column in _columns(frame)]
        return [
            Tick(frame.x(column + 0.5), words_of(self._look.locale, day, form), mark=False)
            for column, day in days
            if day.weekday() == 0
        ]

    def _paint_dates(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> None:
        """The first days of months or years, as many as fit."""
        painter.setPen(self._look.inks.muted)
        self._write(painter, frame, self.dates(painter, frame, chart), frame.plot.bottom() + 3 * frame.unit)

    def dates(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> list[Tick]:
        """The dates to write below weeks, months and longer columns."""
        metrics = QFontMetricsF(painter.font())
        found: list[Tick] = []
        for months in _MONTHS:
            found = [Tick(frame.x(column + 0.5), words_of(self._look.locale, day, _form(day, months)))
                     for column, day in starts(frame, chart, months)]  # fmt: skip
            widths = [metrics.horizontalAdvance(tick.words) for tick in found]
            pairs = zip(found, found[1:], widths, widths[1:], strict=False)
            if all(other.x - one.x >= (wide + more) / 2 + 8 * frame.unit for one, other, wide, more in pairs):
                return found
        return found[:1]

    def _write(self, painter: QPainter, frame: Frame, ticks: list[Tick], top: float) -> None:
        metrics = QFontMetricsF(painter.font())
        for tick in ticks:
            if not frame.plot.left() - 1 <= tick.x <= frame.plot.right() + 1:
                continue
            half = metrics.horizontalAdvance(tick.words) / 2 + 1
            middle = min(max(tick.x, frame.plot.left() + half - 10 * frame.unit), frame.plot.right() - half)
            painter.drawText(QRectF(middle - half, top, 2 * half, 18 * frame.unit), _CENTRE, tick.words)
            if tick.mark:
                edge = QPointF(tick.x, frame.plot.bottom())
                painter.drawLine(edge, edge - QPointF(0, 4 * frame.unit))

    def strip(self, frame: Frame, chart: ScoreChart) -> QRectF:
        """The box of the minutes."""
        top = frame.plot.bottom() + (DAYS_FOOT if chart.span.unit == "day" else FOOT) * frame.unit
        return QRectF(frame.plot.left(), top + 4 * frame.unit, frame.plot.width(), (STRIP - 6) * frame.unit)

    def _paint_minutes(self, painter: QPainter, frame: Frame, chart: ScoreChart) -> None:
        box, unit, inks = self.strip(frame, chart), frame.unit, self._look.inks
        seen = [one for one in chart.minutes if frame.seen(one.column)]
        most = max([LEAST_MIN, *(one.minutes for one in seen)])
        highest = box.height() - 12 * unit  # the words are above the bars
        for one in seen:
            high = max(2 * unit, one.minutes / most * highest)
            left = frame.x(one.column + 0.5) - frame.bar / 2
            painter.fillRect(QRectF(left, box.bottom() - high, frame.bar, high) & box, faint(inks.minutes, 0.55))
        painter.setPen(QPen(inks.line, unit))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(inks.muted)
        painter.setFont(self._look.font((TEXT - 1) * unit, False))
        hours = most >= HOURS_FROM
        words = f"{most / 60:.0f} h" if hours else f"{most:.0f} min"
        painter.drawText(QRectF(box.left(), box.top() - 2 * unit, box.width(), 13 * unit), _RIGHT, words)


def _columns(frame: Frame) -> range:
    left = int(frame.window.left // 1)
    return range(left, int(frame.window.left + frame.window.number) + 1)


def starts(frame: Frame, chart: ScoreChart, months: int) -> Iterator[tuple[int, date]]:
    """The columns in view in which every so-many-th month begins, with its first day."""
    unit = chart.span.unit
    first, last = (first_day(unit, column) for column in (_columns(frame)[0], _columns(frame)[-1]))
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(number // 12, number % 12 + 1, 1)
        column = column_of(unit, day_number(day))
        middle = frame.x(column + 0.5)
        if number % months == 0 and frame.plot.left() <= middle <= frame.plot.right():
            yield column, day


def _form(day: date, months: int) -> str:
    return "yyyy" if months >= 12 or day.month == 1 else "MMM"


def words_of(locale: QLocale, day: date, form: str) -> str:
    """A date in a form of Qt."""
    return locale.toString(QDate(day.year, day.month, day.day), form)


def weekday(locale: QLocale, day: date) -> str:
    """A weekday in a letter or two; the C locale has figures instead."""
    number = day.isoweekday()
    if locale.language() == QLocale.Language.C:
        return locale.dayName(number, QLocale.FormatType.ShortFormat)[:1]
    return locale.standaloneDayName(number, QLocale.FormatType.NarrowFormat)


def day_and_month(locale: QLocale) -> str:
    """The form of a day without its year, with a short name of the month: d MMM, d. MMM, MMM d."""
    whole = locale.dateFormat(QLocale.FormatType.LongFormat)
    found = _DAY_AND_MONTH.search(whole)
    return found[0].replace("MMMM", "MMM") if found else "d MMM"
