"""The figure of the user's own exercise: posed step by step in a file like the shipped ones, fitted to the movement."""

from pathlib import Path

import pytest

from backcoach.app.library import Library
from backcoach.app.own.drafts import ExerciseDraft
from backcoach.app.own.exercise_edits import empty_exercise, phases, with_amount, with_figure, with_phase, with_way
from backcoach.app.own.own_files import OwnFiles
from backcoach.app.own.posing_draft import PosingDraft, begin_posing, can_be_posed, refitted
from backcoach.catalog import Exercise
from backcoach.figure.motion_edits import phases_of, with_camera, with_pose
from backcoach.problem import Problem
from backcoach.toml_file import read_toml
from tests.places import ASSETS

WIDE = {"arm_right": {"flex": 100, "out": 80}}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(ASSETS, tmp_path, tmp_path / "cache")


@pytest.fixture
def draft(tmp_path: Path, library: Library) -> ExerciseDraft:
    made = with_amount(empty_exercise("wide", "Wide"), "repetitions", 6)
    draft = ExerciseDraft(made, OwnFiles(tmp_path, library).file("exercises", "wide"), library)
    draft.keep_mine()
    return draft


def begun(draft: ExerciseDraft, library: Library, other: str = "bird-dog") -> PosingDraft:
    return begin_posing(draft, library, library.catalog.exercise(other))


def own(library: Library, exercise: Exercise) -> dict[str, object]:
    """The tables of the exercise's own motion."""
    assert exercise.figure
    return read_toml(library.motions.file(exercise.figure))


def test_posing_begins_with_a_shipped_figure_and_its_movement(
    draft: ExerciseDraft, library: Library, tmp_path: Path
) -> None:
    assert not can_be_posed(draft.record, library)
    with pytest.raises(Problem, match="cannot be read"):
        begin_posing(draft, library)
    begun(draft, library)
    made = draft.record
    assert (made.figure, made.sides, made.dose.repetitions) == ("wide-figure-1", "each", (6, 6))
    text = (tmp_path / "motions/wide-figure-1.toml").read_text()
    assert text == (ASSETS / "motions/bird-dog.toml").read_text(), "with its comments"
    assert can_be_posed(made, library)
    motion = library.motions.of(made)
    assert motion is not None
    assert library.motions.is_own("wide-figure-1")


def test_each_step_is_in_the_file_and_undone_out_of_it(draft: ExerciseDraft, library: Library) -> None:
    posing = begun(draft, library)
    posing.pose(with_pose(posing.record.tables, 1, WIDE))
    assert own(library, draft.record)["key"][0]["arm_right"] == WIDE["arm_right"]  # type: ignore[index]
    first = library.motions.of(draft.record)
    posing.pose(with_camera(posing.record.tables, 20, 10), "camera")
    assert library.motions.of(draft.record) is not first, "read again once it is written"
    posing.undo()
    posing.undo()
    assert own(library, draft.record)["key"][0]["arm_right"] != WIDE["arm_right"]  # type: ignore[index]
    draft.undo()
    assert draft.record.figure is None, "all of the posing is one step of the form"
    draft.redo()
    assert draft.record.figure == "wide-figure-1"


def test_a_second_posing_leaves_the_first_for_undo_until_it_is_tidied(
    draft: ExerciseDraft, library: Library, tmp_path: Path
) -> None:
    begun(draft, library)
    again = begin_posing(draft, library)
    assert draft.record.figure == "wide-figure-1", "nothing is done yet"
    again.pose(with_pose(again.record.tables, 1, WIDE))
    assert draft.record.figure == "wide-figure-2"
    library.motion_files.tidy("wide", {"wide-figure-2"})
    assert [path.stem for path in (tmp_path / "motions").iterdir()] == ["wide-figure-2"]


