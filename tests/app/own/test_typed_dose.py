"""A line of a physiotherapist's list is an exercise and its dose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.app.own.typed_dose import item_from, read_typed
from backcoach.catalog import RoutineItem
from backcoach.catalog.exercise_files import routine_faults
from tests.builders import routine
from tests.shipped import shipped_catalog

EXERCISES = shipped_catalog().exercises


@pytest.mark.parametrize(
    ("line", "id", "given"),
    [
        ("bird dog 3 x 8 each side hold 5 s", "bird-dog", {"sets": 3, "repetitions": 8, "hold_s": 5}),
        ("Bridge: 3×10", "glute-bridge", {"sets": 3, "repetitions": 10}),
        ("plank 2 x 20 s", "plank", {"sets": 2, "hold_s": 20}),
        ("one knee to chest 3x30s left only", "single-knee-to-chest", {"sets": 3, "hold_s": 30, "sides": "left"}),
        ("bird dog 3 × 4 breaths", "bird-dog", {"sets": 3, "hold_breaths": 4}),
        ("crocodile breathing 10 breaths", "crocodile-breathing", {"breaths": 10}),
        ("Vierfüßler 3 × 8 je Seite 5 Sek halten", "bird-dog", {"sets": 3, "repetitions": 8, "hold_s": 5}),
        ("bird dog 8 hold 5", "bird-dog", {"repetitions": 8, "hold_s": 5}),
        ("plank 1 min", "plank", {"hold_s": 60}),
        ("plank 2 times 20 s", "plank", {"repetitions": 2, "hold_s": 20}),
        ("cat cow 5 breaths", "cat-cow", {"repetitions": 5}),
        ("bird dog", "bird-dog", {}),
        ("", "plank", {}),
    ],
)
def test_a_line_is_an_exercise_and_its_dose(line: str, id: str, given: dict[str, object]) -> None:
    typed = read_typed(line)
    assert item_from(typed, EXERCISES[id]) == RoutineItem(exercise=id, **given)  # type: ignore[arg-type]
    assert typed.has_dose == any(sign.isdigit() for sign in line)


def test_the_words_before_the_number_are_what_is_searched_for() -> None:
    assert read_typed("  bird   dog hold 5 s").words == "bird dog"
    assert read_typed("bird dog").words == "bird dog"


@given(st.sampled_from(sorted(EXERCISES)), st.text("0123456789 x×sminbreathold left right each,", max_size=40))
def test_whatever_is_typed_fits_the_exercise(id: str, line: str) -> None:
    item = item_from(read_typed(line), EXERCISES[id])
    faults = [key for key, _ in routine_faults(routine(item), EXERCISES)]
    assert faults in ([], ["items"]), "at most it is too much"
