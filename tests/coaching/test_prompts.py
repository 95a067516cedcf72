"""The safety page, the past-week questions and the gentle day come up when they should, and only then."""

from datetime import UTC, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.coaching import safety_due
from backcoach.coaching.prompts import GENTLE_DAY, past_week_due, usual, usual_below
from backcoach.history.records import Question, Score
from tests.shipped import shipped_catalog

READ = datetime(2025, 3, 1, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def score(value: int, at: datetime, question: Question = "now", session: str | None = None) -> Score:
    return Score(id=f"{question} {at}", question=question, value=value, at=at, session_id=session)


def session(before: int, after: int, at: datetime) -> list[Score]:
    return [score(before, at, "now-before", "one"), score(after, at + HOUR, "now-after", "one")]


def test_at_the_first_start() -> None:
    assert safety_due(None, READ, []) == "first-start"


@pytest.mark.parametrize(("days", "why"), [(0, None), (27, None), (28, "four-weeks"), (400, "four-weeks")])
def test_every_four_weeks(days: int, why: str | None) -> None:
    assert safety_due(READ, READ + days * DAY, []) == why


@pytest.mark.parametrize(("value", "why"), [(7, None), (8, "high-score"), (10, "high-score")])
def test_after_a_score_of_eight_or_more(value: int, why: str | None) -> None:
    assert safety_due(READ, READ + 2 * HOUR, [score(value, READ + HOUR)]) == why


@pytest.mark.parametrize(("before", "after", "why"), [(2, 4, None), (2, 5, "rise"), (5, 2, None), (0, 3, "rise")])
def test_after_a_rise_in_a_session(before: int, after: int, why: str | None) -> None:
    assert safety_due(READ, READ + DAY, session(before, after, READ + HOUR)) == why


def test_two_sessions_are_not_compared_with_each_other() -> None:
    scores = [score(1, READ + HOUR, "now-before", "one"), score(6, READ + 2 * HOUR, "now-after", "two")]
    assert safety_due(READ, READ + DAY, scores) is None


@pytest.mark.parametrize(("value", "why"), [(4, None), (5, "rise")])
def test_after_a_rise_above_the_usual(value: int, why: str | None) -> None:
    before = [score(each, READ - (day + 1) * DAY) for day, each in enumerate([1, 2, 2, 3])]
    assert safety_due(READ, READ + DAY, [*before, score(value, READ + HOUR)]) == why


def test_three_answers_are_not_yet_usual() -> None:
    scores = [score(1, READ - DAY), score(1, READ - 2 * DAY), score(1, READ - 3 * DAY), new := score(7, READ + HOUR)]
    assert usual(new, scores) is None
    assert safety_due(READ, READ + DAY, scores) is None


@given(st.lists(st.integers(0, 10), min_size=4, max_size=28))
def test_the_usual_is_the_median(values: list[int]) -> None:
    scores = [score(value, READ - hours * HOUR) for hours, value in enumerate(values, 1)]
    assert usual(score(5, READ), scores) == median(values)


def test_answers_to_another_question_or_from_long_ago_are_not_the_usual() -> None:
    new = score(6, READ + HOUR)
    others = [score(1, READ - day * DAY, "last-24-hours") for day in range(1, 9)]
    old = [score(1, READ - day * DAY) for day in range(30, 40)]
    assert usual(new, [*others, *old, new]) is None


def test_scores_before_the_last_reading_and_scores_to_come_do_not_count() -> None:
    scores = [score(9, READ - HOUR), score(9, READ), score(9, READ + 2 * DAY)]
    assert safety_due(READ, READ + DAY, scores) is None


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(-40 * 24, 27 * 24)), max_size=30))
def test_once_read_it_is_not_due_again_at_that_moment(entries: list[tuple[int, int]]) -> None:
    scores = [score(value, READ + hours * HOUR) for value, hours in entries]
    now = READ + 27 * DAY
    assert safety_due(now, now, scores) is None
    assert (safety_due(READ, now, scores) == "high-score") == any(v >= 8 and h > 0 for v, h in entries)


@pytest.mark.parametrize(
    ("sessions", "days", "due"), [(2, None, False), (3, None, True), (3, 27, False), (3, 28, True), (2, 60, False)]
)
def test_the_past_week_is_asked_after_some_sessions_and_then_every_four_weeks(
    sessions: int, days: int | None, due: bool
) -> None:
    assert past_week_due(sessions, None if days is None else READ, READ + (days or 0) * DAY) is due


def before_session(value: int, days_ago: int = 0) -> Score:
    return Score(str(days_ago), "now-before", value, READ - timedelta(days_ago))


@pytest.mark.parametrize(("value", "level"), [(0, None), (4, None), (5, 3.0), (10, 3.0)])
def test_the_gentle_day_is_offered_from_two_points_above_the_usual_score(value: int, level: float | None) -> None:
    assert usual_below(before_session(value), [before_session(3, day) for day in range(1, 8)]) == level


def test_without_a_usual_score_no_gentle_day_is_offered() -> None:
    assert usual_below(before_session(10), [before_session(1, day) for day in range(1, 4)]) is None
    assert usual_below(before_session(10), [before_session(1, day) for day in range(40, 60)]) is None


def test_the_gentle_day_is_in_the_catalogue() -> None:
    assert GENTLE_DAY in shipped_catalog().routines
