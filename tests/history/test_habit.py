from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.habit import CalendarDay, Week, habit, last_weeks, weeks, year
from backcoach.history.records import DayTotal

WEEKS_COUNTED = 13

MONDAY = date(2026, 5, 4)
SUNDAY = MONDAY + timedelta(6)
days = st.lists(st.integers(-200, 3), unique=True).map(lambda numbers: [done(MONDAY + timedelta(n)) for n in numbers])


def done(day: date, minutes: float = 10, sessions: int = 1) -> DayTotal:
    return DayTotal(day, sessions, minutes * 60)


def every(step: int, start: date, end: date) -> list[DayTotal]:
    return [done(start + timedelta(n)) for n in range(0, (end - start).days + 1, step)]


def test_weeks_begin_on_monday_and_with_the_first_day_that_has_anything() -> None:
    found = weeks([done(MONDAY - timedelta(8)), done(MONDAY), done(MONDAY + timedelta(1), 20)], SUNDAY, 3)
    assert found == [
        Week(MONDAY - timedelta(14), 1, 3, 10.0),
        Week(MONDAY - timedelta(7), 0, 3, 0.0),
        Week(MONDAY, 2, 3, 30.0),
    ]
    assert weeks([], SUNDAY, 3) == []
    assert weeks([done(SUNDAY + timedelta(30))], SUNDAY, 3) == []


def test_a_habit_is_told_from_the_second_week_on() -> None:
    assert habit([], SUNDAY, 3) is None
    assert habit([done(MONDAY)], SUNDAY, 3) is None
    assert habit([done(MONDAY - timedelta(7)), done(MONDAY)], SUNDAY, 1) == 1.0


@given(days, st.integers(1, 7))
def test_a_habit_is_a_share(totals: list[DayTotal], aim: int) -> None:
    found = habit(totals, MONDAY + timedelta(3), aim)
    assert found is None or 0 <= found <= 1


@given(days, st.integers(1, 7), st.integers(0, 3))
def test_one_more_day_never_lowers_it_once_it_is_told(totals: list[DayTotal], aim: int, ago: int) -> None:
    today = MONDAY + timedelta(3)
    more = [*(total for total in totals if total.day != today - timedelta(ago)), done(today - timedelta(ago))]
    before, after = habit(totals, today, aim), habit(more, today, aim)
    assert before is None or (after is not None and after >= before - 1e-9)


def test_keeping_to_the_aim_is_full_and_more_is_not_fuller() -> None:
    start = MONDAY - timedelta(7 * 20)
    assert habit(every(1, start, SUNDAY), SUNDAY, 3) == pytest.approx(1.0)
    assert habit(every(2, start, SUNDAY), SUNDAY, 3) == pytest.approx(1.0)


def test_an_ill_week_costs_little_and_fades() -> None:
    whole = every(1, MONDAY - timedelta(7 * 20), SUNDAY)
    ill = [total for total in whole if not MONDAY - timedelta(7) <= total.day < MONDAY]
    just_after, later = (
        habit(ill, MONDAY, 3),
        habit([*ill, *every(1, SUNDAY, SUNDAY + timedelta(56))], SUNDAY + timedelta(56), 3),
    )
    assert just_after is not None
    assert later is not None
    assert 0.75 < just_after < later < 1
    assert habit([done(MONDAY - timedelta(7 * WEEKS_COUNTED))], SUNDAY, 3) == 0.0


def test_a_monday_alone_marks_nobody_down() -> None:
    whole = every(1, MONDAY - timedelta(70), MONDAY - timedelta(1))
    assert habit(whole, MONDAY - timedelta(1), 3) == pytest.approx(habit(whole, MONDAY, 3))


def test_gentle_days_are_kept_days_and_known_as_such() -> None:
    totals = [DayTotal(MONDAY, 1, 300.0, gentle=True), DayTotal(MONDAY + timedelta(1), 1, 300.0)]
    (week,) = weeks(totals, SUNDAY, 3)
    assert (week.days, week.gentle) == (2, 1)
    may = year(totals, MONDAY.year, SUNDAY)[MONDAY.month - 1]
    assert [day.day for day in may if day.gentle] == [MONDAY]


def test_the_calendar_has_every_day_with_its_minutes_as_shade() -> None:
    months = year([done(date(2024, 2, 29), 25), done(MONDAY, 5), done(MONDAY, 5)], 2024, date(2024, 3, 1))
    assert [len(month) for month in months] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert months[1][28] == CalendarDay(date(2024, 2, 29), 25.0, 3, future=False)
    assert months[2][1].future
    assert [year([done(MONDAY, minutes)], 2026, SUNDAY)[4][3].shade for minutes in (0, 1, 11, 21, 41)] == [
        0,
        1,
        2,
        3,
        4,
    ]


def test_the_last_four_weeks_are_28_days() -> None:
    totals = [
        done(MONDAY - timedelta(28)),
        done(MONDAY - timedelta(27), 20, 2),
        done(MONDAY),
        done(MONDAY + timedelta(1)),
    ]
    found = last_weeks(totals, MONDAY)
    assert (found.days, found.sessions, found.active_s) == (2, 3, 1800.0)
    assert last_weeks([], MONDAY).days == 0


@pytest.mark.parametrize(("gap", "ago", "told"), [(7, 0, 7), (30, 6, 30), (6, 0, None), (30, 7, None)])
def test_coming_back_after_a_gap_is_told_for_a_week(gap: int, ago: int, told: int | None) -> None:
    back = MONDAY - timedelta(ago)
    assert last_weeks([done(back), done(back - timedelta(gap + 1))], MONDAY).back_after_days == told
