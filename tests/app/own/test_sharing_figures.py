"""A figure that was posed is handed over with its exercise, under a name of its own there."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from backcoach.app.own.drafts import ExerciseDraft
from backcoach.app.own.exercise_edits import empty_exercise
from backcoach.app.own.posing_draft import begin_posing
from backcoach.app.own.shared_file import packed, read_shared
from backcoach.catalog import RoutineItem
from backcoach.figure.motion_edits import with_pose
from backcoach.problem import Problem
from tests.app.own.test_sharing import Place
from tests.builders import routine, write


@pytest.fixture
def here(tmp_path: Path) -> Place:
    """With an exercise whose figure was posed."""
    place = Place(tmp_path / "here")
    write(place.folder, empty_exercise("wide", "Wide"), routine(RoutineItem(exercise="wide"), id="noon"))
    place.library.reload()
    posed(place, 90)
    return place


def posed(place: Place, flex: float) -> None:
    """Pose the figure again."""
    library = place.library
    draft = ExerciseDraft(library.catalog.exercise("wide"), place.own.file("exercises", "wide"), library)
    posing = begin_posing(draft, library, library.catalog.exercise("bird-dog"))
    posing.pose(with_pose(posing.record.tables, 1, {"arm_right": {"flex": flex, "out": 5}}))
    assert posing.trouble is None
    library.reload()


def handed(here: Place, tmp_path: Path) -> Path:
    path = tmp_path / "noon.backcoach"
    path.write_bytes(here.sharing.pack(here.library.catalog.routine("noon")))
    return path


def test_a_posed_figure_comes_along_and_is_known_again(here: Place, tmp_path: Path) -> None:
    there = Place(tmp_path / "there")
    path = handed(here, tmp_path)
    _id, take_back = there.sharing.take_in(there.sharing.look(path))
    wide = there.library.catalog.exercise("wide")
    assert wide.figure == "wide-figure-1"
    assert there.library.motions.of(wide) is not None
    assert (there.folder / "motions/wide-figure-1.toml").read_bytes() == (
        here.folder / "motions/wide-figure-1.toml"
    ).read_bytes()
    assert there.sharing.look(path).is_known
    posed(here, 120)
    other = there.sharing.look(handed(here, tmp_path))
    assert other.different == ("wide",), "posed otherwise, it is another exercise"
    take_back()
    assert not list((there.folder / "motions").iterdir())


def test_a_motion_that_is_wrong_or_not_wanted_is_not_taken_in(here: Place, tmp_path: Path) -> None:
    there, path = Place(tmp_path / "there"), handed(here, tmp_path)
    shared = read_shared(path)
    path.write_bytes(packed(replace(shared, motions={**shared.motions, "other": b"[start]\n"})))
    assert set(there.sharing.look(path).motions) == {"wide-figure-1"}
    path.write_bytes(packed(replace(shared, motions={"wide-figure-1": b"[start]\nfrom = 'nowhere'\n"})))
    with pytest.raises(Problem, match=r"wide-figure-1\.toml"):
        there.sharing.look(path)
    path.write_bytes(packed(replace(shared, motions={"wide-figure-1": b"[start]\npelvis = { at = [nan, 0] }\n"})))
    with pytest.raises(Problem, match="from −720 to 720"):
        there.sharing.look(path)
