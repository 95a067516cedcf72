"""What cannot be fetched is not asked for: an exercise becomes its easier form, or is left out."""

import msgspec
import pytest

from backcoach.catalog import Equipment, RoutineItem
from backcoach.catalog.types import MAT
from backcoach.coaching.things import NO_THINGS, fitted, lacking
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
EVERYTHING = {thing.key for exercise in CATALOG.exercises.values() for thing in exercise.equipment}


@pytest.mark.parametrize("have", [(), EVERYTHING])
def test_nothing_changes_where_nothing_was_said_or_nothing_is_missed(have: tuple[str, ...]) -> None:
    for routine in CATALOG.routines.values():
        fit = fitted(routine, CATALOG, have)
        assert (fit.routine, fit.swapped, fit.left_out, fit.lacking) == (routine, (), (), ())


def test_seven_actions_without_roller_and_ball() -> None:
    fit = fitted(CATALOG.routine("seven-actions"), CATALOG, EVERYTHING - {"foam roller", "massage ball"})
    assert fit.routine
    assert fit.lacking == ("foam roller", "massage ball")
    assert set(fit.left_out) | {old for old, _ in fit.swapped} == {
        "thoracic-foam-roll", "thoracic-rotation-on-roller", "glute-ball-release"
    }  # fmt: skip
    needed = {thing.key for thing in CATALOG.equipment(fit.routine)}
    assert not needed & {"foam roller", "massage ball"}


@pytest.mark.parametrize("id", CATALOG.routines)
def test_with_no_things_at_all_nothing_but_a_floor_is_needed(id: str) -> None:
    fit = fitted(CATALOG.routine(id), CATALOG, (NO_THINGS,))
    if fit.routine:
        assert {thing.key for thing in CATALOG.equipment(fit.routine)} <= {MAT}
        ids = [item.exercise for item in fit.routine.items]
        assert len(ids) == len(set(ids))


def test_an_easier_form_takes_the_place_unless_it_is_there_already() -> None:
    roller = (Equipment("roller", "a towel"),)
    hard = msgspec.structs.replace(CATALOG.exercise("bird-dog"), id="hard", equipment=roller, easier="cat-cow")
    catalog = msgspec.structs.replace(CATALOG, exercises=CATALOG.exercises | {"hard": hard})
    routine = msgspec.structs.replace(CATALOG.routine("three-moves"), items=(RoutineItem("hard"),))
    assert fitted(routine, catalog, (NO_THINGS,)).swapped == (("hard", "cat-cow"),)
    both = msgspec.structs.replace(routine, items=(RoutineItem("hard"), RoutineItem("cat-cow")))
    fit = fitted(both, catalog, (NO_THINGS,))
    assert (fit.swapped, fit.left_out) == ((), ("hard",))
    alone = msgspec.structs.replace(catalog, exercises={"hard": msgspec.structs.replace(hard, easier=None)})
    assert fitted(routine, alone, (NO_THINGS,)).routine is None
    assert lacking(hard, ("roller",)) == ()
