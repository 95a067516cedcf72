"""The days of this week as dots: filled where there was a session, a ring round today."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcoach.ui.design.painting import smooth
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.session.closing_text import DayDot

_DOT, _NAME, _EDGE = 22, 22, 4


class WeekDots(QWidget):
    """Seven dots with the names of the days above; praises nothing and counts no streak."""

    accessible_role = "Graphic"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._days: Sequence[DayDot] = ()
        theme.dress(self, SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_days(self, days: Sequence[DayDot]) -> None:
        """Show the seven days of a week, Monday first."""
        self._days = days
        self.setAccessibleName(self._theme.words.listed([day.name for day in days if day.active]))
        self.update()

    def sizeHint(self) -> QSize:
        """Names above dots."""
        return QSize(7 * 46, self._name + _DOT + 8)

    @property
    def _name(self) -> int:
        """Pixels of the line with the names."""
        return self._theme.length(_NAME)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each day in its column, in the direction of reading."""
        painter = smooth(QPainter(self))
        painter.setFont(self.font())
        step = min(64.0 * max(1.0, self._theme.scale), (self.width() - _EDGE) / 7)
        for place, day in enumerate(self._days):
            left = place * step - (step - _DOT) / 2 + _EDGE  # the first dot is below what is above it
            left = self.width() - left - step if self.isRightToLeft() else left
            self._paint_day(painter, QRectF(left, 0, step, self.height()), day)

    def _paint_day(self, painter: QPainter, box: QRectF, day: DayDot) -> None:
        theme = self._theme
        painter.setPen(theme.color("ink" if day.today else "muted"))
        painter.drawText(box.adjusted(0, 0, 0, self._name - box.height()), int(Qt.AlignmentFlag.AlignHCenter), day.name)
        dot = QRectF(0, 0, _DOT, _DOT)
        dot.moveCenter(QRectF(box.left(), self._name, box.width(), _DOT + 8).center())
        if day.today:
            painter.setPen(QPen(theme.color("accent"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(-3.5, -3.5, 3.5, 3.5))
        painter.setPen(Qt.PenStyle.NoPen if day.active else QPen(theme.color("line"), 1.4))
        painter.setBrush(theme.color("accent" if day.active else "surface" if day.future else "track"))
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
