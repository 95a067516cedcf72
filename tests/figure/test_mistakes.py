"""Common mistakes: each has words in its exercise and a pose that differs and can be taken."""

from pathlib import Path

import numpy as np
import pytest

from backcoach.app.motion_library import MotionLibrary
from backcoach.figure import Motion, pose
from backcoach.figure.motion_loader import base_poses, read_mistake
from backcoach.problem import Problem
from tests.places import ASSETS
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
FILES = sorted((ASSETS / "mistakes").glob("*.toml"))
MOTIONS = ASSETS / "motions"


def test_ten_exercises_show_a_mistake_and_each_picture_has_its_words() -> None:
    told = {one.id for one in CATALOG.exercises.values() if one.mistake}
    assert {path.stem for path in FILES} == told
    assert len(told) >= 10


def test_each_mistake_is_a_pose_that_can_be_taken_and_is_another_one(motions: dict[str, Motion]) -> None:
    bases = base_poses(MOTIONS)
    for path in FILES:
        phase, wrong = read_mistake(path, MOTIONS / path.name, bases)
        there, right = pose(wrong, "left", phase, 1.0), pose(motions[path.stem], "left", phase, 1.0)
        assert max(there.short) < 0.02, f"{path.stem}: hands and feet reach what they hold"
        assert np.abs(there.frames - right.frames).max() > 0.3, f"{path.stem}: hardly differs"
        assert there.origins[:, 2].min() > -0.02, f"{path.stem}: sinks into the floor"


@pytest.mark.parametrize(
    ("text", "named"),
    [('phase = "fly"\n[pose]', "phase"), ('phase = "reach"', "pose"), ('phase = "reach"\n[pose]\nwings = 2', "wings")],
)
def test_a_wrong_file_is_named_with_its_key(text: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "bird-dog.toml"
    path.write_text(text)
    with pytest.raises(Problem, match=named):
        read_mistake(path, MOTIONS / "bird-dog.toml", base_poses(MOTIONS))


def test_the_library_knows_the_mistakes_of_shipped_exercises_only() -> None:
    library = MotionLibrary(MOTIONS)
    found = library.mistake_of(CATALOG.exercise("plank"))
    assert found is not None
    assert found[0] == "hold"
    assert library.mistake_of(CATALOG.exercise("sphinx")) is None
