"""Key poses added, renamed and taken out, and all of it mirrored: what comes out is a motion again."""

from pathlib import Path

import numpy as np
import pytest

from backcoach.figure import pose
from backcoach.figure.motion_edits import (
    fitted,
    mirrored,
    phases_of,
    with_camera,
    with_other_name,
    with_phase,
    with_pose,
    without_phase,
)
from backcoach.figure.motion_loader import base_poses, motion_of, read_motion
from backcoach.figure.motion_spec import Table
from backcoach.toml_file import read_toml
from tests.places import ASSETS

FOLDER = ASSETS / "motions"
BASES: dict[str, Table] = base_poses(FOLDER)
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "poses")
FEW = ("bird-dog", "side-plank", "thoracic-foam-roll", "hamstring-towel-stretch", "alternating-step-up")


def tables_of(name: str) -> Table:
    return read_toml(FOLDER / f"{name}.toml")


def look_the_same(name: str) -> None:
    """The mirrored motion on the left is the motion on the right."""
    path = FOLDER / f"{name}.toml"
    motion, other = read_motion(path, BASES), motion_of(path, mirrored(tables_of(name), BASES), BASES)
    assert other.camera.azimuth == pytest.approx(-motion.camera.azimuth)
    for phase in (None, *motion.phases):
        one, two = pose(motion, "right", phase, 0.7), pose(other, "left", phase, 0.7)
        assert np.abs(one.origins - two.origins).max() < 0.004, phase
        assert np.abs(one.props - two.props).max(initial=0.0) < 0.004 or not motion.props


@pytest.mark.parametrize("name", FEW)
def test_mirrored_is_what_the_other_side_was(name: str) -> None:
    look_the_same(name)


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_every_motion_can_be_mirrored(name: str) -> None:
    look_the_same(name)


@pytest.mark.parametrize("name", FEW)
def test_a_motion_is_fitted_to_other_phases(name: str) -> None:
    tables = tables_of(name)
    assert fitted(tables, phases_of(tables)) == tables
    other = fitted(tables, ["slouch", "settle", "sit_tall"])
    assert list(motion_of(Path("x.toml"), other, BASES).phases) == ["slouch", "settle", "sit_tall"]


def test_a_phase_is_added_behind_a_pose_and_looks_like_it() -> None:
    tables = with_phase(tables_of("bird-dog"), 1, "turn")
    assert phases_of(tables) == ["reach", "turn", "hold", "return"]
    motion = motion_of(Path("x.toml"), tables, BASES)
    assert np.allclose(pose(motion, "left", "turn", 1.0).origins, pose(motion, "left", "reach", 1.0).origins)
    assert phases_of(with_phase(tables, 0, "lift"))[0] == "lift"


def test_a_phase_is_taken_out_wherever_it_stands() -> None:
    tables = tables_of("bird-dog")
    tables["mark"][0]["phases"] = ["reach", "hold"]
    tables["props"] = [{"kind": "block", "moves": {"reach": [0, 0, 0.1]}}]
    tables["key"].insert(2, {"phase": "press", "from": "reach"})
    less = without_phase(tables, "reach")
    assert phases_of(less) == ["hold", "press", "return"]
    assert "from" not in less["key"][1]
    assert (less["mark"][0]["phases"], less["thumbnail"]) == (["hold"], ["start"])
    assert less["props"][0]["moves"] == {}
    motion_of(Path("x.toml"), less, BASES)
    one = without_phase(without_phase(without_phase(less, "press"), "hold"), "return")
    assert phases_of(one) == ["return"], "the last one stays"
    based = {"start": {}, "key": [{"phase": "lift", "from": "start"}, {"phase": "hold", "from": "lift"}]}
    assert without_phase(based, "lift")["key"] == [{"phase": "hold", "from": "start"}]


def test_a_phase_is_renamed_wherever_it_stands() -> None:
    tables = tables_of("bird-dog")
    tables["mark"][0]["phases"] = ["reach"]
    tables["props"] = [{"kind": "block", "moves": {"reach": [0, 0, 0.1]}}]
    tables["key"][1]["from"] = "reach"
    tables["thumbnail"] = ["start", "reach@0.5"]
    other = with_other_name(tables, "reach", "lift")
    assert phases_of(other) == ["lift", "hold", "return"]
    assert (other["key"][1]["from"], other["mark"][0]["phases"]) == ("lift", ["lift"])
    assert (other["thumbnail"], other["props"][0]["moves"]) == (["start", "lift@0.5"], {"lift": [0, 0, 0.1]})
    assert with_other_name(tables_of("alternating-step-up"), "nothing", "lift")["key"]


def test_a_pose_has_other_lines_and_keeps_where_it_comes_from() -> None:
    tables = with_pose(tables_of("bird-dog"), 0, {"head": {"flex": 5}})
    assert tables["start"] == {"from": "all-fours", "head": {"flex": 5}}
    assert with_pose(tables, 3, {"head": {"flex": 6}})["key"][2]["phase"] == "return"
    assert with_camera(tables, 12.34, 5)["camera"] == {"azimuth": 12.3, "elevation": 5}
