"""What the chosen cautions hide and warn about."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog import Routine
from backcoach.catalog.read import read_catalog
from backcoach.catalog.types import Caution
from backcoach.coaching import caution_advice, may_hold_breath, read_safety, visible_exercises, without_hidden
from backcoach.coaching.cautions import shortest_set_s
from tests.places import ASSETS

CATALOG = read_catalog(ASSETS)
RULES = read_safety(ASSETS).caution
cautions = st.sets(st.sampled_from(get_args(Caution)))


@given(cautions, st.sampled_from(sorted(CATALOG.exercises)))
def test_only_chosen_cautions_count_and_every_one_that_an_exercise_names(chosen: set[Caution], id: str) -> None:
    exercise = CATALOG.exercise(id)
    found = caution_advice(exercise, chosen, RULES)
    assert set(found.hidden_by) <= chosen
    named = chosen.intersection(exercise.cautions)
    assert len(found.warnings) == len(named.difference(found.hidden_by))
    assert named or found.hidden_by or not found.warnings


def test_without_a_chosen_caution_everything_is_shown_without_warnings() -> None:
    exercises = list(CATALOG.exercises.values())
    assert visible_exercises(exercises, (), RULES) == exercises
    assert not any(caution_advice(exercise, (), RULES).warnings for exercise in exercises)


def test_osteoporosis_hides_the_roll_up_and_warns_of_deep_bends_and_twists() -> None:
    hidden = {id for id, one in CATALOG.exercises.items() if caution_advice(one, ["osteoporosis"], RULES).hidden_by}
    warned = {id for id, one in CATALOG.exercises.items() if caution_advice(one, ["osteoporosis"], RULES).warnings}
    assert hidden == {"roll-up"}
    assert warned >= {
        "single-knee-to-chest", "double-knee-to-chest", "childs-pose", "supine-twist", "seated-twist",
        "thoracic-foam-roll", "front-thigh-foam-roll", "hip-hinge",
    }  # fmt: skip


def test_pregnancy_hides_everything_face_down_and_everything_long_on_the_back() -> None:
    left = visible_exercises(CATALOG.exercises.values(), ["pregnancy"], RULES)
    assert not [one.id for one in left if one.position == "prone"]
    assert not [one.id for one in left if one.position == "supine" and shortest_set_s(one) > 60]
    assert {"cat-cow", "bird-dog", "seated-twist"} <= {one.id for one in left}


def test_high_blood_pressure_takes_the_hold_out_of_the_breath() -> None:
    assert may_hold_breath(["pregnancy", "knee"], RULES)
    assert not may_hold_breath(["knee", "high-blood-pressure"], RULES)


@pytest.mark.parametrize(
    ("id", "seconds"),
    [
        ("belly-breathing", 60),  # 5 breaths of 12 s
        ("thoracic-foam-roll", 30),  # by time
        ("glute-ball-release", 60),  # by time, each side
        ("roll-up", 27),  # 3 times 4 up, 1 held, 4 down
        ("supine-twist", 72),  # a hold of 30 s and 6 s of movement, each side
        ("bird-dog", 2 * (3 * 12 + 4)),  # a hold of 3 breaths, each side
        ("alternating-step-up", 2 * 6 * 4),  # movements alone
    ],
)
def test_how_long_a_set_lasts(id: str, seconds: float) -> None:
    assert shortest_set_s(CATALOG.exercise(id)) == seconds


@given(cautions, st.sampled_from(sorted(CATALOG.routines)), st.sets(st.sampled_from(sorted(CATALOG.exercises))))
def test_a_routine_loses_hidden_exercises_and_keeps_the_others_in_order(
    chosen: set[Caution], id: str, hidden: set[str]
) -> None:
    routine = CATALOG.routine(id)
    gone = hidden | {one.id for one in CATALOG.exercises.values() if caution_advice(one, chosen, RULES).hidden_by}
    expected = tuple(item for item in routine.items if item.exercise not in gone)
    left = without_hidden(routine, CATALOG, chosen, RULES, hidden)
    assert (left.items if isinstance(left, Routine) else ()) == expected


def test_a_routine_of_only_hidden_exercises_is_none() -> None:
    assert without_hidden(CATALOG.as_routine("roll-up"), CATALOG, ["osteoporosis"], RULES) is None
