"""What is written is what ships: read again it says the same, and what was not changed stays as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.app.own.routine_edits import added, moved, removed, with_item, with_measure
from backcoach.app.own.written import text_of
from backcoach.catalog import Exercise, Routine, RoutineItem
from backcoach.catalog.exercise_files import read_exercise, read_routine
from tests.places import ASSETS
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
BY_HAND = """\
# What I do at noon.
name = "Lunch"                   # its name
about = "Four minutes."
arrangement = "straight"         # or circuit
rest_s = 10
sources = ["Mine"]

# to begin with
[[items]]
exercise = "bird-dog"            # slowly

[[items]]
exercise = "glute-bridge"
sets = 1                         # no more
"""


def again(folder: Path, record: Exercise | Routine, text: str) -> Exercise | Routine:
    """The record that a file with that text would be."""
    path = folder / f"{record.id}.toml"
    path.write_text(text, encoding="utf-8")
    return read_exercise(path) if isinstance(record, Exercise) else read_routine(path, CATALOG.exercises)


@pytest.mark.parametrize("id", ["bird-dog", "cat-cow", "crocodile-breathing", "five-tips-circuit", "gentle-day"])
def test_what_ships_is_written_so_that_it_reads_the_same_and_unchanged_not_a_letter_moves(
    id: str, tmp_path: Path
) -> None:
    record = CATALOG.either(id)
    assert again(tmp_path, record, text_of(record)) == record
    (shipped,) = [
        path for path in ASSETS.glob("*/*.toml") if path.stem == id and path.parent.name in ("exercises", "routines")
    ]
    text = shipped.read_text(encoding="utf-8")
    assert text_of(record, text) == text


def test_comments_survive_a_new_name_an_order_a_dose_and_one_item_less(tmp_path: Path) -> None:
    routine = again(tmp_path, CATALOG.routine("gentle-day"), BY_HAND)
    assert isinstance(routine, Routine)
    changed = replace(moved(routine, 0, 1), name="Noon")
    changed = with_item(changed, 0, with_measure(changed.items[0], "repetitions", 8))
    changed = added(changed, RoutineItem(exercise="plank", note='“gently” \\ "now"'), 1)
    text = text_of(changed, BY_HAND)
    assert again(tmp_path, changed, text) == changed
    for comment in ("# What I do at noon.", "# its name", "# or circuit", "# slowly", "# no more"):
        assert comment in text
    shorter = removed(changed, 0)
    assert again(tmp_path, shorter, text_of(shorter, text)) == shorter


def test_keys_that_this_version_does_not_know_stay() -> None:
    assert 'mood = "calm"' in text_of(CATALOG.routine("gentle-day"), 'mood = "calm"\n')


def test_of_an_exercise_only_what_says_something_is_written() -> None:
    text = text_of(CATALOG.exercise("plank"))
    assert "breath_hold" not in text
    assert "side_phrase" not in text
    assert "s = 2}" in text, "a whole number is written as one"
    bird_dog = CATALOG.exercise("bird-dog")
    assert "side_phrase" not in text_of(replace(bird_dog, side_phrase=None), text_of(bird_dog))


ITEMS = st.builds(
    RoutineItem,
    exercise=st.sampled_from(["bird-dog", "glute-bridge", "plank", "cat-cow"]),
    sets=st.none() | st.integers(1, 9),
    rest_s=st.none() | st.integers(0, 60),
    note=st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20),
)


@given(st.lists(ITEMS, min_size=1, max_size=5), st.lists(ITEMS, min_size=1, max_size=5))
def test_one_routine_written_over_another_is_the_one(
    tmp_path_factory: pytest.TempPathFactory, first: list[RoutineItem], second: list[RoutineItem]
) -> None:
    base = CATALOG.routine("gentle-day")
    old, new = replace(base, items=tuple(first)), replace(base, items=tuple(second))
    text = text_of(new, text_of(old, BY_HAND))
    assert again(tmp_path_factory.getbasetemp(), new, text) == new


def test_a_dose_is_changed_within_its_table(tmp_path: Path) -> None:
    plank = CATALOG.exercise("plank")
    text = (ASSETS / "exercises/plank.toml").read_text(encoding="utf-8").replace("[dose]", "[dose]  # as told")
    changed = replace(plank, dose=replace(plank.dose, sets=(3, 3), chosen=""))
    made = text_of(changed, text)
    assert "[dose]  # as told" in made
    assert again(tmp_path, changed, made) == changed
