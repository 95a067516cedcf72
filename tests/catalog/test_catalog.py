import pytest

from backcoach.catalog import Equipment, RoutineItem
from backcoach.problem import Problem
from tests.builders import ROLLER, breathing, catalog, exercise, routine

LIFT, ROLL, BREATHE = exercise("glute-bridge"), exercise("foam-roll", equipment=(ROLLER,)), breathing("belly-breathing")
DAILY = routine(LIFT, ROLL, ROLL, id="daily")
CATALOG = catalog(LIFT, ROLL, BREATHE, routines=[DAILY])


def test_finds_by_id() -> None:
    assert CATALOG.exercise("glute-bridge") is LIFT
    assert CATALOG.routine("daily") is DAILY
    assert CATALOG.either("daily") is DAILY
    assert CATALOG.either("foam-roll") is ROLL


@pytest.mark.parametrize(
    ("find", "id", "sentence"),
    [
        (CATALOG.exercise, "glute-brigde", "There is no exercise “glute-brigde”; did you mean glute-bridge?"),
        (CATALOG.routine, "dialy", "There is no routine “dialy”; did you mean daily?"),
        (CATALOG.either, "daly", "There is no exercise or routine “daly”; did you mean daily?"),
        (CATALOG.exercise, "daily", "There is no exercise “daily”; `backcoach list` shows them all."),
        (CATALOG.as_routine, "", "There is no exercise or routine “”; `backcoach list` shows them all."),
    ],
)
def test_an_unknown_id_names_the_nearest_ones(find: object, id: str, sentence: str) -> None:
    assert callable(find)
    with pytest.raises(Problem) as caught:
        find(id)
    assert str(caught.value) == sentence


def test_several_near_ids_are_all_named_nearest_first() -> None:
    known = catalog(exercise("cat-cow"), exercise("cat-cows"), exercise("plank"))
    with pytest.raises(Problem, match=r"did you mean cat-cow or cat-cows\?$"):
        known.exercise("cat-co")


def test_an_exercise_alone_is_a_routine_of_itself() -> None:
    alone = CATALOG.as_routine("belly-breathing")
    assert (alone.id, alone.name, alone.items) == (BREATHE.id, BREATHE.name, (RoutineItem(exercise=BREATHE.id),))
    assert CATALOG.as_routine("daily") is DAILY


def test_equipment_is_named_once_in_the_order_of_use() -> None:
    ball = Equipment(name="ball", instead="a pair of socks")
    both = exercise("both", equipment=(ball, ROLLER))
    known = catalog(LIFT, ROLL, both)
    assert known.equipment(routine(LIFT, ROLL, both)) == (ROLLER, ball)
    assert known.equipment(routine(both, ROLL)) == (ball, ROLLER)
    assert known.equipment(routine(LIFT)) == ()
