"""The last weeks as a small calendar: the more minutes on a day, the stronger its colour. It counts no streak."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backcoach.history.records import DayTotal
from backcoach.ui.design.clock_text import place_in_week, weekday_at
from backcoach.ui.design.painting import between
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.history_text import HistoryText

WEEKS = 4
_HEAD, _CELL, _GAP = 18, 14, 4
_FULL_S = 1800.0
"""Seconds of activity that give a day its full colour."""


class RecentDays(QWidget):
    """Four rows of seven days, Monday first; the last row is this week. `opened` carries the day that is clicked."""

    accessible_role = "Graphic"

    opened = Signal(object)

    def __init__(self, theme: Theme, words: HistoryText, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._today = today
        self._active_s: dict[date, float] = {}
        theme.dress(self, 11)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @staticmethod
    def first_before(today: date) -> date:
        """The first day that is shown when a given day is today."""
        return today - timedelta(place_in_week(today) + 7 * (WEEKS - 1))

    def show_days(self, totals: Iterable[DayTotal], today: date) -> None:
        """Shade these days."""
        self._today = today
        self._active_s = {total.day: total.active_s for total in totals}
        self.setAccessibleName(self._words.active_days(len(self._active_s), WEEKS))
        self.update()

    def sizeHint(self) -> QSize:
        """Weekdays, then the weeks."""
        return QSize(200, self._head + WEEKS * (_CELL + _GAP))

    @property
    def _head(self) -> int:
        """Pixels of the line with the weekdays."""
        return self._theme.length(_HEAD)

    def _box(self, place: int) -> QRectF:
        """The box of the day that is so many days after the first one."""
        week, weekday = divmod(place, 7)
        width = (self.width() + _GAP) / 7
        weekday = 6 - weekday if self.isRightToLeft() else weekday
        return QRectF(weekday * width, self._head + week * (_CELL + _GAP), width - _GAP, _CELL)

    def place_of(self, day: date) -> QPoint:
        """The middle of a day's box."""
        return self._box((day - self.first_before(self._today)).days).center().toPoint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint weekdays, a box for each day, and a frame around today."""
        painter, theme, first = QPainter(self), self._theme, self.first_before(self._today)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(theme.color("muted"))
        for weekday in range(7):
            name = QLocale().standaloneDayName(weekday_at(weekday), QLocale.FormatType.NarrowFormat)
            painter.drawText(self._box(weekday).translated(0, -self._head), int(Qt.AlignmentFlag.AlignCenter), name)
        for place in range(7 * WEEKS):
            day = first + timedelta(place)
            today = day == self._today
            painter.setPen(QPen(theme.color("muted"), 1.2) if today else Qt.PenStyle.NoPen)
            painter.setBrush(self._shade(day))
            if day <= self._today:
                painter.drawRoundedRect(self._box(place), 4, 4)

    def _shade(self, day: date) -> QColor:
        part = min(1.0, self._active_s.get(day, 0.0) / _FULL_S)
        if not part:
            return between(self._theme.color("surface"), self._theme.color("track"), 0.55)
        return between(self._theme.color("tint"), self._theme.color("accent"), 0.15 + 0.5 * part)

    def _at(self, place: QPointF) -> date | None:
        """The day at a place, unless it is in the future."""
        first = self.first_before(self._today)
        days = (first + timedelta(day) for day in range(7 * WEEKS) if self._box(day).contains(place))
        return next((day for day in days if day <= self._today), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day under the mouse."""
        if day := self._at(event.position()):
            self.opened.emit(day)

    def event(self, event: QEvent) -> bool:
        """The tooltip has the day and its minutes."""
        if isinstance(event, QHelpEvent):
            day = self._at(QPointF(event.pos()))
            text = self._words.active_day(day, self._active_s.get(day, 0.0)) if day else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().event(event)