def test_mirroring_exchanges_the_words_and_limbs_of_the_sides(draft: ExerciseDraft, library: Library) -> None:
    posing = begun(draft, library)
    before = draft.record
    assert before.side_phrase
    posing.mirror()
    assert draft.record.side_phrase
    assert (draft.record.side_phrase.left, draft.record.side_phrase.right) == (
        before.side_phrase.right,
        before.side_phrase.left,
    )
    one, other = library.motions.get("bird-dog"), posing.motion()
    assert one is not None
    assert other.camera.azimuth == -one.camera.azimuth
    plain = begun(draft, library, "glute-bridge")
    plain.mirror()
    assert draft.record.side_phrase is None


def test_parts_of_the_movement_come_and_go_with_their_poses(draft: ExerciseDraft, library: Library) -> None:
    posing = begun(draft, library)
    posing.add_phase(1, "turn")
    assert [*draft.record.phase_names] == ["reach", "turn", "hold", "return"]
    assert [one.phase for one in posing.key_poses()] == ["start", "reach", "turn", "hold", "return"]
    posing.remove_phase("turn")
    posing.remove_phase("hold")
    posing.remove_phase("nothing")
    assert [*draft.record.phase_names] == ["reach", "hold", "return"], "what is held for as long as the dose says stays"


def test_a_figure_is_fitted_to_a_movement_that_is_changed_in_the_form(draft: ExerciseDraft, library: Library) -> None:
    begun(draft, library)
    renamed = with_phase(draft.record, 0, "lift", 2)
    fitted = refitted(draft.record, renamed, library)
    assert fitted.figure == "wide-figure-2"
    assert phases_of(own(library, fitted)) == ["lift", "hold", "return"]
    assert refitted(draft.record, with_way(draft.record, "breaths"), library).figure is None
    borrowed = with_figure(draft.record, library.catalog.exercise("bird-dog"))
    assert refitted(borrowed, with_phase(borrowed, 0, "lift", 2), library).figure is None
    library.motions.file("wide-figure-1").write_text("broken")
    assert refitted(draft.record, renamed, library).figure is None


def test_a_breath_led_figure_keeps_its_phases(draft: ExerciseDraft, library: Library) -> None:
    posing = begun(draft, library, "belly-breathing")
    assert phases(draft.record) == ()
    posing.pose(with_camera(posing.record.tables, 5, 5))
    assert library.motions.of(draft.record) is not None


def test_what_was_written_elsewhere_meanwhile_is_asked_about(draft: ExerciseDraft, library: Library) -> None:
    posing = begun(draft, library)
    path = library.motions.file("wide-figure-1")
    path.write_text(path.read_text().replace("azimuth = -62", "azimuth = -10"))
    posing.pose(with_pose(posing.record.tables, 1, WIDE))
    assert posing.is_contested
    posing.take_theirs()
    assert posing.record.tables["camera"]["azimuth"] == -10
    path.write_text("broken")
    posing.take_theirs()
    assert posing.trouble


def test_a_name_that_is_missing_is_told_where_the_figure_is_posed(draft: ExerciseDraft, library: Library) -> None:
    from msgspec.structs import replace

    posing = begun(draft, library)
    posing.change(replace(posing.record, exercise=replace(posing.record.exercise, name="")))
    assert posing.trouble


def test_a_motion_of_ones_own_that_cannot_be_used_shows_nothing(library: Library, tmp_path: Path) -> None:
    (tmp_path / "motions").mkdir()
    (tmp_path / "motions/by-hand.toml").write_text("[start]\nfrom = 'nowhere'\n")
    assert library.motions.get("by-hand") is None
    (tmp_path / "motions/bird-dog.toml").write_text("")
    assert library.motions.get("bird-dog") is not None, "a shipped one goes before it"
    shipped = (ASSETS / "motions/bird-dog.toml").read_text()
    (tmp_path / "motions/mine.toml").write_text(shipped)
    mine = with_phase(empty_exercise("mine", "Mine"), 0, "reach", 1)
    assert library.motions.of(mine) is None, "it has no phase 'lower'"
    assert not can_be_posed(mine, library)


def test_a_folder_that_takes_nothing_is_told(draft: ExerciseDraft, library: Library, tmp_path: Path) -> None:
    (tmp_path / "motions").write_text("a file in its place")
    with pytest.raises(Problem, match="cannot be written"):
        begun(draft, library)
