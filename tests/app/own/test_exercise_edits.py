"""The user's own exercise: from a line of a list, measured in every way, and always valid in a file."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.app.motion_library import MotionLibrary
from backcoach.app.own.exercise_edits import (
    MOST_PICTURES,
    changed_picture,
    empty_exercise,
    exercise_from,
    lines,
    phases,
    way_of,
    with_amount,
    with_figure,
    with_hold,
    with_phase,
    with_picture,
    with_rest,
    with_sets,
    with_sides,
    with_way,
    without_phase,
)
from backcoach.app.own.typed_dose import read_typed
from backcoach.catalog import Catalog, Exercise, routine_of
from backcoach.catalog.exercise_files import exercise_faults
from backcoach.catalog.types import Picture, SidePhrase
from backcoach.session import SessionSettings, compile_timeline
from backcoach.words import Words
from tests.shipped import shipped_catalog

BLANK = empty_exercise("mine", "Mine")
LIFT = Picture(file="mine-1.jpg", phase="lift")


@pytest.mark.parametrize(
    ("line", "way", "dose"),
    [
        ("wall angel 2 x 10", "repetitions", {"sets": (2, 2), "repetitions": (10, 10), "hold_s": None}),
        ("wall angel 3 x 8 hold 5 s", "repetitions", {"repetitions": (8, 8), "hold_s": (5, 5)}),
        ("wall sit 2 x 30 s", "hold", {"sets": (2, 2), "hold_s": (30, 30)}),
        ("wall sit 1 min", "hold", {"hold_s": (60, 60)}),
        ("deep breathing 6 breaths", "breaths", {"breaths": (6, 6)}),
        ("wall angel", "repetitions", {"sets": (1, 1), "repetitions": (8, 8)}),
    ],
)
def test_a_line_of_a_list_is_an_exercise(line: str, way: str, dose: dict[str, Any]) -> None:
    made = exercise_from(read_typed(line, Words()), "mine", "Mine")
    assert way_of(made) == way
    assert {key: getattr(made.dose, key) for key in dose} == dose
    assert exercise_faults(made) == []


@pytest.mark.parametrize(
    ("line", "sides"), [("x 2 x 5 each side", "each"), ("x 2 x 5 in turn", "alternate"), ("x 2 x 5", "both")]
)
def test_sides_of_a_line(line: str, sides: str) -> None:
    assert exercise_from(read_typed(line, Words()), "mine", "Mine").sides == sides


STEPS = st.one_of(
    st.tuples(st.just(with_way), st.sampled_from(["repetitions", "hold", "time", "breaths"])),
    st.tuples(st.just(with_sets), st.integers(-3, 200)),
    st.tuples(st.just(with_rest), st.integers(0, 600)),
    st.tuples(st.just(lambda one, hold: with_hold(one, hold=hold)), st.booleans()),
    st.tuples(st.just(lambda one, place: without_phase(one, min(place, len(phases(one)) - 1))), st.integers(0, 5)),
    st.tuples(st.just(lambda one, n: with_phase(one, n, "reach", 1.5)), st.integers(0, 6)),
    st.tuples(st.just(with_sides), st.sampled_from(["both", "each", "alternate"])),
    st.tuples(st.just(with_picture), st.just(LIFT)),
)


@given(st.lists(STEPS, max_size=12))
def test_no_step_in_the_form_makes_what_no_file_may_say(steps: list[tuple[Any, Any]]) -> None:
    made: Exercise = BLANK
    for change, value in steps:
        if not (made.breath_led and change not in (with_way, with_sets, with_rest, with_sides)):
            made = change(made, value)
    assert exercise_faults(made) == []
    assert len(made.pictures) <= MOST_PICTURES
    assert {one.phase for one in made.pictures} <= {None, *made.phase_names}
    catalog = Catalog(exercises={made.id: made}, routines={})
    assert compile_timeline(routine_of(made), catalog, SessionSettings()).duration_s > 0


def test_a_shipped_figure_is_borrowed_with_its_movement_until_that_is_another() -> None:
    from tests.places import ASSETS

    for other in shipped_catalog().exercises.values():
        made = with_figure(with_sets(BLANK, 3), other)
        assert (made.figure, made.tempo, made.dose.sets) == (other.id, other.tempo, (3, 3))
        assert exercise_faults(made) == []
        assert with_figure(empty_exercise("second", "Second"), made).figure == other.id
        assert with_figure(made, None).figure is None
        assert with_way(made, "time").figure is None
    catalog = shipped_catalog()
    ten = with_amount(BLANK, "repetitions", 10)
    assert with_figure(ten, catalog.exercise("bird-dog")).dose.repetitions == (10, 10), "what was typed stays"
    assert with_figure(ten, catalog.exercise("single-knee-to-chest")).dose.repetitions is None
    motions = MotionLibrary(ASSETS / "motions")
    plank = with_figure(BLANK, shipped_catalog().exercise("plank"))
    assert motions.of(plank) is motions.get("plank")
    assert motions.of(replace(plank, tempo=with_phase(plank, 0, "reach", 2).tempo)) is None


def test_a_hold_can_be_put_into_a_movement_and_taken_out() -> None:
    held = with_hold(BLANK, hold=True)
    assert [part.phase for part in phases(held)] == ["lift", "hold", "lower"]
    assert without_phase(held, 1) == held, "the hold goes by its own switch"
    assert with_hold(held, hold=False) == BLANK
    assert with_phase(held, 1, "stay", 3).tempo[1].s is None  # type: ignore[union-attr]
    breaths = with_way(BLANK, "breaths")
    assert with_hold(breaths, hold=True) == breaths


def test_a_phase_occurs_once_and_the_last_one_stays() -> None:
    assert with_phase(BLANK, 1, "lift", 3) == BLANK
    held = with_way(BLANK, "hold")
    assert with_phase(held, 0, "lift", 3) == held, "what is held has no seconds of its own"
    one = without_phase(BLANK, 0)
    assert without_phase(one, 0) == one


def test_amounts_stay_within_what_a_file_may_say() -> None:
    assert with_amount(BLANK, "repetitions", 0).dose.repetitions == (1, 1)
    assert with_amount(with_way(BLANK, "time"), "time_s", 99_999).dose.time_s == (3600, 3600)


def test_pictures_follow_the_movement() -> None:
    pictured = with_picture(BLANK, LIFT)
    assert without_phase(pictured, 0).pictures == (replace(LIFT, phase=None),)
    assert changed_picture(pictured, 0, None).pictures == ()
    assert changed_picture(pictured, 0, replace(LIFT, mirror=False)).pictures[0].mirror is False


def test_words_for_sides_go_with_the_sides() -> None:
    sided = replace(BLANK, sides="each", side_phrase=SidePhrase(left="Left", right="Right"))
    assert with_sides(sided, "both").side_phrase is None
    assert with_sides(sided, "alternate").side_phrase == sided.side_phrase


def test_steps_are_lines() -> None:
    assert lines(" Sit down.  \n\n Turn   round.\n") == ("Sit down.", "Turn round.")
