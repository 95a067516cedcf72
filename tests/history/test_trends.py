from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from statistics import median
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.journal import Journal
from backcoach.history.records import StepPlace
from backcoach.history.timestamps import day_number
from backcoach.history.trends import (
    Change,
    Summary,
    baseline,
    change,
    daily,
    medians,
    points,
    series,
    summary,
    week_line,
)
from tests.history.helpers import START, SetClock

TODAY = START.date()
DAY = 86_400.0

some_scores = st.lists(st.tuples(st.integers(20_000, 20_060), st.integers(0, 10)), max_size=150)


def tally_of(scores: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    return [(*key, number) for key, number in sorted(Counter(scores).items())]


def noon(day: int) -> float:
    return day * DAY + DAY / 2


@given(some_scores)
def test_a_day_is_the_median_the_extremes_and_the_count_of_its_scores(scores: list[tuple[int, int]]) -> None:
    days = daily(tally_of(scores))
    assert days.x.tolist() == [noon(day) for day in sorted({day for day, _ in scores})]
    for x, middle, low, high, count in zip(days.x, days.median, days.low, days.high, days.count, strict=True):
        values = [value for day, value in scores if noon(day) == x]
        assert (middle, low, high, count) == (median(values), min(values), max(values), len(values))


@given(some_scores)
def test_the_week_s_median_needs_4_scores_and_gaps_stay_gaps(scores: list[tuple[int, int]]) -> None:
    line = week_line(tally_of(scores))
    assert np.all(np.diff(line.x) == DAY)
    for x, y in zip(line.x, line.y, strict=True):
        values = [value for day, value in scores if x - 6 * DAY <= noon(day) <= x]
        assert (y == median(values)) if len(values) >= 4 else np.isnan(y)
    if scores:
        assert (line.x[0], line.x[-1]) == (noon(min(scores)[0]), noon(max(scores)[0]))


@given(st.lists(st.integers(0, 10)))
def test_a_median_from_counts_is_the_median(values: list[int]) -> None:
    [middle] = medians(np.array([[values.count(value) for value in range(11)]]))
    assert np.isnan(middle) if not values else middle == median(values)


def test_nothing_gives_nothing(journal: Journal) -> None:
    empty = series(journal, "now")
    assert empty.points is not None
    assert [len(part) for part in (empty.points.x, empty.points.ids, empty.days.x, empty.line.x)] == [0, 0, 0, 0]
    assert summary(journal, TODAY) == Summary(0, 0.0, None, None, None)


def test_points_are_at_the_wall_clock_across_summer_time_and_travel(journal: Journal, clock: SetClock) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    walls = [datetime(2026, 3, 28, 8), datetime(2026, 3, 29, 8), datetime(2025, 10, 26, 8), datetime(2025, 10, 27, 8)]
    for wall in sorted(walls):
        journal.scores.log("now", 4, wall.replace(tzinfo=berlin))
    journal.scores.log("now", 5, datetime(2026, 4, 10, 7, tzinfo=timezone(timedelta(hours=-9))))
    walls.append(datetime(2026, 4, 10, 7))
    shown = points(journal.scores.points("now"))
    assert shown.x.tolist() == [wall.replace(tzinfo=UTC).timestamp() for wall in sorted(walls)]
    assert [journal.scores.get(score_id).value for score_id in shown.ids] == shown.y.tolist()


def log_days(journal: Journal, values: list[int | None], last: date = TODAY) -> None:
    """One score before a session on each day up to `last`; None leaves a day out."""
    for back, value in enumerate(reversed(values)):
        if value is not None:
            at = START - timedelta(days=back + (TODAY - last).days)
            journal.scores.log("now-before", value, at)


def test_a_series_of_a_range_knows_the_week_before_it(journal: Journal) -> None:
    log_days(journal, [2, 2, 2, 2, 8, 8, 8])
    first = TODAY - timedelta(2)
    part = series(journal, "now-before", first)
    assert part.points is not None
    assert part.points.y.tolist() == part.days.median.tolist() == [8, 8, 8]
    assert part.line.y.tolist() == [2, 2, 2]
    assert part.line.x.tolist() == part.days.x.tolist() == [noon(day_number(first) + day) for day in range(3)]
    assert len(series(journal, "now-before", first, TODAY - timedelta(1)).days.x) == 2


def test_a_range_without_scores_shows_nothing_of_the_week_before(journal: Journal) -> None:
    log_days(journal, [2, 2, 2, 2, None])
    assert len(series(journal, "now-before", TODAY).line.x) == 0


def test_too_many_scores_are_shown_as_days(journal: Journal) -> None:
    log_days(journal, [3] * 5)
    assert series(journal, "now-before", most=5).points is not None
    assert series(journal, "now-before", most=4).points is None


def test_questions_never_share_a_line(journal: Journal) -> None:
    for _ in range(4):
        journal.scores.log("now-before", 8)
        journal.scores.log("now-after", 2)
    assert series(journal, "now-before").line.y.tolist() == [8]
    assert series(journal, "now-after").line.y.tolist() == [2]


def test_the_baseline_is_the_median_of_the_first_7_scores(journal: Journal) -> None:
    log_days(journal, [9, 1, 5, 4, 6, 5, 7, 0, 0, 0])
    assert baseline(journal, "now-before") == 5
    log_days(journal, [2, 2, 2, 2], TODAY - timedelta(10))
    assert baseline(journal, "now-before") == 2


def test_six_scores_are_no_baseline(journal: Journal) -> None:
    log_days(journal, [5] * 6)
    assert baseline(journal, "now-before") is None
    assert change(journal, "now-before", TODAY) is None


WEEK: list[int | None] = [6] * 7


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (WEEK + [4] * 20, "lower"),
        (WEEK + [8] * 20, "higher"),
        (WEEK + [5] * 20, "about the same"),
        (WEEK + [4] * 14, "about the same"),  # the new level is not two weeks old yet
        (WEEK + [4] * 16, "about the same"),
        (WEEK + [4] * 17, "lower"),
        ([9] * 7 + [7] * 20, "about the same"),  # 2 points, but not 30 %
        ([9] * 7 + [6] * 20, "lower"),
        ([2] * 7 + [1] * 20, "about the same"),  # 30 %, but not 2 points
        ([0] * 7 + [2] * 20, "higher"),
        ([5] * 7 + [0] * 13 + [10] * 7, "about the same"),  # far away, on either side
        (WEEK + [4] * 12 + [None] * 8, None),  # nothing of late
        (WEEK + [4, None, None] * 10, None),  # never 4 in a week
        (WEEK + [4, None] * 12, "lower"),  # every other day
        ([6] * 6, None),
    ],
)
def test_a_change_is_2_points_and_30_percent_for_two_weeks(
    values: list[int | None], expected: Change | None, journal: Journal
) -> None:
    log_days(journal, values)
    assert change(journal, "now-before", TODAY) == expected


def test_the_summary_is_of_the_last_30_days(journal: Journal, clock: SetClock) -> None:
    clock.move(days=-30)
    for days_ago in (30, 29, 0):
        clock.time = START - timedelta(days=days_ago)
        session_id = journal.sessions.start("seven-actions", "{}", 60.0).id
        journal.scores.log("now-before", 4 + days_ago // 10, session_id=session_id)
        journal.sessions.end_step(session_id, StepPlace(0, "cat-cow", 1), "done", 600.0)
        if days_ago:
            journal.scores.log("now-after", 3, session_id=session_id)
    assert summary(journal, TODAY) == Summary(sessions=2, active_s=1200.0, before=5.0, after=3.0, change=None)
