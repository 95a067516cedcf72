import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.figure import limbs
from backcoach.figure.geometry import Array, matrices, quaternion, slerp, swing_twist, turn_x, turn_y, turn_z

places = st.tuples(*[st.floats(-0.7, 0.7)] * 3).map(np.array)
aims = places.filter(lambda v: np.linalg.norm(v) > 0.05)
turns = st.tuples(*[st.floats(-170, 170)] * 3).map(lambda a: turn_z(a[0]) @ turn_y(a[1]) @ turn_x(a[2]))
LENGTHS = (0.4165, 0.4182)


@given(places, places, aims, st.booleans())
def test_a_limb_keeps_its_lengths_and_its_hinge_wherever_it_reaches(
    root: Array, target: Array, pole: Array, knee: bool
) -> None:
    upper, lower, middle, end, short = limbs.to_target(root, target, LENGTHS, pole, knee, None)
    assert np.linalg.norm(root - middle) == pytest.approx(LENGTHS[0])
    assert np.linalg.norm(middle - end) == pytest.approx(LENGTHS[1])
    assert upper[:, 1] == pytest.approx(lower[:, 1])
    assert np.linalg.norm(end - target) == pytest.approx(short, abs=1e-6)


@given(places, places, aims)
def test_a_knee_bends_backwards_and_an_elbow_forwards(root: Array, target: Array, pole: Array) -> None:
    leg, arm = (limbs.to_target(root, target, LENGTHS, pole, knee, None) for knee in (True, False))
    assert limbs.bend_between(leg[0], leg[1]) >= -1e-6
    assert limbs.bend_between(arm[0], arm[1]) <= 1e-6


@given(places, places, aims, st.booleans())
def test_angles_read_from_a_reaching_limb_put_it_back_there(
    root: Array, target: Array, pole: Array, knee: bool
) -> None:
    upper, lower, _, end, _ = limbs.to_target(root, target, LENGTHS, pole, knee, None)
    again = limbs.from_angles(root, upper, limbs.bend_between(upper, lower), LENGTHS)
    assert again[3] == pytest.approx(end, abs=1e-6)


def test_an_elbow_on_the_floor_rests_at_its_height() -> None:
    root, target = np.array((0.4, 0.2, 0.15)), np.array((0.6, 0.1, 0.03))
    middle = limbs.to_target(root, target, (0.316, 0.248), np.array((0.0, 1.0, 0.0)), False, 0.036)[2]
    assert middle[2] == pytest.approx(0.036)


@given(st.tuples(st.floats(-0.1, 0.1), st.floats(-0.1, 0.1), st.floats(0.35, 0.5)).map(np.array))
def test_a_kneeling_pelvis_is_one_thigh_from_each_knee(at: Array) -> None:
    hips, knees = np.array(((0, 0.09, 0), (0, -0.09, 0.0))), np.array(((0, 0.1, 0.05), (0, -0.1, 0.05)))
    moved = limbs.onto_spheres(at, hips, knees, LENGTHS[0])
    assert np.linalg.norm(moved + hips - knees, axis=1) == pytest.approx(LENGTHS[0], abs=1e-4)


@given(turns)
def test_a_rotation_survives_as_a_quaternion(matrix: Array) -> None:
    assert matrices(quaternion(matrix)[None])[0] == pytest.approx(matrix, abs=1e-9)


@given(turns, turns)
def test_slerp_starts_and_ends_where_it_should(a: Array, b: Array) -> None:
    first, last = quaternion(a)[None], quaternion(b)[None]
    assert matrices(slerp(first, last, 0.0))[0] == pytest.approx(a, abs=1e-6)
    assert matrices(slerp(first, last, 1.0))[0] == pytest.approx(b, abs=1e-6)


@given(turns, st.sampled_from([0, 1, 2]))
def test_swing_and_twist_multiply_to_the_rotation(matrix: Array, axis: int) -> None:
    twist, swing = swing_twist(matrix, axis)
    assert swing @ (turn_x, turn_y, turn_z)[axis](twist) == pytest.approx(matrix, abs=1e-9)
