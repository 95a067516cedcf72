from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog import Catalog, Exercise, Routine, RoutineItem
from backcoach.session import ChosenDose, choose
from backcoach.session.settings import Level
from tests.builders import breathing, dose, exercise, routine, stretch
from tests.strategies import exercises, few, plans

MEASURES = ("repetitions", "breaths", "hold_s", "hold_breaths", "time_s")
levels = st.sampled_from(get_args(Level))


def alone(one: Exercise) -> tuple[Exercise, RoutineItem, Routine]:
    mine = routine(one)
    return one, mine.items[0], mine


@pytest.mark.parametrize(("level", "sets", "breaths"), [("low", 1, 8), ("middle", 2, 9), ("high", 3, 10)])
def test_the_level_picks_a_point_in_the_range(level: Level, sets: int, breaths: int) -> None:
    one = breathing(dose=dose(sets=(1, 3), breaths=(8, 10), rest_s=30))
    assert choose(*alone(one), level) == ChosenDose(sets=sets, rest_s=30, breaths=breaths)


def test_a_routine_starts_at_the_low_end() -> None:
    assert choose(*alone(stretch())) == ChosenDose(sets=1, rest_s=0, hold_s=20, sides="each")


@pytest.mark.parametrize("level", get_args(Level))
def test_a_number_of_the_item_applies_at_every_level(level: Level) -> None:
    one = exercise(dose=dose(sets=(1, 3), repetitions=(5, 9), rest_s=30))
    item = RoutineItem(exercise=one.id, sets=4, repetitions=12, rest_s=0)
    assert choose(one, item, routine(item), level) == ChosenDose(sets=4, rest_s=0, repetitions=12)


@pytest.mark.parametrize("level", get_args(Level))
def test_in_a_circuit_the_rounds_are_the_sets(level: Level) -> None:
    one = exercise(dose=dose(sets=(1, 3), repetitions=(5, 5)))
    circuit = routine(one, arrangement="circuit", rounds=2)
    assert choose(one, circuit.items[0], circuit, level).sets == 2


@given(exercises(), levels)
def test_every_measure_lies_in_its_range_and_no_other_appears(one: Exercise, level: Level) -> None:
    chosen = choose(*alone(one), level)
    for key in ("sets", *MEASURES):
        ends, picked = getattr(one.dose, key), getattr(chosen, key)
        assert (ends is None) == (picked is None)
        assert ends is None or ends[0] <= picked <= ends[1]


@given(exercises())
def test_a_higher_level_never_asks_for_less(one: Exercise) -> None:
    low, middle, high = (choose(*alone(one), level) for level in get_args(Level))
    for key in ("sets", *MEASURES):
        if getattr(low, key) is not None:
            assert getattr(low, key) <= getattr(middle, key) <= getattr(high, key)


@few
@given(plans(), levels)
def test_a_dose_has_at_least_one_set_and_something_to_do(plan: tuple[Routine, Catalog], level: Level) -> None:
    mine, known = plan
    for item in mine.items:
        chosen = choose(known.exercise(item.exercise), item, mine, level)
        assert chosen.sets >= 1
        assert any(getattr(chosen, key) for key in MEASURES)
