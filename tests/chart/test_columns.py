"""Columns cover every day once, and a range ends with today."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.chart.columns import (
    RANGES,
    Range,
    Span,
    Unit,
    column_of,
    columns_in_order,
    first_day,
    last_day,
    span_of,
    span_of_days,
)
from backcoach.history.timestamps import day_number

UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")
dates = st.dates(date(1920, 1, 1), date(2190, 12, 31))
TODAY = date(2026, 5, 20)


@given(st.sampled_from(UNITS), dates)
def test_a_day_lies_in_its_column_and_columns_follow_each_other(unit: Unit, day: date) -> None:
    column = column_of(unit, day_number(day))
    assert first_day(unit, column) <= day <= last_day(unit, column)
    assert last_day(unit, column) + timedelta(1) == first_day(unit, column + 1)


@given(st.sampled_from(RANGES), dates, st.none() | dates)
def test_a_range_ends_with_today_and_has_a_readable_number_of_columns(
    range_: Range, today: date, first: date | None
) -> None:
    span = span_of(range_, today, first if first is None else min(first, today))
    assert span.days[0] <= today <= span.days[1]
    assert 1 <= span.number <= 300


@pytest.mark.parametrize(
    ("range_", "first", "unit", "number"),
    [
        ("fortnight", None, "day", 14),
        ("four weeks", None, "day", 28),
        ("quarter", date(2026, 5, 1), "week", 13),
        ("half", None, "week", 26),
        ("year", None, "month", 12),
        ("year", date(2026, 1, 7), "month", 5),
        ("year", date(2026, 5, 7), "month", 3),
        ("all", date(2026, 1, 7), "month", 5),
        ("all", None, "month", 3),
        ("all", date(2020, 5, 7), "month", 73),
        ("all", date(2012, 5, 7), "quarter", 57),
        ("all", date(1996, 5, 7), "year", 31),
    ],
)
def test_year_and_all_begin_with_the_first_entry(range_: Range, first: date | None, unit: Unit, number: int) -> None:
    span = span_of(range_, TODAY, first)
    assert (span.unit, span.number) == (unit, number)


@pytest.mark.parametrize(
    ("days", "unit"), [(1, "day"), (28, "day"), (29, "week"), (275, "week"), (365, "month"), (4000, "quarter")]
)
def test_a_period_on_paper_has_columns_that_fit(days: int, unit: Unit) -> None:
    span = span_of_days(TODAY - timedelta(days - 1), TODAY)
    assert span.unit == unit
    assert span.days[0] <= TODAY - timedelta(days - 1)
    assert span.days[1] >= TODAY


def test_a_span_is_moved() -> None:
    assert Span("day", 10, 23).moved(-7) == Span("day", 3, 16)


@given(st.lists(st.integers(10_000, 25_000)), st.sampled_from(UNITS))
def test_the_columns_of_days_are_the_same_one_by_one_and_in_a_row(days: list[int], unit: Unit) -> None:
    column_at = columns_in_order(unit)
    assert [column_at(day) for day in days] == [column_of(unit, day) for day in days]
