"""The user's own files: written at each step, never over others' changes; copied, deleted and restored."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from backcoach.app.library import Library
from backcoach.app.own.drafts import ExerciseDraft, RoutineDraft
from backcoach.app.own.exercise_edits import empty_exercise, with_sets
from backcoach.app.own.ids import id_for
from backcoach.app.own.own_file import OwnFile
from backcoach.app.own.own_files import OwnFiles
from backcoach.app.own.routine_edits import added, empty_routine
from backcoach.catalog import Routine, RoutineItem
from backcoach.problem import Problem
from tests.builders import exercise, routine, write
from tests.places import ASSETS


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(ASSETS, tmp_path, tmp_path / "cache")


@pytest.fixture
def own(tmp_path: Path, library: Library) -> OwnFiles:
    return OwnFiles(tmp_path, library)


@pytest.fixture
def draft(own: OwnFiles, library: Library) -> RoutineDraft:
    return RoutineDraft(empty_routine("noon", "Noon", "Mine"), own.file("routines", "noon"), library)


def test_each_step_is_in_the_file_and_undone_out_of_it(own: OwnFiles, draft: RoutineDraft, library: Library) -> None:
    told: list[Routine] = []
    draft.changed.connect(told.append)
    draft.change(replace(draft.record, name="At noon"))
    assert not own.is_own("routines", "noon"), "a routine without exercises is not worth a file"
    draft.change(added(draft.record, RoutineItem(exercise="plank")))
    assert own.is_own("routines", "noon")
    assert draft.is_written
    library.reload()
    assert library.catalog.routine("noon") == draft.record
    draft.change(replace(draft.record, name="Noon!"))
    assert draft.can_undo
    draft.undo()
    library.reload()
    assert library.name_of("noon") == "At noon"
    assert draft.can_redo
    draft.redo()
    draft.change(draft.record)
    library.reload()
    assert library.name_of("noon") == "Noon!"
    assert told[-1] == draft.record


def test_what_no_file_may_say_is_told_and_not_written(draft: RoutineDraft, library: Library) -> None:
    plank = RoutineItem(exercise="plank")
    draft.change(added(draft.record, plank))
    draft.change(replace(draft.record, name=" "), "name")
    assert "needs a name" in str(draft.trouble)
    draft.change(replace(draft.record, name="Noon", items=(replace(plank, sets=100, hold_s=3600),)))
    assert "at most" in str(draft.trouble)
    draft.undo()
    draft.undo()
    assert draft.trouble is None


def test_what_others_wrote_meanwhile_is_not_lost_silently(own: OwnFiles, draft: RoutineDraft, library: Library) -> None:
    draft.change(added(draft.record, RoutineItem(exercise="plank")))
    path = own.path("routines", "noon")
    theirs = path.read_text().replace("Noon", "Theirs")
    path.write_text(theirs)
    draft.change(replace(draft.record, name="Mine"))
    assert "changed elsewhere" in str(draft.trouble)
    assert path.read_text() == theirs
    draft.take_theirs()
    assert (draft.record.name, draft.trouble) == ("Theirs", None)
    path.write_text(theirs.replace("Theirs", "Others"))
    draft.change(replace(draft.record, name="Mine"))
    assert "changed elsewhere" in str(draft.trouble)
    draft.keep_mine()
    assert not draft.is_contested
    assert 'name = "Mine"' in path.read_text()
    path.write_text("this is no routine")
    draft.change(replace(draft.record, name="Mine again"))
    draft.take_theirs()
    assert "expected" in str(draft.trouble)
    assert draft.record.name == "Mine again"


def test_an_exercise_is_kept_likewise(own: OwnFiles, library: Library) -> None:
    draft = ExerciseDraft(empty_exercise("wall", "Wall"), own.file("exercises", "wall"), library)
    draft.keep_mine()
    own.path("exercises", "wall").write_text(own.path("exercises", "wall").read_text().replace("Wall", "Sit"))
    draft.change(with_sets(draft.record, 2))
    draft.take_theirs()
    draft.change(with_sets(draft.record, 3))
    draft.change(replace(draft.record, tempo=()))
    assert "at least one phase" in str(draft.trouble)
    library.reload()
    assert (library.catalog.exercise("wall").name, library.catalog.exercise("wall").dose.sets) == ("Sit", (3, 3))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "routines").write_text("a file in its place")
    with pytest.raises(Problem, match="cannot be written"):
        OwnFile(tmp_path / "routines" / "noon.toml").write("x = 1")


def test_what_was_deleted_comes_back_and_meanwhile_has_its_name(
    tmp_path: Path, own: OwnFiles, library: Library
) -> None:
    write(tmp_path, replace(library.catalog.routine("gentle-day"), id="mine", name="My own"))
    library.reload()
    bring_back = own.delete("routines", "mine")
    assert "mine" not in library.catalog.routines
    assert library.name_of("mine") == "My own"
    assert library.name_of("never-there") == "never-there"
    assert own.new_id("Mine", "routine") == "mine-2", "the history knows the old one by its id"
    bring_back()
    assert library.catalog.routine("mine").name == "My own"
    with pytest.raises(Problem, match="cannot be moved"):
        own.delete("routines", "never-there")


def test_an_exercise_that_is_needed_is_not_deleted(tmp_path: Path, own: OwnFiles, library: Library) -> None:
    lift = exercise("lift")
    write(tmp_path, lift, exercise("lower", easier="lift"), routine(lift, id="lifting", name="Lifting"))
    library.reload()
    with pytest.raises(Problem, match="Lifting"):
        own.delete("exercises", "lift")
    own.delete("routines", "lifting")
    with pytest.raises(Problem, match="Lower"):
        own.delete("exercises", "lift")
    own.delete("exercises", "lower")
    own.delete("exercises", "lift")
    assert library.name_of("lift") == "Lift"


def test_a_copy_has_an_id_of_its_own(own: OwnFiles, library: Library) -> None:
    copy = own.copy_of(library.catalog.routine("gentle-day"), "Gentle day")
    assert (copy.id, copy.items) == ("gentle-day-2", library.catalog.routine("gentle-day").items)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Rücken & Füße", "ruecken-fuesse"),
        ("  ", "routine"),
        ("肩", "routine"),
        ("NUL", "nul-routine"),
        ("taken", "taken-3"),
        ("x" * 90, "x" * 40),
    ],
)
def test_ids_are_plain_words(name: str, id: str) -> None:
    assert id_for(name, {"taken", "taken-2"}, "routine") == id
