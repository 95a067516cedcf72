"""Levels of days and weeks, and a comparison that one odd day never turns round."""

from collections import Counter
from datetime import date, timedelta
from statistics import median as middle_of

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.journal import Journal
from backcoach.history.records import StepPlace
from backcoach.history.timestamps import day_number, monday_of, week_of
from backcoach.history.trends import (
    Comparison,
    Summary,
    Usual,
    Verdict,
    compare,
    comparison,
    days_of,
    leading,
    median,
    quantile,
    summary,
    usual,
)
from tests.history.helpers import START, SetClock

TODAY = START.date()  # a Monday
DAY = day_number(TODAY)
Scores = dict[int, list[int]]
"""The values of each day."""

day_of_scores = st.lists(st.integers(0, 10), max_size=5)
histories = st.dictionaries(st.integers(DAY - 40, DAY + 2), day_of_scores, max_size=40)


def tally_of(scores: Scores) -> list[tuple[int, int, int]]:
    counts = Counter((day, value) for day, values in scores.items() for value in values)
    return [(*key, number) for key, number in sorted(counts.items())]


@given(histories)
def test_a_day_is_the_mean_and_the_number_of_its_scores(scores: Scores) -> None:
    days = days_of(tally_of(scores))
    assert days.keys() == {day for day, values in scores.items() if values}
    for day, found in days.items():
        assert found.mean == pytest.approx(sum(scores[day]) / len(scores[day]))
        assert found.number == len(scores[day])


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_median_and_quarters_are_those_of_all_values(values: list[int]) -> None:
    assert median(values) == middle_of(values)
    low, high = (quantile(sorted(values), share) for share in (0.25, 0.75))
    assert min(values) <= low <= median(values) <= high <= max(values)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_weeks_begin_on_monday(day: date) -> None:
    number = day_number(day)
    first = monday_of(week_of(number))
    assert first <= number < first + 7
    assert (number - first) == day.weekday()


def log_days(journal: Journal, values: list[int | None], last: date = TODAY) -> None:
    """One score before a session on each day up to `last`; None leaves a day out."""
    for back, value in enumerate(reversed(values)):
        if value is not None:
            journal.scores.log("now-before", value, START - timedelta(days=back + (TODAY - last).days))


SUNDAY = TODAY - timedelta(1)
WEEK: list[int | None] = [6] * 7


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (WEEK + [3] * 14, "lower"),
        (WEEK + [9] * 14, "higher"),
        (WEEK + [6] * 14, "about the same"),
        (WEEK + [4] * 14, "lower"),  # just far enough, on every day
        (WEEK + [4, 4, 4, 4, 5, 5, 5] * 2, "unclear"),  # one day would change the answer
        (WEEK + [6] * 7 + [3] * 7, "about the same"),  # the new level is not two weeks old yet
        ([9] * 7 + [7] * 14, "about the same"),  # 2 points, but not 30 %
        ([9] * 7 + [5] * 14, "lower"),
        ([2] * 7 + [1] * 14, "about the same"),  # 30 %, but not 2 points
        ([0] * 7 + [3] * 14, "higher"),
        (WEEK + [4] * 7 + [None] * 7, "too early"),  # nothing of late
        (WEEK + [3, None, 3, None, 3, None, 3] * 2, "lower"),  # four days a week
        ([6] * 13, "too early"),
        ([None] * 7 + [3, 3] + [None] * 12, "too early"),
        ([], "too early"),
    ],
)
def test_a_change_is_2_points_and_30_percent_in_both_of_the_last_whole_weeks(
    values: list[int | None], expected: Verdict, journal: Journal
) -> None:
    log_days(journal, values, SUNDAY)
    assert comparison(journal, "now-before", TODAY).verdict == expected
    assert comparison(journal, "now-before", TODAY + timedelta(6)).verdict == expected, "the week is not over yet"


def test_years_lie_between_the_first_week_and_the_last(journal: Journal) -> None:
    log_days(journal, [8] * 7, SUNDAY - timedelta(700))
    log_days(journal, [3] * 14, SUNDAY)
    assert comparison(journal, "now-before", TODAY) == Comparison("lower", 8, 3)


@given(histories, st.lists(st.integers(0, 10), min_size=1, max_size=9))
def test_what_is_typed_in_the_current_week_changes_nothing(scores: Scores, typed: list[int]) -> None:
    before = compare(tally_of(scores | {DAY: []}), TODAY)
    if before.verdict != "too early":
        assert compare(tally_of(scores | {DAY: typed}), TODAY) == before


SAID = ("lower", "about the same", "higher")


@st.composite
def lives(draw: st.DrawFn) -> Scores:
    """A level in the first weeks, another one of late, a few scores around each on most days."""
    scores: Scores = {}
    levels = draw(st.integers(0, 10)), draw(st.integers(0, 10))
    for day in range(DAY - 35, DAY):
        near = levels[day >= DAY - 14]
        value = st.integers(max(0, near - 2), min(10, near + 2))
        scores[day] = draw(st.lists(value, max_size=2))
    return scores


@given(lives() | histories, st.integers(DAY - 49, DAY), day_of_scores)
def test_one_odd_day_flips_nothing(scores: Scores, day: int, odd: list[int]) -> None:
    one, other = (compare(tally_of(each), TODAY).verdict for each in (scores, scores | {day: odd}))
    if one in SAID and other in SAID:
        assert one == other


@given(st.integers(0, 10), st.integers(0, 10), st.integers(DAY - 21, DAY), day_of_scores)
def test_one_odd_day_leaves_a_clear_answer_as_it_is(first: int, recent: int, day: int, odd: list[int]) -> None:
    scores = {one: [first if one < DAY - 14 else recent] for one in range(DAY - 21, DAY)}
    before = compare(tally_of(scores), TODAY).verdict
    after = compare(tally_of(scores | {day: odd}), TODAY).verdict
    assert after == before or "unclear" in (before, after)
    if abs(recent - first) >= 5 or recent == first:
        assert before == after != "unclear"


def test_nothing_gives_nothing(journal: Journal) -> None:
    assert summary(journal, TODAY) == Summary(0, 0.0, None, None, None)
    assert comparison(journal, "now", TODAY) == Comparison("too early")
    assert leading(journal, None, None) is None
    assert usual([]) is None


def test_the_question_that_is_asked_most_leads(journal: Journal) -> None:
    journal.scores.log("now", 4)
    journal.scores.log("now-after", 4)
    assert leading(journal, TODAY, TODAY) == "now"
    log_days(journal, [5, 5])
    assert leading(journal, None, None) == "now-before"
    assert leading(journal, TODAY - timedelta(9), TODAY - timedelta(5)) is None


def test_the_summary_is_of_the_last_30_days(journal: Journal, clock: SetClock) -> None:
    clock.move(days=-30)
    for days_ago in (30, 29, 0):
        clock.time = START - timedelta(days=days_ago)
        session_id = journal.sessions.start("seven-actions", "{}", 60.0).id
        journal.scores.log("now-before", 4 + days_ago // 10, session_id=session_id)
        journal.sessions.end_step(session_id, StepPlace(0, "cat-cow", 1), "done", 600.0)
        if days_ago:
            journal.scores.log("now-after", 3, session_id=session_id)
    assert summary(journal, TODAY) == Summary(2, 1200.0, Usual(5.0, 2), Usual(3.0, 1), None)
