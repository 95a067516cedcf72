"""A routine fits into the minutes there are: fewer sets first, then fewer exercises, never one side only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.catalog import Routine
from backcoach.session import SessionSettings, choose, compile_timeline
from backcoach.session.shorter import shortened
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
LEVELS = st.sampled_from(["low", "middle", "high"])


def sets_of(routine: Routine, settings: SessionSettings) -> list[tuple[str, int]]:
    return [
        (item.exercise, choose(CATALOG.exercise(item.exercise), item, routine, settings.level).sets)
        for item in routine.items
    ]


@pytest.mark.parametrize("id", CATALOG.routines)
def test_all_of_it_is_left_as_it_is(id: str) -> None:
    assert shortened(CATALOG.routine(id), CATALOG, SessionSettings()) is CATALOG.routine(id)


@given(st.sampled_from(sorted(CATALOG.routines)), st.integers(1, 40), LEVELS)
def test_it_fits_and_keeps_the_beginning_of_the_list(id: str, minutes: int, level: str) -> None:
    settings = replace(SessionSettings(), minutes=minutes, level=level)
    whole = CATALOG.routine(id)
    short = shortened(whole, CATALOG, settings)
    before, after = sets_of(whole, settings), sets_of(short, settings)
    assert [name for name, _ in after] == [name for name, _ in before][: len(after)]
    assert all(now <= then for (_, now), (_, then) in zip(after, before, strict=False))
    if len(after) < len(before):
        assert {sets for _, sets in after} == {1}, "sets go first"
    timeline = compile_timeline(short, CATALOG, settings)
    assert timeline.duration_s <= minutes * 60 or (len(after), after[0][1]) == (1, 1)
    sides = [(step.item, step.set, step.side) for step in timeline.steps if step.side]
    assert {(item, k, "left") for item, k, _ in sides} == {one for one in sides if one[2] == "left"}
    assert {(item, k, "right") for item, k, _ in sides} == {one for one in sides if one[2] == "right"}
    assert shortened(short, CATALOG, settings) == short


def test_one_set_stays_even_if_it_is_too_long() -> None:
    one = CATALOG.as_routine("glute-bridge")
    left = shortened(one, CATALOG, replace(SessionSettings(), minutes=1, level="high"))
    assert [item.exercise for item in left.items] == ["glute-bridge"]
    long = replace(one, items=(replace(one.items[0], breaths=None, repetitions=None, time_s=600),))
    assert len(shortened(long, CATALOG, replace(SessionSettings(), minutes=1)).items) == 1
