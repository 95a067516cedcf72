"""A line of a physiotherapist's list is an exercise and its dose."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.app.own.typed_dose import item_from, read_typed
from backcoach.catalog import RoutineItem
from backcoach.catalog.exercise_files import routine_faults
from backcoach.words import Words
from backcoach.words.languages import Languages
from tests.builders import routine
from tests.places import ASSETS
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
        ("bird dog ٣ × ٨ hold ٥ s", "bird-dog", {"sets": 3, "repetitions": 8, "hold_s": 5}),
        ("bird dog 8 hold 5", "bird-dog", {"repetitions": 8, "hold_s": 5}),
        ("plank 1 min", "plank", {"hold_s": 60}),
        ("plank 2 times 20 s", "plank", {"repetitions": 2, "hold_s": 20}),
        ("cat cow 5 breaths", "cat-cow", {"repetitions": 5}),
        ("bird dog", "bird-dog", {}),
        ("", "plank", {}),
    ],
)
def test_a_line_is_an_exercise_and_its_dose(line: str, id: str, given: dict[str, object]) -> None:
    typed = read_typed(line, Words())
    assert item_from(typed, EXERCISES[id]) == RoutineItem(exercise=id, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "id", "given"),
    [
        ("Vierfüßler 3 × 8 je Seite 5 Sek. halten", "bird-dog", {"sets": 3, "repetitions": 8, "hold_s": 5}),
        ("Knie zur Brust, 3x30 Sekunden nur links", "single-knee-to-chest", {"sets": 3, "hold_s": 30, "sides": "left"}),
        ("Atmen im Liegen je 10 Atemzüge", "crocodile-breathing", {"breaths": 10}),
        ("plank 2 x 20 s", "plank", {"sets": 2, "hold_s": 20}),
    ],
)
def test_a_line_in_the_language_of_the_window_is_understood_and_english_as_well(
    line: str, id: str, given: dict[str, object], tmp_path: Path
) -> None:
    words = Words()
    Languages(ASSETS / "words", tmp_path).use(words, "de", ())
    typed = read_typed(line, words)
    assert item_from(typed, EXERCISES[id]) == RoutineItem(exercise=id, **given)  # type: ignore[arg-type]
    assert typed.words in ("Vierfüßler", "Knie zur Brust", "Atmen im Liegen", "plank")


def test_a_language_that_is_one_file_brings_its_words_for_a_dose(tmp_path: Path) -> None:
    (tmp_path / "eo.po").write_text(
        'msgctxt "typed in a dose"\nmsgid "s | sec | secs | second | seconds"\nmsgstr "sekundoj | sek"\n\n'
        'msgctxt "typed in a dose"\nmsgid "left"\nmsgstr "nur maldekstre|maldekstre"\n',
        encoding="utf-8",
    )
    words = Words()
    Languages(tmp_path, tmp_path / "cache").use(words, "eo", ())
    typed = read_typed("genuo 3 x 30 Sekundoj nur maldekstre", words)
    assert (typed.words, typed.sets, typed.amounts, typed.sides) == ("genuo", 3, ((30, "seconds"),), "left")


def test_the_words_before_the_number_are_what_is_searched_for() -> None:
    assert read_typed("  bird   dog hold 5 s", Words()).words == "bird dog"
    assert read_typed("bird dog", Words()).words == "bird dog"


@given(st.sampled_from(sorted(EXERCISES)), st.text("0123456789 x×sminbreathold left right each,", max_size=40))
def test_whatever_is_typed_fits_the_exercise(id: str, line: str) -> None:
    item = item_from(read_typed(line, Words()), EXERCISES[id])
    faults = [key for key, _ in routine_faults(routine(item), EXERCISES)]
    assert faults in ([], ["items"]), "at most it is too much"
