import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.app.places import assets_folder
from backcoach.figure import Motion, held_key, key_poses, load_motion, pose
from backcoach.figure.body import FOREARM, SHIN, SHIN_LENGTH, THIGH, THIGH_LENGTH, UPPER_ARM, UPPER_ARM_LENGTH
from backcoach.figure.skeleton import Pose, ellipsoids
from backcoach.figure.surface import BEAD_CHAIN, CHAIN_NAMES
from backcoach.problem import Problem

MOTIONS = assets_folder() / "motions"
BIRD_DOG, CROCODILE = load_motion(MOTIONS, "bird-dog"), load_motion(MOTIONS, "crocodile-breathing")
shares = st.floats(0.0, 1.0)


def same(a: Pose, b: Pose) -> bool:
    return np.array_equal(a.origins, b.origins) and np.array_equal(a.frames, b.frames) and a.breath == b.breath


@given(st.sampled_from(["reach", "hold", "return"]), shares, st.sampled_from(["left", "right"]))
def test_a_pose_depends_only_on_its_arguments(phase: str, share: float, side: str) -> None:
    assert same(pose(BIRD_DOG, side, phase, share), pose(BIRD_DOG, side, phase, share))


@given(st.sampled_from(["reach", "hold", "return"]), shares)
def test_the_right_side_is_the_exact_mirror_of_the_left(phase: str, share: float) -> None:
    left, right = pose(BIRD_DOG, "left", phase, share), pose(BIRD_DOG, "right", phase, share)
    assert np.array_equal(right.mirrored().origins, left.origins)
    assert np.array_equal(right.origins[UPPER_ARM[1]], left.origins[UPPER_ARM[0]] * (1, -1, 1))
    assert np.allclose(np.linalg.det(right.frames), 1.0)


@given(st.sampled_from(["reach", "hold", "return"]), shares)
def test_bones_keep_their_lengths_between_key_poses(phase: str, share: float) -> None:
    origins = pose(BIRD_DOG, "left", phase, share).origins
    for k in (0, 1):
        assert np.linalg.norm(origins[UPPER_ARM[k]] - origins[FOREARM[k]]) == pytest.approx(UPPER_ARM_LENGTH)
        assert np.linalg.norm(origins[THIGH[k]] - origins[SHIN[k]]) == pytest.approx(THIGH_LENGTH, rel=1e-6)


def test_a_shin_is_as_long_as_the_table_says() -> None:
    assert pytest.approx(0.246 * 1.70) == SHIN_LENGTH


def test_without_a_phase_it_is_the_starting_pose() -> None:
    assert same(pose(BIRD_DOG, "left", None, 0.7), BIRD_DOG.start.pose)


def test_a_repetition_begins_and_ends_in_the_start() -> None:
    start = BIRD_DOG.start.pose.origins
    assert np.allclose(pose(BIRD_DOG, "left", "reach", 0.0).origins, start)
    assert np.allclose(pose(BIRD_DOG, "left", "return", 1.0).origins, start)


def test_an_unknown_phase_is_refused() -> None:
    with pytest.raises(Problem, match=r"bird-dog has no phase 'lift'"):
        pose(BIRD_DOG, "left", "lift", 0.5)


def belly_top(made: Pose) -> float:
    centres, axes = ellipsoids(made)
    own = BEAD_CHAIN == CHAIN_NAMES.index("belly")
    return float((centres[own, 2] + np.sqrt((axes[own, 2] ** 2).sum(1))).max())


@pytest.mark.parametrize(("phase", "first", "last"), [("inhale", 0.0, 1.0), ("exhale", 1.0, 0.0)])
def test_breath_phases_of_a_hold_are_the_held_pose_and_a_quiet_breath(phase: str, first: float, last: float) -> None:
    begin, end = pose(BIRD_DOG, "left", phase, 0.0), pose(BIRD_DOG, "left", phase, 1.0)
    assert np.array_equal(begin.origins, held_key(BIRD_DOG).pose.origins)
    assert (begin.breath[1] > 0, end.breath[1] > 0) == (first > 0, last > 0)


def test_the_back_rises_visibly_when_the_prone_figure_breathes_in() -> None:
    empty, full = pose(CROCODILE, None, "inhale", 0.0), pose(CROCODILE, None, "inhale", 1.0)
    assert belly_top(full) - belly_top(empty) > 0.015


def test_a_breath_that_the_caller_counts_wins() -> None:
    assert pose(BIRD_DOG, "left", "hold", 0.5, breath=1.0).breath > pose(BIRD_DOG, "left", "hold", 0.5).breath
    assert pose(CROCODILE, None, "inhale", 1.0, breath=0.0).breath == (0.0, 0.0, 0.0)


@given(shares)
def test_a_hold_counted_in_breaths_keeps_the_lungs_full(share: float) -> None:
    breath = [pose(BIRD_DOG, "left", phase, at, in_breaths=True).breath
              for phase, at in (("inhale", 1.0), ("hold", share), ("exhale", 0.0))]  # fmt: skip
    assert breath[0] == breath[1] == breath[2]
    assert breath[0][0] > 0
    assert np.array_equal(
        pose(BIRD_DOG, "left", "hold", share, in_breaths=True).origins, held_key(BIRD_DOG).pose.origins
    )


def test_a_hold_counted_in_seconds_has_no_breath_unless_the_caller_counts_one() -> None:
    assert pose(BIRD_DOG, "left", "hold", 0.5).breath == (0.0, 0.0, 0.0)
    assert pose(BIRD_DOG, "left", "hold", 0.5, breath=0.4, in_breaths=True).breath[0] > 0


def test_a_motion_led_by_the_breath_is_the_same_whoever_counts() -> None:
    for phase in CROCODILE.phases:
        assert same(pose(CROCODILE, None, phase, 0.3), pose(CROCODILE, None, phase, 0.3, in_breaths=True))


@given(shares)
def test_the_breath_runs_on_without_a_jump_from_phase_to_phase(share: float) -> None:
    for before, after in (("inhale", "hold"), ("hold", "exhale"), ("exhale", "inhale")):
        assert pose(CROCODILE, None, before, 1.0).breath == pytest.approx(pose(CROCODILE, None, after, 0.0).breath)
    filled = [pose(CROCODILE, None, "inhale", s).breath[2] for s in sorted((share, 1.0))]
    assert filled[0] <= filled[1]


def test_key_poses_are_few_and_mirrored_on_demand(motions: dict[str, Motion]) -> None:
    for motion in motions.values():
        left, right = key_poses(motion), key_poses(motion, "right")
        assert 1 <= len(left) <= 3
        assert [name for name, _ in left] == [name for name, _ in right]
        assert np.array_equal(left[0][1].origins, right[0][1].mirrored().origins)
