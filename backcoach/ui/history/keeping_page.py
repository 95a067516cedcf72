"""“Keeping at it”: the last weeks in a sentence, a habit score without streaks, and the year as a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from backcoach.history.habit import SHADES_MIN, CalendarDay, habit, last_weeks, weeks, year
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.painting import smooth
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.ui.history.view_page import ViewPage
from backcoach.ui.history.view_text import ViewText
from backcoach.ui.history.year_calendar import YearCalendar, paint_shade

if TYPE_CHECKING:
    from backcoach.history.records import DayTotal
    from backcoach.ui.history.view_picture import ViewPicture


MOST_WEEKS = 520
"""Weeks in the table, at most."""


class _HabitBar(QWidget):
    """The share of the aim that was reached."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.share: float | None = None
        self.setFixedHeight(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the share."""
        painter, box = smooth(QPainter(self)), QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("track"))
        painter.drawRoundedRect(box, 4, 4)
        if self.share:
            box.setWidth(max(8.0, box.width() * self.share))
            if self.isRightToLeft():
                box.moveRight(self.width())
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(box, 4, 4)


class _Key(QWidget):
    """The key to the calendar's boxes."""

    accessible_role = "Graphic"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = theme.words
        self._theme = theme
        theme.dress(self, 12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = [theme.words.isolated(f"> {bound:g}") for bound in SHADES_MIN]
        self.setAccessibleName(
            theme.words.gettext("The larger and darker, the more minutes: over 0, 10, 20, 40. A ring is a gentle day.")
        )

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(200, self._theme.length(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the boxes, each with the minutes that it starts at."""
        painter, left, flags = smooth(QPainter(self)), 0.0, int(Qt.AlignmentFlag.AlignVCenter)
        whole, mirrored = self.width(), self.isRightToLeft()
        painter.setFont(self.font())
        marks = [(shade, False, words) for shade, words in enumerate(self._words, start=1)]
        for shade, gentle, words in (
            *marks,
            (0, False, self.words.gettext("min")),
            (3, True, self.words.gettext("gentle")),
        ):
            if shade:
                box = QRectF(whole - left - 14 if mirrored else left, (self.height() - 14) / 2, 14, 14)
                paint_shade(painter, self._theme, box, shade, gentle=gentle)
                left += 17
            painter.setPen(self._theme.color("muted"))
            painter.drawText(QRectF(whole - left - 90 if mirrored else left, 0, 90, self.height()), flags, words)
            left += self.fontMetrics().horizontalAdvance(words) + 7


class KeepingPage(ViewPage):
    """Shows the days with a session, and how they compare with an aim in days a week."""

    def __init__(self, theme: Theme, words: ViewText) -> None:
        super().__init__(
            theme,
            theme.words.gettext("Keeping at it"),
            (theme.words.gettext("Week of"), theme.words.gettext("Days"), theme.words.gettext("Time")),
        )
        self.words = theme.words
        self._words = words
        self._totals: Sequence[DayTotal] = ()
        self._today = date.min
        self._year = 0
        self._aim = 1
        self.sentence = Label(theme, BODY - 1)
        self.back = Label(theme, BODY - 1, "accent_strong", strong=True)
        self.habit = Label(theme, BODY - 1)
        self.bar = _HabitBar(theme)
        self.calendar = YearCalendar(theme, words.month, words.day)
        self.calendar.pointed.connect(self._point)
        self.told = Label(theme, SMALL, "muted")
        self._key = _Key(theme)
        for part in (self.sentence, self.back, self.bar, self.habit):
            self.column.addWidget(part)
        self.column.addLayout(self._year_row())
        self.column.addWidget(self.calendar, 1)
        self.column.addWidget(self.told)
        self.column.addWidget(self._key)

    def _year_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self.earlier = Button(self.theme, kind="quiet", icon="left", name=self.words.gettext("A year earlier"), size=28)
        self.later = Button(self.theme, kind="quiet", icon="right", name=self.words.gettext("A year later"), size=28)
        self.heading = Label(self.theme, SMALL + 1, strong=True, one_line=True, heading=True)
        self.earlier.clicked.connect(lambda _: self.show_year(self._year - 1))
        self.later.clicked.connect(lambda _: self.show_year(self._year + 1))
        row.addWidget(self.heading, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        return row

    def show_days(self, totals: Sequence[DayTotal], today: date, aim: int) -> None:
        """Show these days, the oldest first."""
        self._totals, self._today = totals, today
        recent = last_weeks(totals, today)
        self.sentence.say(self._words.last_weeks(recent))
        self.back.say(self._words.back(recent))
        self.back.setVisible(recent.back_after_days is not None)
        share = habit(totals, today, aim)
        self.habit.say(self._words.habit(share, aim))
        self.bar.share = share
        self.bar.setVisible(share is not None)
        self.bar.update()
        self._aim = aim
        if self.table_is_shown:
            self._fill()
        self.show_year(self._year or today.year)

    def show_table(self, *, on: bool) -> None:
        """Show the weeks as a table, or the calendar again."""
        if on:
            self._fill()
        super().show_table(on=on)

    def _fill(self) -> None:
        rows = weeks(self._totals, self._today, self._aim, MOST_WEEKS)
        self.table.show_rows([self._words.week(week) for week in reversed(rows)])

    def show_year(self, of: int) -> None:
        """Show a year, within the years that have days."""
        first = min((total.day.year for total in self._totals), default=self._today.year)
        last = max((total.day.year for total in self._totals), default=self._today.year)
        last = max(last, self._today.year)
        self._year = min(max(of, first), last)
        self.earlier.setEnabled(self._year > first)
        self.later.setEnabled(self._year < last)
        months = year(self._totals, self._year, self._today)
        active = sum(day.minutes > 0 for month in months for day in month)
        words = self._words.year(self._year, active)
        self.heading.say(words)
        self.calendar.setAccessibleName(words)
        self.calendar.show_year(months, self._today)

    def _point(self, day: CalendarDay | None) -> None:
        self.told.say(self._words.day(day) if day else " ")

    def picture(self) -> ViewPicture:
        """The year with its key."""
        from backcoach.ui.history.view_picture import ViewPicture, part_of

        lines = [self.sentence.accessibleName(), self.habit.accessibleName(), self.heading.accessibleName()]
        return ViewPicture(self.theme, self.title.text(), lines, [part_of(self.calendar), part_of(self._key)])
