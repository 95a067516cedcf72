"""Routines for days that differ, easier and harder forms, and which cautions warn of which exercise."""

import pytest

from backcoach.catalog import Catalog
from backcoach.coaching.prompts import FIRST_ROUTINES
from backcoach.session import SessionSettings, compile_timeline
from clinical_review import LOWEST, OTHER_MEANS
from tests.catalog.lookups import minutes, placed, with_caution
from tests.shipped import shipped_catalog


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return shipped_catalog()


@pytest.mark.parametrize(
    ("id", "most"),
    [
        ("small-start", 5), ("morning-in-bed", 5), ("chair-and-standing", 5), ("bending-back", 5),
        ("bending-forward", 6), ("before-lifting", 5), ("short-and-strong", 10), ("wind-down", 5), ("long-desk-day", 3),
    ],
)  # fmt: skip
def test_a_routine_for_a_day_lasts_about_as_long_as_it_says(catalog: Catalog, id: str, most: int) -> None:
    assert most * 0.8 <= minutes(catalog, id) <= most


def test_the_small_routines_to_begin_with_need_nothing_that_has_to_be_bought(catalog: Catalog) -> None:
    needed = {thing.name for id in FIRST_ROUTINES.values() for thing in catalog.equipment(catalog.routine(id))}
    assert needed <= {"exercise mat", "cushion", "chair"}
    assert all(len(catalog.routine(id).items) <= 5 for id in FIRST_ROUTINES.values())


def test_in_bed_nobody_needs_a_mat(catalog: Catalog) -> None:
    assert catalog.equipment(catalog.routine("morning-in-bed")) == ()
    timeline = compile_timeline(catalog.routine("morning-in-bed"), catalog, SessionSettings())
    assert not any(step.things for step in timeline.steps)


def test_what_is_done_without_the_floor_stays_off_it(catalog: Catalog) -> None:
    for id in ("chair-and-standing", "before-lifting", "long-desk-day"):
        assert {catalog.exercise(item.exercise).position for item in catalog.routine(id).items} <= {
            "seated",
            "standing",
        }


def test_every_exercise_has_an_easier_rung_or_is_the_lowest_one_on_a_chair_or_with_support(catalog: Catalog) -> None:
    lowest = {id for id, exercise in catalog.exercises.items() if not exercise.easier and not exercise.chair}
    assert lowest == set(LOWEST)
    assert {catalog.exercise(id).position for id in lowest} == {"seated", "standing"}


def test_what_is_done_on_the_floor_can_be_left_for_a_chair_or_a_bed(catalog: Catalog) -> None:
    """By its own form, or by steps down its ladder."""

    def reaches_a_chair(id: str) -> bool:
        one = catalog.exercise(id)
        if one.chair or one.in_bed or one.position in ("seated", "standing"):
            return True
        return one.easier is not None and reaches_a_chair(one.easier)

    assert [id for id in catalog.exercises if not reaches_a_chair(id)] == []


def test_a_form_that_helps_by_other_means_says_so_in_the_page_to_be_signed(catalog: Catalog) -> None:
    assert all(catalog.exercise(id).chair for id in OTHER_MEANS)


def test_a_form_on_a_chair_is_on_a_chair_or_standing(catalog: Catalog) -> None:
    forms = [catalog.exercise(e.chair) for e in catalog.exercises.values() if e.chair]
    assert {form.position for form in forms} <= {"seated", "standing"}


def test_lying_on_the_front_or_the_back_warns_in_pregnancy(catalog: Catalog) -> None:
    assert placed(catalog, "prone", "supine") <= with_caution(catalog, "pregnancy")


def test_bending_twisting_and_rolling_warn_with_osteoporosis(catalog: Catalog) -> None:
    assert {
        "roll-up",
        "single-knee-to-chest",
        "double-knee-to-chest",
        "childs-pose",
        "press-up-to-heels",
        "supine-twist",
        "seated-twist",
        "open-book",
        "thoracic-rotation-on-roller",
        "thread-the-needle",
        "segmental-rolling",
        "thoracic-foam-roll",
        "front-thigh-foam-roll",
        "hip-hinge",
        "good-morning-squat",
        "standing-forward-bend",
    } <= with_caution(catalog, "osteoporosis")


def test_paced_breaths_planks_and_a_low_head_warn_with_high_blood_pressure(catalog: Catalog) -> None:
    breaths = {id for id, exercise in catalog.exercises.items() if exercise.breath_led}
    strains = {"plank", "knee-plank", "glute-bridge", "single-leg-bridge", "roll-up", "bird-dog"}
    low_head = {"childs-pose", "thread-the-needle", "standing-forward-bend", "good-morning-squat", "hip-hinge"}
    assert breaths | strains | low_head <= with_caution(catalog, "high-blood-pressure")


def test_deep_breathing_warns_with_dizziness(catalog: Catalog) -> None:
    breathing = {id for id, exercise in catalog.exercises.items() if exercise.kind == "breathing"}
    assert breathing <= with_caution(catalog, "dizziness")


def test_each_way_of_bending_warns_whom_it_bothers(catalog: Catalog) -> None:
    assert {
        "double-knee-to-chest", "single-knee-to-chest", "childs-pose", "roll-up", "standing-forward-bend", "cat-cow"
    } <= with_caution(catalog, "bending-forward")  # fmt: skip
    assert {"sphinx", "baby-cobra", "press-up-to-heels", "cat-cow"} <= with_caution(catalog, "bending-backward")


def test_kneeling_and_squatting_warn_with_sore_knees(catalog: Catalog) -> None:
    bent = placed(catalog, "all-fours", "kneeling", "half-kneeling", "squatting")
    deep = {"single-knee-to-chest", "double-knee-to-chest", "supine-figure-four", "glute-ball-release"}
    assert bent | deep | {"good-morning-squat", "hip-hinge", "knee-plank"} <= with_caution(catalog, "knee")


def test_weight_on_the_hands_warns_with_sore_wrists(catalog: Catalog) -> None:
    hands = placed(catalog, "all-fours") | {"press-up-to-heels", "baby-cobra", "glute-ball-release", "wall-press-up"}
    hands |= {"front-thigh-ball"}
    assert with_caution(catalog, "wrist") == hands
