"""A button that opens a month to pick a day from."""

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QMenu, QToolButton, QWidgetAction

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import BODY, SMALL, Theme


class CalendarButton(Button):
    """Opens a calendar below it; a day that is picked there goes into the field, within its range."""

    def __init__(self, theme: Theme, field: QDateEdit) -> None:
        super().__init__(theme, kind="quiet", icon="calendar", name=theme.words.gettext("Calendar"), size=44)
        self._theme = theme
        self._field = field
        self.clicked.connect(self._open)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(self._calendar(menu))
        menu.addAction(holder)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _calendar(self, menu: QMenu) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setAccessibleName(self.accessibleName())
        calendar.setFont(self._theme.font(SMALL))
        calendar.setPalette(self._theme.palette())
        calendar.setDateRange(self._field.minimumDate(), self._field.maximumDate())
        calendar.setSelectedDate(self._field.date())
        calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(self._theme.color("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        words = self._theme.words
        for name, icon, said in (
            ("qt_calendar_prevmonth", "left", words.gettext("The month before")),
            ("qt_calendar_nextmonth", "right", words.gettext("The month after")),
        ):
            for turn in calendar.findChildren(QToolButton, name):
                turn.setIcon(self._theme.icon(icon, "on_accent").as_qt())
                turn.setAccessibleName(said)
        calendar.setMinimumSize(22 * BODY, 16 * BODY)

        def pick(day: QDate) -> None:
            self._field.setDate(day)
            menu.close()

        calendar.clicked.connect(pick)
        calendar.activated.connect(pick)
        return calendar
