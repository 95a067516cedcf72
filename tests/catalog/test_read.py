"""Reading a whole catalogue: every shipped file must be valid; of the user's files, the valid ones are used."""

from pathlib import Path

import pytest

from backcoach.catalog import RoutineItem, read
from backcoach.catalog.read import read_catalog
from backcoach.problem import Problem
from tests.builders import breathing, exercise, routine, table, toml, write

LIFT, BREATHE = exercise("lift"), breathing("breathe")
DAILY = routine(LIFT, BREATHE, id="daily")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    write(tmp_path / "shipped", LIFT, BREATHE, DAILY)
    return tmp_path / "shipped"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def test_reads_all_that_is_shipped(shipped: Path) -> None:
    read = read_catalog(shipped)
    assert read.exercises == {"breathe": BREATHE, "lift": LIFT}
    assert read.routines == {"daily": DAILY}
    assert read.problems == ()


def test_the_order_of_ids_is_that_of_names_not_of_the_disk(shipped: Path) -> None:
    write(shipped, exercise("zip"), exercise("arch"))
    assert list(read_catalog(shipped).exercises) == ["arch", "breathe", "lift", "zip"]


def test_other_files_in_the_folders_are_left_alone(shipped: Path) -> None:
    (shipped / "exercises" / "NOTES.txt").write_text("not TOML")
    (shipped / "LICENSE").write_text("not TOML")
    assert read_catalog(shipped).problems == ()


def test_a_mistake_in_a_shipped_file_is_a_problem(shipped: Path) -> None:
    (shipped / "exercises" / "lift.toml").write_text("name = 5")
    with pytest.raises(Problem, match=r"^lift\.toml: name: expected text, got a whole number\.$"):
        read_catalog(shipped)


@pytest.mark.parametrize("missing", ["exercises", "routines"])
def test_missing_assets_are_one_sentence_with_what_to_do(shipped: Path, missing: str) -> None:
    (shipped / missing).rename(shipped / "elsewhere")
    if missing == "exercises":
        (shipped / "routines").rename(shipped / "gone")
    with pytest.raises(Problem, match=r"^The exercise files are missing from .+; please install BackCoach again\.$"):
        read_catalog(shipped)


def test_without_the_rules_of_the_cautions_nothing_is_shipped(shipped: Path) -> None:
    (shipped / "cautions.toml").unlink()
    with pytest.raises(Problem, match=r"please install BackCoach again\.$"):
        read_catalog(shipped)


def test_a_mistake_in_the_rules_of_the_cautions_is_a_problem(shipped: Path) -> None:
    (shipped / "cautions.toml").write_text('[[caution]]\nid = "knee"\n')
    with pytest.raises(Problem, match=r"^cautions\.toml: caution\[0\]\.warning: expected this key to be there\.$"):
        read_catalog(shipped)


@pytest.mark.parametrize(("key", "value"), [("chair", "seat"), ("care", {"knee": {"say": "Sit.", "use": "seat"}})])
def test_a_form_that_does_not_exist_is_named(shipped: Path, own: Path, key: str, value: object) -> None:
    write(own, exercise("arch"))
    path = own / "exercises" / "arch.toml"
    path.write_text(toml({**table(exercise("arch")), key: value}), encoding="utf-8")
    where = "chair" if key == "chair" else "care.knee.use"
    assert read_catalog(shipped, own).problems == (
        f"arch.toml: {where}: expected the id of another exercise, not 'seat'.",
    )


def test_the_user_needs_no_folder(shipped: Path, own: Path) -> None:
    assert read_catalog(shipped, own) == read_catalog(shipped)


def test_own_exercises_and_routines_join_the_shipped_ones(shipped: Path, own: Path) -> None:
    mine, evening = exercise("my-lift", easier="lift"), routine(LIFT, RoutineItem(exercise="my-lift"), id="evening")
    write(own, mine, evening)
    read = read_catalog(shipped, own)
    assert read.exercises["my-lift"] == mine
    assert read.routines == {"daily": DAILY, "evening": evening}
    assert read.problems == ()


