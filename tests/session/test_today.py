"""Changes for one day: left out, swapped and back again, fewer and more sets."""

import pytest

from backcoach.session.today import MOST_SETS, Today, as_today
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
ROUTINE = CATALOG.routine("five-minute-warm-up")
IDS = [item.exercise for item in ROUTINE.items]


def test_nothing_changed_is_the_routine_itself() -> None:
    assert as_today(ROUTINE, CATALOG, Today()) == ROUTINE


def test_what_is_left_out_goes_and_nothing_may_be_left() -> None:
    left = as_today(ROUTINE, CATALOG, Today().leaving_out(IDS[1]))
    assert left
    assert [item.exercise for item in left.items] == [IDS[0], *IDS[2:]]
    assert as_today(ROUTINE, CATALOG, Today(without=tuple(IDS))) is None


def test_a_swap_keeps_the_place_and_the_way_back_is_no_swap() -> None:
    today = Today().swapping(IDS[2], "plank")
    swapped = as_today(ROUTINE, CATALOG, today)
    assert swapped
    assert [item.exercise for item in swapped.items] == [*IDS[:2], "plank", *IDS[3:]]
    assert today.swapping("plank", "bird-dog").instead == ((IDS[2], "bird-dog"),)
    assert today.swapping("plank", IDS[2]).instead == ()
    assert as_today(ROUTINE, CATALOG, Today().swapping(IDS[2], "gone")) == ROUTINE


@pytest.mark.parametrize(("asked", "given"), [(3, 3), (0, 1), (99, MOST_SETS)])
def test_sets_stay_within_reason(asked: int, given: int) -> None:
    today = Today().with_sets(IDS[0], 2).with_sets(IDS[0], asked)
    assert today.sets == ((IDS[0], given),)
    changed = as_today(ROUTINE, CATALOG, today)
    assert changed
    assert changed.items[0].sets == given
