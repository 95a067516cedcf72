from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.checks import checked_note, checked_question, checked_time, checked_value
from backcoach.history.timestamps import EPOCH, day_number, day_of, local_day, moment, stamp
from backcoach.problem import Problem
from tests.history.helpers import BERLIN, START

LONGEST_NOTE = 10000

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1970, 1, 3), datetime(2200, 1, 1), timezones=offsets)


@given(moments)
def test_a_moment_comes_back_as_the_same_instant_and_wall_clock(at: datetime) -> None:
    back = moment(*stamp(at))
    assert back == at
    assert back.replace(tzinfo=None) == at.replace(tzinfo=None)
    assert day_of(local_day(*stamp(at))) == at.date()


@pytest.mark.parametrize(("us", "offset"), [(2**62, 0), (-(2**62), 0), (0, 5000), (0, "?")])
def test_what_can_be_no_moment_is_1970(us: int, offset: int) -> None:
    assert moment(us, offset) == EPOCH


@given(st.dates())
def test_a_day_comes_back_from_its_number(day: date) -> None:
    assert day_of(day_number(day)) == day


@given(st.integers(-86399, 86399))
def test_an_offset_with_odd_seconds_keeps_the_instant(seconds: int) -> None:
    at = START.astimezone(timezone(timedelta(seconds=seconds)))
    assert moment(*stamp(at)) == at


def test_a_day_is_the_local_one() -> None:
    late = datetime(2026, 3, 29, 0, 30, tzinfo=BERLIN)
    assert day_of(local_day(*stamp(late))) == date(2026, 3, 29)
    assert late.astimezone(UTC).date() == date(2026, 3, 28)


@pytest.mark.parametrize("value", range(11))
def test_whole_numbers_from_0_to_10_are_scores(value: int) -> None:
    assert checked_value(value) == value


@pytest.mark.parametrize("value", [-1, 11, 3.5, 3.0, True, "4"])
def test_nothing_else_is_a_score(value: int) -> None:
    with pytest.raises(Problem, match=r"whole number from 0 .* to 10"):
        checked_value(value)


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(Problem, match="now-before"):
        checked_question("yesterday")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (START.replace(tzinfo=None), "time zone"),
        (START + timedelta(minutes=1, microseconds=1), "still to come"),
        (datetime(1, 1, 1, tzinfo=UTC), "check the date"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=timezone(-timedelta(hours=12))), "still to come"),
        (datetime(1970, 1, 1, 1, tzinfo=BERLIN), "check the date"),
        (datetime(1969, 12, 31, 23, tzinfo=timezone(-timedelta(hours=2))), "check the date"),
    ],
)
def test_an_impossible_time_is_refused(at: datetime, words: str) -> None:
    with pytest.raises(Problem, match=words):
        checked_time(at, START)


@pytest.mark.parametrize("at", [START, START + timedelta(minutes=1), datetime(1970, 1, 1, tzinfo=UTC)])
def test_a_possible_time_is_taken(at: datetime) -> None:
    assert checked_time(at, START) is at


def test_a_note_is_kept_unless_it_is_endless() -> None:
    assert checked_note("nach dem Gärtnern 🌱\n=1+1") == "nach dem Gärtnern 🌱\n=1+1"
    assert checked_note("from a broken terminal: \udcff") == "from a broken terminal: ?"
    with pytest.raises(Problem, match="10,001 characters"):
        checked_note("x" * (LONGEST_NOTE + 1))
