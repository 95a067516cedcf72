"""How far the figure moves in a phase."""

import pytest

from backcoach.figure.travel import travel_m
from tests.shipped import shipped_motions

MOTIONS = shipped_motions()


def test_a_leg_that_is_lifted_goes_far_and_a_hold_nowhere() -> None:
    motion = MOTIONS["bird-dog"]
    moved = {phase: travel_m(motion, "left", phase) for phase in motion.phases}
    assert max(moved.values()) > 0.3
    assert travel_m(motion, "left", "hold") == 0


def test_both_sides_go_as_far() -> None:
    motion = MOTIONS["bird-dog"]
    for phase in motion.phases:
        assert travel_m(motion, "left", phase) == pytest.approx(travel_m(motion, "right", phase))


def test_a_breath_moves_a_little() -> None:
    motion = MOTIONS["crocodile-breathing"]
    assert 0 < travel_m(motion, None, "inhale") < 0.1


def test_a_prop_that_moves_counts() -> None:
    rolling = [motion for motion in MOTIONS.values() if any(prop.moves or prop.rolls for prop in motion.props)]
    assert rolling
    for motion in rolling:
        assert max(travel_m(motion, "left", phase) for phase in motion.phases) > 0
