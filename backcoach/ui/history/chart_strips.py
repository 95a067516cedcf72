"""Above and below the scores on the same time axis: minutes of sessions as bars, notes as small marks.

Imported with numpy, after the first paint.
"""

from datetime import date
from typing import NamedTuple

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from backcoach.history.journal import Journal
from backcoach.history.timestamps import day_number, day_of
from backcoach.history.trends import Floats, Whole
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.axes import DAY_S, Stretch
from backcoach.ui.history.time_units import Unit, key_of, start_of

LEAST_MIN = 20.0
"""The bars' scale reaches at least so many minutes."""
_NOTE = 8.0
"""Pixels of a note's mark; it stands for all notes that would touch it."""


class Bars(msgspec.Struct, frozen=True, eq=False):
    """Minutes of each day, week, month or year with a session, from day `first` to day `last`, the oldest first."""

    unit: Unit
    first: Whole
    last: Whole
    minutes: Floats
    sessions: Whole


class Bar(NamedTuple):
    """One bar and its place in pixels."""

    unit: Unit
    first: date
    minutes: float
    sessions: int
    box: QRectF


class Minutes:
    """The sessions of a journal, read once."""

    def __init__(self, journal: Journal) -> None:
        totals = journal.sessions.day_totals()
        self._day = np.array([day_number(total.day) for total in totals], np.int64)
        self._minutes = np.array([total.active_s / 60 for total in totals], np.float64)
        self._sessions = np.array([total.sessions for total in totals], np.int64)
        self._bars: dict[Unit, Bars] = {}

    def bars(self, unit: Unit) -> Bars:
        """The bars of a unit; single scores get days."""
        unit = "day" if unit == "score" else unit
        if unit not in self._bars:
            keys, place = np.unique(key_of(unit, self._day), return_inverse=True)
            self._bars[unit] = Bars(
                unit, start_of(unit, keys), start_of(unit, keys + 1) - 1,
                np.bincount(place, self._minutes, len(keys)).astype(np.float64),
                np.bincount(place, self._sessions, len(keys)).astype(np.int64),
            )  # fmt: skip
        return self._bars[unit]


class Strip:
    """Places and paints the bars in a strip of the chart."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.bars: list[Bar] = []
        self.most = LEAST_MIN

    def arrange(self, bars: Bars, strip: QRectF, shown: Stretch) -> None:
        """Find the place of each bar that is in view."""
        seen = (bars.last + 1 > shown.left / DAY_S) & (bars.first < shown.right / DAY_S)
        minutes = bars.minutes[seen]
        self.most = max(LEAST_MIN, float(minutes.max())) if len(minutes) else LEAST_MIN
        pixel = strip.width() / shown.width * DAY_S
        self.bars = []
        rows = zip(
            bars.first[seen].tolist(),
            bars.last[seen].tolist(),
            minutes.tolist(),
            bars.sessions[seen].tolist(),
            strict=True,
        )
        for first, last, length, sessions in rows:
            left = strip.left() + (first * DAY_S - shown.left) / DAY_S * pixel
            wide = (last - first + 1) * pixel
            gap = min(2.0, wide * 0.2)
            high = max(2.0, length / self.most * strip.height())
            box = QRectF(left + gap / 2, strip.bottom() - high, max(1.0, wide - gap), high) & strip
            self.bars.append(Bar(bars.unit, day_of(first), length, sessions, box))

    def paint(self, painter: QPainter) -> None:
        """The bars."""
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self._theme.color("accent")
        colour.setAlphaF(0.5)
        painter.setBrush(colour)
        for bar in self.bars:
            painter.drawRect(bar.box)

    def at(self, x: float) -> Bar | None:
        """The bar at a place or next to it."""
        near = (bar for bar in self.bars if bar.box.left() - 2 <= x <= bar.box.right() + 2)
        return min(near, key=lambda bar: abs(bar.box.center().x() - x), default=None)


class Notes:
    """The notes of a journal, read once: of scores, and of stopped sessions."""

    def __init__(self, theme: Theme, journal: Journal) -> None:
        self._theme = theme
        rows = journal.notes()
        self._x = np.array([us / 1e6 + offset * 60 for us, offset, _ in rows], np.float64)
        self._texts = [note for _, _, note in rows]
        self.marks: list[tuple[QPointF, list[str]]] = []

    def arrange(self, plot: QRectF, shown: Stretch) -> None:
        """Find the place of each note in view; notes that would touch are joined."""
        self.marks = []
        part = range(*np.searchsorted(self._x, shown).tolist())
        for number in part:
            x = plot.left() + (self._x[number] - shown.left) / shown.width * plot.width()
            if self.marks and x - self.marks[-1][0].x() < _NOTE + 2:
                self.marks[-1][1].append(self._texts[number])
            else:
                self.marks.append((QPointF(float(x), plot.top() + 4.5), [self._texts[number]]))

    def paint(self, painter: QPainter) -> None:
        """Paint a small bubble for each."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("muted"))
        for place, _ in self.marks:
            painter.drawPath(_bubble(place))

    def at(self, place: QPointF) -> tuple[QPointF, list[str]] | None:
        """The notes at a place."""
        near = (
            mark for mark in self.marks if abs(mark[0].x() - place.x()) <= _NOTE and abs(mark[0].y() - place.y()) < 9
        )
        return min(near, key=lambda mark: abs(mark[0].x() - place.x()), default=None)


def _bubble(middle: QPointF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(middle.x() - _NOTE / 2, middle.y() - 4, _NOTE, 6), 2, 2)
    path.moveTo(middle.x() - 2.5, middle.y() + 1)
    path.lineTo(middle.x() - 2.5, middle.y() + 5)
    path.lineTo(middle.x() + 1.5, middle.y() + 1)
    return path
