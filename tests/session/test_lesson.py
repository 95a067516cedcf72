"""An exercise as a lesson."""

from backcoach.session.lesson import lesson, setting_up
from tests.builders import exercise
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()


def test_each_step_has_the_phase_that_it_tells() -> None:
    steps = lesson(exercise(step_phases=("", "lift", "lower")))
    assert [(step.number, step.text, step.phase) for step in steps] == [
        (1, "Lie down.", None), (2, "Lift.", "lift"), (3, "Lower.", "lower"),
    ]  # fmt: skip


def test_without_phases_all_steps_show_the_starting_pose_and_the_first_sets_one_up() -> None:
    own = exercise()
    assert {step.phase for step in lesson(own)} == {None}
    assert setting_up(own) == ("Lie down.",)


def test_the_steps_before_the_first_movement_set_one_up() -> None:
    assert setting_up(exercise(step_phases=("", "", "lower"))) == ("Lie down.", "Lift.")
    assert setting_up(exercise(step_phases=("lift", "", "lower"))) == ("Lie down.",)


def test_every_shipped_exercise_says_which_phase_a_step_tells_and_begins_in_its_starting_pose() -> None:
    for one in CATALOG.exercises.values():
        assert one.step_phases, one.id
        assert one.step_phases[0] == "", one.id
        assert set(one.step_phases) > {""}, one.id


def test_every_shipped_exercise_with_sides_names_the_limbs_that_work_unless_the_whole_trunk_does() -> None:
    without = {one.id for one in CATALOG.exercises.values() if one.sides != "both" and not one.works}
    twists = {"seated-twist", "supine-twist", "floor-twist", "twist-in-bed"}
    assert without == twists, "knees sink, or the whole trunk turns"
