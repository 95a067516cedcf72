"""Times, weeks and days of the month as each locale has them."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QLocale

from backcoach.chart.axes import day_and_month, weekday
from backcoach.ui.design.clock_text import place_in_week, time_form, time_told, weekday_at
from backcoach.ui.history.recent_days import RecentDays

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "told"), [("en_GB", "14:05"), ("de_DE", "14:05"), ("en_US", "2:05 PM")], indirect=["locale"]
)
def test_a_time_is_told_in_twelve_or_twenty_four_hours(locale: str, told: str) -> None:
    assert " ".join(time_told(time(14, 5)).split()) == told
    assert ("ap" in time_form().lower()) == (locale == "en_US")


@pytest.mark.parametrize(
    ("locale", "place", "first"), [("en_GB", 4, 1), ("de_AT", 4, 1), ("en_US", 5, 7), ("ar_EG", 6, 6)],
    indirect=["locale"],
)  # fmt: skip
def test_a_week_begins_with_the_day_of_the_locale(locale: str, place: int, first: int) -> None:
    assert (place_in_week(FRIDAY), weekday_at(0), weekday_at(place)) == (place, first, 5)
    assert RecentDays.first_before(FRIDAY).isoweekday() == first, locale


@pytest.mark.parametrize(
    ("name", "form"),
    [("en_GB", "d MMM"), ("de_DE", "d. MMM"), ("en_US", "MMM d"), ("es_ES", "d 'de' MMM"), ("fr_FR", "d MMM"),
     ("ja_JP", "M月d日"), ("C", "d MMM")],
)  # fmt: skip
def test_a_day_of_the_month_is_written_in_the_order_of_the_locale(name: str, form: str) -> None:
    assert day_and_month(QLocale(name)) == form


@pytest.mark.parametrize(
    ("name", "letter"), [("en_GB", "F"), ("de_DE", "F"), ("C", "F"), ("ar_EG", "ج"), ("zh_CN", "五")]
)
def test_the_narrow_name_of_a_weekday_is_no_cut_one(name: str, letter: str) -> None:
    assert weekday(QLocale(name), FRIDAY) == letter
