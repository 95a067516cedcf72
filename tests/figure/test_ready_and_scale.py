"""The pose to take up where a repetition begins in another one, smaller movements, and marks from a share on."""

from pathlib import Path

import numpy as np
import pytest

from backcoach.figure import Motion, key_poses, load_motion, pose
from backcoach.figure.motion_checks import (
    Sample,
    check,
    check_contacts,
    check_lengths,
    check_overlap,
    check_reach,
    check_sinking,
    sample_lead_in,
)
from backcoach.figure.motion_spec import MarkSpec
from backcoach.problem import Problem
from tests.corner import corner
from tests.shipped import shipped_catalog

READY = ("cat-cow", "seated-cat-cow", "seated-twist", "rib-lift-breathing")
SCALES = sorted(
    {
        (id, care.most.range_percent)
        for id, one in shipped_catalog().exercises.items()
        for care in one.care.values()
        if care.most.range_percent
    }
)
LOOP = """
[ready]
from = "all-fours"
[start]
from = "all-fours"
pelvis = { tilt = 20 }
[[key]]
phase = "tilt"
[[key]]
phase = "return"
from = "start"
"""


def far(one: np.ndarray, other: np.ndarray) -> float:
    """The widest way of any bone, in metres."""
    return float(np.sqrt(((one - other) ** 2).sum(1)).max())


@pytest.mark.parametrize("id", READY)
def test_the_pose_to_take_up_is_not_yet_rounded_turned_or_slumped(motions: dict[str, Motion], id: str) -> None:
    motion = motions[id]
    ready = pose(motion, None, None, 0.0)
    begun = pose(motion, None, None, 1.0)
    assert far(ready.origins, begun.origins) > 0.005
    assert np.array_equal(begun.origins, motion.start.pose.origins)
    assert far(pose(motion, None, None, 0.5).origins, ready.origins) < far(begun.origins, ready.origins)
    assert np.allclose(key_poses(motion)[0][1].origins, motion.keys[0][1].pose.origins) or motion.spec.thumbnail


def test_where_a_movement_begins_in_the_pose_to_take_up_nothing_leads_in(motions: dict[str, Motion]) -> None:
    motion = motions["knee-rolls"]
    assert sample_lead_in(motion) == []
    assert np.array_equal(pose(motion, None, None, 0.4).origins, motion.start.pose.origins)


def test_breathing_out_the_ribs_stay_up(motions: dict[str, Motion]) -> None:
    motion = motions["rib-lift-breathing"]
    full, empty = pose(motion, None, "inhale", 1.0), pose(motion, None, "exhale", 1.0)
    assert far(full.origins, empty.origins) < 0.025


def test_a_pose_to_take_up_must_be_a_table_of_a_known_pose(folder: Path) -> None:
    no_table = "ready = 3\n[start]" + LOOP.split("[start]")[1]
    for text, told in ((no_table, "ready: expected a table"), (LOOP.replace('"all', '"no', 1), "no-fours")):
        (folder / "one.toml").write_text(text)
        with pytest.raises(Problem, match=told):
            load_motion(folder, "one")


def test_the_way_from_the_pose_to_take_up_is_checked_too(folder: Path) -> None:
    (folder / "one.toml").write_text(LOOP.replace('from = "all-fours"', 'from = "supine"', 1))
    assert any(finding.where.startswith("ready") for finding in check(load_motion(folder, "one")))


def test_a_movement_that_goes_one_way_need_not_end_where_it_began(folder: Path) -> None:
    open_end = LOOP.rsplit("[[key]]", 1)[0].replace('phase = "tilt"', 'phase = "tilt"\npelvis = { tilt = 0 }')
    (folder / "one.toml").write_text(open_end)
    (folder / "two.toml").write_text("one_way = true\n" + open_end)
    assert "closed" in {one.check for one in check(load_motion(folder, "one"))}
    assert "closed" not in {one.check for one in check(load_motion(folder, "two"))}


def test_the_roller_ends_under_the_lower_third(motions: dict[str, Motion]) -> None:
    motion = motions["thoracic-foam-roll"]
    ends = [pose(motion, None, phase, 1.0).origins[0][0] for phase in motion.phases]
    assert ends == sorted(ends)


def test_a_mark_can_wait_for_a_share_of_its_phase() -> None:
    mark = MarkSpec(kind="arrow", at="head", phases=("press",), since=0.5)
    assert [mark.shows(phase, share) for phase, share in (("press", 0.4), ("press", 0.5), ("hold", 0.9))] == [
        False, True, False,
    ]  # fmt: skip


def test_a_smaller_movement_goes_a_share_of_the_way(motions: dict[str, Motion]) -> None:
    motion = motions["knee-rolls"]
    still = pose(motion, "left", None, 0.0)
    whole, half = (pose(motion, "left", "turn", 1.0, scale=scale) for scale in (1.0, 0.5))
    assert 0.3 < far(half.origins, still.origins) / far(whole.origins, still.origins) < 0.7


def test_a_smaller_wave_is_smaller_both_ways(motions: dict[str, Motion]) -> None:
    motion = motions["cat-cow"]
    flat = motion.neutral.pose.origins
    for phase in ("inhale", "exhale"):
        whole, half = (pose(motion, None, phase, 1.0, scale=scale).origins for scale in (1.0, 0.5))
        assert 0.2 < far(half, flat) / far(whole, flat) < 0.8


def test_props_move_less_with_a_smaller_movement(motions: dict[str, Motion]) -> None:
    motion = motions["glute-ball-release"]
    whole, half = (pose(motion, None, "forward", 1.0, scale=scale).props[1][0] for scale in (1.0, 0.5))
    assert half == pytest.approx(whole / 2)


def test_a_hold_and_a_key_pose_are_smaller_too(motions: dict[str, Motion]) -> None:
    motion = motions["bird-dog"]
    held = [pose(motion, "left", "hold", 0.5, in_breaths=True, scale=scale).origins for scale in (1.0, 0.5)]
    shown = [dict(key_poses(motion, scale=scale))["reach"].origins for scale in (1.0, 0.5)]
    assert far(*held) > 0.05
    assert far(*shown) > 0.05


@pytest.mark.parametrize("small", corner(SCALES, SCALES[0], SCALES[-1]))
def test_a_movement_as_small_as_a_caution_asks_is_possible_for_a_body(
    motions: dict[str, Motion], small: tuple[str, int]
) -> None:
    motion, percent = motions[small[0]], small[1]
    samples = [
        Sample(phase, float(s), pose(motion, "left", phase, float(s), scale=percent / 100))
        for phase in motion.phases
        for s in np.linspace(0, 1, 12)
    ]
    found = [*check_reach(samples), *check_lengths(samples), *check_sinking(motion, samples), *check_overlap(samples)]
    assert [str(one) for one in (*found, *check_contacts(motion))] == []
