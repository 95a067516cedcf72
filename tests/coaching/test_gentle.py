"""The gentle day is offered when it hurts clearly more than usual, and only then."""

from datetime import UTC, datetime, timedelta

import pytest

from backcoach.catalog.read import read_catalog
from backcoach.coaching.gentle import GENTLE_DAY, usual_below
from backcoach.history.records import Score
from tests.places import ASSETS

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


def before(value: int, days_ago: int = 0) -> Score:
    return Score(str(days_ago), "now-before", value, NOW - timedelta(days_ago))


@pytest.mark.parametrize(("value", "level"), [(0, None), (4, None), (5, 3.0), (10, 3.0)])
def test_from_two_points_above_the_usual_on(value: int, level: float | None) -> None:
    assert usual_below(before(value), [before(3, day) for day in range(1, 8)]) == level


def test_without_a_usual_there_is_nothing_to_be_above() -> None:
    assert usual_below(before(10), [before(1, day) for day in range(1, 4)]) is None
    assert usual_below(before(10), [before(1, day) for day in range(40, 60)]) is None


def test_the_routine_for_it_is_in_the_catalogue() -> None:
    assert GENTLE_DAY in read_catalog(ASSETS).routines
