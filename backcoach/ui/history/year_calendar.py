"""A year as twelve small months, Monday first; the mark of a day grows and darkens with its minutes.

The mark is a box, or for a gentle day a ring.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backcoach.history.habit import CalendarDay
from backcoach.ui.design.announcing import announce
from backcoach.ui.design.clock_text import place_in_week
from backcoach.ui.design.key_capture import KeyCapture
from backcoach.ui.design.painting import FocusRing, between, draw_ring, smooth
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.theme import Theme

_ACROSS, _DOWN = 3, 4
_HEAD, _BETWEEN = 18, 12
_SIDES = (0.26, 0.48, 0.64, 0.8, 0.94)
"""The side of a day's box as a share of its cell, for each shade, so that not only colour tells the minutes."""


class YearCalendar(FocusRing, QWidget):
    """Shows a year; arrow keys and the pointer go from day to day, and `pointed` carries the day, or None.

    A click or Enter opens a day: `opened` carries its `date`.
    """

    accessible_role = "Chart"

    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, month: Callable[[int], str], tell: Callable[[CalendarDay], str]) -> None:
        super().__init__()
        self._theme, self._month, self._tell = theme, month, tell
        self._days: dict[date, CalendarDay] = {}
        self._today = date.min
        self.day: date | None = None
        theme.dress(self, 12)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        keys = Qt.Key
        walk = (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End)
        KeyCapture((*walk, keys.Key_Return, keys.Key_Enter), self)
        theme.changed.connect(self.update)

    def show_year(self, months: Sequence[Sequence[CalendarDay]], today: date) -> None:
        """Show these twelve months."""
        self._days = {day.day: day for month in months for day in month}
        self._today = today
        self._point(None)

    def sizeHint(self) -> QSize:
        """The size at the pane's usual width."""
        return QSize(284, 380)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which boxes can be seen."""
        return QSize(190, 4 * (self._head + 6 * 7) + 3 * 6)

    @property
    def _head(self) -> int:
        """Pixels of the line with the name of a month."""
        return self._theme.length(_HEAD)

    def cell(self) -> float:
        """Pixels of a day's cell: the largest that fits width and height."""
        across = (self.width() - (_ACROSS - 1) * _BETWEEN) / _ACROSS / 7
        down = (self.height() - (_DOWN - 1) * 6) / _DOWN - self._head
        return max(4.0, min(across, down / 6, 17.0 * max(1.0, self._theme.scale)))

    def box(self, day: date) -> QRectF:
        """The cell of a day."""
        cell = self.cell()
        first = day.replace(day=1)
        week, weekday = divmod(place_in_week(first) + day.day - 1, 7)
        corner = self._corner(day.month, cell)
        if self.isRightToLeft():
            weekday = 6 - weekday
        return QRectF(corner.x() + weekday * cell, corner.y() + self._head + week * cell, cell, cell)

    def _corner(self, month: int, cell: float) -> QPointF:
        row, column = divmod(month - 1, _ACROSS)
        if self.isRightToLeft():
            column = _ACROSS - 1 - column
        wide = (self.width() - 7 * cell) / (_ACROSS - 1)
        high = min((self.height() - self._head - 6 * cell) / (_DOWN - 1), self._head + 6 * cell + 14)
        return QPointF(column * wide, row * high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the months and their days."""
        painter = smooth(QPainter(self))
        painter.setFont(self.font())
        cell = self.cell()
        painter.setPen(self._theme.color("muted"))
        for month in range(1, 13):
            corner = self._corner(month, cell)
            box = QRectF(corner.x() + cell * 0.06, corner.y(), 7 * cell, self._head - 3)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._month(month))
        for day in self._days.values():
            self._paint_day(painter, day)
        if self.ring and self.day is None:
            draw_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._theme.color("ink"), 6)

    def _paint_day(self, painter: QPainter, day: CalendarDay) -> None:
        cell = self.box(day.day)
        paint_shade(painter, self._theme, cell, day.shade, faint=day.future, gentle=day.gentle)
        if day.day in (self._today, self.day):
            ring = cell.adjusted(0.2, 0.2, -0.2, -0.2)
            painter.setPen(QPen(self._theme.color("ink" if day.day == self.day else "muted"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, 3.5, 3.5)

    def _at(self, place: QPointF) -> date | None:
        return next((day for day in self._days if self.box(day).contains(place)), None)

    def _point(self, day: date | None) -> None:
        self.day = day
        self.pointed.emit(self._days.get(day) if day else None)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the day under the mouse."""
        day = self._at(event.position())
        if day != self.day:
            self._point(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day under the mouse."""
        self.open_day(self._at(event.position()))

    def open_day(self, day: date | None) -> None:
        """Ask for a day to be opened; a day in the future has nothing to show."""
        if day is not None and day <= self._today:
            self.opened.emit(day)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at no day."""
        super().leaveEvent(event)
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk by days and weeks, Home and End to the ends of the year."""
        keys = Qt.Key
        steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Up: -7, keys.Key_Down: 7}
        ends = {keys.Key_Home: min, keys.Key_End: max}
        if event.key() in steps:
            self.walk_to((self.day or self._usual()) + timedelta(steps[keys(event.key())] if self.day else 0))
        elif event.key() in ends:
            self.walk_to(ends[keys(event.key())](self._days))
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.open_day(self.day)
        else:
            event.ignore()

    def walk_to(self, day: date) -> None:
        """Point at a day of this year and describe it."""
        if day in self._days:
            self._point(day)
            announce(self, self._tell(self._days[day]))

    def _usual(self) -> date:
        return self._today if self._today in self._days else max(self._days)

    def event(self, event: QEvent) -> bool:
        """The tooltip has the day and its minutes."""
        if isinstance(event, QHelpEvent):
            day = self._at(QPointF(event.pos()))
            text = self._tell(self._days[day]) if day else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().event(event)


def paint_shade(
    painter: QPainter, theme: Theme, cell: QRectF, shade: int, *, faint: bool = False, gentle: bool = False
) -> None:
    """Paint a day's box in its cell, or the ring of a gentle day."""
    side = cell.width() * _SIDES[shade]
    box = QRectF(0, 0, side, side)
    box.moveCenter(cell.center())
    if gentle:
        broad = side * 0.3
        painter.setPen(QPen(_colour(theme, shade), broad))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(broad / 2, broad / 2, -broad / 2, -broad / 2))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(theme, shade))
    painter.setOpacity(0.45 if faint else 1.0)
    painter.drawRoundedRect(box, side * 0.26, side * 0.26)
    painter.setOpacity(1.0)


def _colour(theme: Theme, shade: int) -> QColor:
    if not shade:
        return theme.color("track")
    return between(theme.color("tint"), theme.color("accent"), 0.34 + 0.22 * (shade - 1))