def test_a_bad_own_file_is_listed_and_skipped_and_the_good_ones_are_read(shipped: Path, own: Path) -> None:
    write(
        own, exercise("good"), exercise("bad"), routine(exercise("good"), id="fine"), routine(exercise("bad"), id="sad")
    )
    (own / "exercises" / "bad.toml").write_bytes(b"\xff")
    (own / "exercises" / "folder.toml").mkdir()
    read = read_catalog(shipped, own)
    assert {*read.exercises} == {"lift", "breathe", "good"}
    assert {*read.routines} == {"daily", "fine"}
    assert [problem.partition(":")[0] for problem in read.problems] == ["bad.toml", "folder.toml", "sad.toml"]
    assert read.problems[2] == "sad.toml: items[0].exercise: expected the id of an exercise, not 'bad'."


@pytest.mark.parametrize(
    "copy",
    [
        "good.sync-conflict-20261120-071200-ABCDEFG", "good (conflicted copy 2026-11-20 071200)", "good (1)",
        "good (Kim's conflicted copy 2026-11-20)", "Copy of good", "good - Kopie",
    ],
)  # fmt: skip
def test_a_copy_of_a_program_that_keeps_folders_equal_is_named_as_what_it_is(
    shipped: Path, own: Path, copy: str
) -> None:
    write(own, exercise("good"), exercise("good-too"))
    text = (own / "exercises" / "good.toml").read_bytes()
    for name in (copy, ".good", "._good", "~$good"):
        (own / "exercises" / f"{name}.toml").write_bytes(text)
    read = read_catalog(shipped, own)
    assert {*read.exercises} == {"lift", "breathe", "good", "good-too"}
    (sentence,) = read.problems
    assert sentence.startswith(f"{copy}.toml is a copy of good.toml, ")


@pytest.mark.parametrize("clash", ["lift", "daily"])
def test_an_own_exercise_never_takes_the_name_of_a_shipped_thing(shipped: Path, own: Path, clash: str) -> None:
    write(own, exercise(clash, name="Mine"))
    read = read_catalog(shipped, own)
    assert read.exercises == {"breathe": BREATHE, "lift": LIFT}
    assert read.problems == (f"{clash}.toml: file name: expected a name that the catalogue does not have yet.",)


@pytest.mark.parametrize("clash", ["lift", "daily", "my-lift"])
def test_an_own_routine_never_takes_the_name_of_anything_else(shipped: Path, own: Path, clash: str) -> None:
    write(own, exercise("my-lift"), routine(LIFT, id=clash, name="Mine"))
    read = read_catalog(shipped, own)
    assert read.routines == {"daily": DAILY}
    assert read.problems == (f"{clash}.toml: file name: expected a name that the catalogue does not have yet.",)


@pytest.mark.parametrize("key", ["easier", "harder"])
@pytest.mark.parametrize("other", ["mylift", "my-lift", ""])
def test_an_easier_or_harder_form_is_another_known_exercise(shipped: Path, own: Path, key: str, other: str) -> None:
    write(own, exercise("my-lift", **{key: other}))
    read = read_catalog(shipped, own)
    assert "my-lift" not in read.exercises
    assert read.problems == (f"my-lift.toml: {key}: expected the id of another exercise, not {other!r}.",)


def test_two_exercises_may_name_each_other(shipped: Path, own: Path) -> None:
    write(own, exercise("small", harder="large"), exercise("large", easier="small"))
    assert {"small", "large"} <= {*read_catalog(shipped, own).exercises}


def test_an_exercise_whose_easier_form_is_skipped_is_skipped_too(shipped: Path, own: Path) -> None:
    write(own, exercise("c", easier="b"), exercise("b", easier="a"), exercise("a", easier="nowhere"), exercise("d"))
    read = read_catalog(shipped, own)
    assert {*read.exercises} == {"lift", "breathe", "d"}
    assert [problem.partition(":")[0] for problem in read.problems] == ["a.toml", "b.toml", "c.toml"]


def test_a_broken_link_between_shipped_exercises_is_a_problem(shipped: Path) -> None:
    (shipped / "exercises" / "lift.toml").write_text(toml({**table(LIFT), "harder": "fly"}))
    with pytest.raises(Problem, match=r"^lift\.toml: harder: expected the id of another exercise, not 'fly'\.$"):
        read_catalog(shipped)


def test_of_very_many_files_the_first_are_read_and_it_is_said(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MOST_FILES", 2)
    write(tmp_path / "own", *(exercise(name) for name in ("a", "b", "c")))
    catalog = read_catalog(shipped, tmp_path / "own")
    assert {"a", "b"} <= catalog.exercises.keys()
    assert "c" not in catalog.exercises
    assert "only the first 2 files are read" in "".join(catalog.problems)
