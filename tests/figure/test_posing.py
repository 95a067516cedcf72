"""Posing: a joint led to a place gets there, or as near as people can; never beyond, never into the floor."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.figure.body import THIGH
from backcoach.figure.limb_angles import angles_of
from backcoach.figure.motion_loader import ReadKey, base_poses, read_keys
from backcoach.figure.motion_spec import Table
from backcoach.figure.posing import BENT, JOINTS, MIDDLES, Posed, moved, place_of, posed, turned
from backcoach.figure.ranges import joint_angles, outside
from backcoach.figure.skeleton import END
from backcoach.toml_file import read_toml
from tests.places import ASSETS

FOLDER = ASSETS / "motions"
BASES: dict[str, Table] = base_poses(FOLDER)


def keys_of(name: str) -> list[ReadKey]:
    path = FOLDER / f"{name}.toml"
    return read_keys(path, read_toml(path), BASES)


BIRD_DOG, BRIDGE, STANDING = keys_of("bird-dog"), keys_of("glute-bridge"), keys_of("standing-side-bend")
SITTING, PRONE = keys_of("seated-twist"), keys_of("sphinx")
ANY = st.sampled_from([BIRD_DOG[1], BRIDGE[0], STANDING[0], SITTING[0], PRONE[0]])


def led(read: ReadKey, joint: str, *way: float, now: Posed | None = None) -> tuple[Posed, float]:
    """The pose with a joint led by metres, and how far from there it stayed."""
    now = posed(read) if now is None else now
    to = place_of(now.key.pose, joint) + np.array(way)
    made = moved(read, now, joint, to)
    return made, float(np.linalg.norm(place_of(made.key.pose, joint) - to))


@pytest.mark.parametrize(("joint", "way"), [("right-hand", (-0.1, 0.05, 0.05)), ("left-foot", (0.02, 0.1, -0.05))])
def test_a_free_limb_follows_and_is_written_by_its_angles(joint: str, way: tuple[float, ...]) -> None:
    made, gap = led(BIRD_DOG[1], joint, *way)
    assert gap < 0.02
    table = made.own["arm_right" if joint == "right-hand" else "leg_left"]
    assert {"flex", "out", "turn"} <= table.keys()
    assert "hand" not in table


def test_a_hand_on_the_floor_is_moved_along_it_and_lifted_off_it() -> None:
    along, gap = led(BIRD_DOG[0], "left-hand", 0.06, 0.02, 0.01)
    assert gap < 0.02
    assert len(along.own["arm_left"]["hand"]) == 2
    assert along.key.bearing[0]
    lifted, gap = led(BIRD_DOG[0], "left-hand", 0.0, 0.1, 0.2)
    assert gap < 0.03
    assert not lifted.key.bearing[0]
    back, _ = led(BIRD_DOG[0], "left-hand", 0.0, -0.05, -0.3, now=lifted)
    assert back.key.bearing[0], "set down again"


def test_a_foot_comes_to_stand_where_it_is_set_down() -> None:
    lifted, _ = led(STANDING[0], "left-foot", 0.1, 0.05, 0.15)
    assert not lifted.key.bearing[2]
    down, gap = led(STANDING[0], "left-foot", 0.0, 0.0, -0.16, now=lifted)
    assert down.key.bearing[2]
    assert gap < 0.06


def test_elbow_and_knee_swing_round_while_hand_and_foot_stay() -> None:
    for base in (BRIDGE[0], STANDING[0]):
        for k, joint in enumerate(MIDDLES):
            made, _ = led(base, joint, 0.0, 0.15, 0.05)
            assert np.linalg.norm(made.key.pose.origins[END[k]] - base.key.pose.origins[END[k]]) < 0.01
            assert made.key.bearing[k] == base.key.bearing[k], "what stands goes on standing"


def test_a_knee_on_the_floor_is_moved_along_it() -> None:
    made, _ = led(BIRD_DOG[0], "left-knee", 0.05, 0.03, 0.2)
    assert made.own["leg_left"]["knee_at"] == pytest.approx([-0.22, 0.13], abs=0.01)
    planted = keys_of("kneeling-lunge")[0]
    for joint in ("left-knee", "right-knee"):
        assert led(planted, joint, 0.02, 0.02, 0.0)[0].own


def test_hips_are_carried_and_planted_limbs_stay() -> None:
    made, gap = led(BIRD_DOG[0], "hips", 0.03, 0.02, 0.0)
    assert gap < 0.03
    for end in ("left-hand", "right-hand"):
        assert np.linalg.norm(place_of(made.key.pose, end) - place_of(BIRD_DOG[0].key.pose, end)) < 0.005
    lying, _ = led(BRIDGE[0], "hips", 0.05, 0.0, 0.0)
    assert len(lying.own["pelvis"]["at"]) == 2, "what lies on the floor goes on lying"


def test_hips_that_hang_on_a_landmark_stay_with_it() -> None:
    anchored = next(read for read in BRIDGE if read.key.anchor)
    made, _ = led(anchored, "hips", 0.0, 0.0, 0.1)
    assert made.key.pose.origins[0] == pytest.approx(anchored.key.pose.origins[0])


@pytest.mark.parametrize("part", BENT)
def test_the_trunk_is_bent_by_degrees_and_no_further_than_it_goes(part: str) -> None:
    a_little = turned(STANDING[0], posed(STANDING[0]), part, (5.0, 0.0, 5.0))
    assert a_little.own != posed(STANDING[0]).own
    far = turned(STANDING[0], posed(STANDING[0]), part, (0.0, 170.0, 0.0))
    assert far.limit
    assert not outside(joint_angles(far.key.pose, far.key.stance.angles))


def test_the_head_goes_to_where_it_is_dragged() -> None:
    made, gap = led(STANDING[0], "head", 0.05, 0.0, 0.0)
    assert gap < 0.03
    assert made.own["head"]["flex"] > 5


def test_a_limb_keeps_its_turn_while_it_is_led() -> None:
    before = angles_of(BIRD_DOG[1].key.pose, 2)
    made, _ = led(BIRD_DOG[1], "left-foot", 0.0, 0.08, 0.0)
    assert angles_of(made.key.pose, 2).turn == pytest.approx(before.turn, abs=0.5)
    assert made.key.pose.origins[THIGH[0]] == pytest.approx(BIRD_DOG[1].key.pose.origins[THIGH[0]])


@given(ANY, st.lists(st.tuples(st.sampled_from(JOINTS), *[st.floats(-0.4, 0.4)] * 3), max_size=3))
def test_however_it_is_dragged_nothing_is_beyond_its_limits(
    read: ReadKey, steps: list[tuple[str, float, float, float]]
) -> None:
    now = posed(read)
    allowed = {name for name, _, _ in outside(joint_angles(read.key.pose, read.key.stance.angles))}
    for joint, *way in steps:
        now, _ = led(read, joint, *way, now=now)
        assert {name for name, _, _ in outside(joint_angles(now.key.pose, now.key.stance.angles))} <= allowed
        assert now.key.pose.origins[:, 2].min() > -0.01
        assert np.isfinite(now.key.pose.origins).all()


def test_the_files_that_ship_are_read_as_before() -> None:
    names = [one.phase for one in BIRD_DOG]
    assert names == ["start", "reach", "hold", "return"]
    assert BIRD_DOG[3].key is BIRD_DOG[0].key
    assert Path(FOLDER / "bird-dog.toml").is_file()
