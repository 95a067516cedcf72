"""Whatever is set, the time is never after the latest one, and every wall-clock time can be shown."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.date_fields import DateTimeField
from backcoach.ui.design.day_calendar import CalendarButton
from backcoach.ui.design.theme import Theme
from tests.places import ASSETS
from tests.studio import click_step

moments = st.datetimes(min_value=datetime(1970, 1, 3), max_value=datetime(2100, 1, 1))


@given(moments, moments, st.lists(st.tuples(st.sampled_from(["day", "time", "earlier", "later"]), moments), max_size=6))
def test_it_is_never_after_the_latest(
    qapp: object, latest: datetime, first: datetime, steps: list[tuple[str, datetime]]
) -> None:
    when = DateTimeField(Theme(ASSETS, dark=False), latest)
    when.set_value(first)
    assert when.value() == min(first, latest).replace(second=0, microsecond=0)
    assert not when.touched
    for what, to in steps:
        if what == "day":
            when.day.setDate(QDate(to.year, to.month, to.day))
        elif what == "time":
            when.time.setTime(QTime(to.hour, to.minute))
        else:
            click_step(when.day if what == "earlier" else when.time, -1 if what == "earlier" else 1)
        assert when.value() <= latest
        assert when.days_ago >= 0
    when.deleteLater()


def test_an_hour_that_daylight_saving_skips_can_be_shown(qapp: object) -> None:
    when = DateTimeField(Theme(ASSETS, dark=False), datetime(2026, 4, 1, 12))
    for hour in (1, 2, 3):
        at = datetime(2026, 3, 29) + timedelta(hours=hour, minutes=30)
        when.set_value(at)
        assert when.value() == at
    when.deleteLater()


def test_a_day_is_picked_from_a_calendar(qtbot: QtBot, theme: Theme) -> None:
    when = DateTimeField(theme, datetime(2026, 4, 20, 12))
    qtbot.addWidget(when)
    when.show()
    (opener,) = when.findChildren(CalendarButton)
    opener.click()
    calendar = opener.findChildren(QCalendarWidget)[0]
    assert (calendar.selectedDate(), calendar.maximumDate()) == (QDate(2026, 4, 20), QDate(2026, 4, 20))
    calendar.clicked.emit(QDate(2026, 4, 3))
    assert when.value() == datetime(2026, 4, 3, 12)
    assert when.touched
