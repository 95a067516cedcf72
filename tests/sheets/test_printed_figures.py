"""The key poses of an exercise share its space on paper without touching each other."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from backcoach.figure import key_poses
from backcoach.sheets.exercise_row import SHAPE
from backcoach.sheets.printed_figures import BETWEEN, arranged
from tests.shipped import shipped_motions

MOST_POSES = 3

MOTIONS = shipped_motions()
PLACES = [QRectF(10, 20, width, height) for width, height in ((58, 60), (122, 76), (150, 200))]


@pytest.mark.parametrize("place", PLACES, ids=["small", "wide", "large"])
def test_every_pose_has_its_own_part_of_the_space(place: QRectF) -> None:
    for motion in MOTIONS.values():
        poses, parts = arranged(motion, key_poses(motion, "left", most=MOST_POSES), place)
        assert 1 <= len(poses) == len(parts) <= MOST_POSES
        assert all(place.adjusted(-0.01, -0.01, 0.01, 0.01).contains(part) for part in parts)
        for one, next_one in pairwise(parts):
            gap = max(next_one.left() - one.right(), next_one.top() - one.bottom())
            assert gap == pytest.approx(BETWEEN)


def test_more_space_never_shows_fewer_poses() -> None:
    for motion in MOTIONS.values():
        wanted = key_poses(motion, "left", most=MOST_POSES)
        shown = [len(arranged(motion, wanted, QRectF(0, 0, 100 * k, 100 * k))[0]) for k in (1, 2, 4)]
        assert shown == sorted(shown)


def test_a_sheet_with_room_shows_two_or_three_poses_of_every_exercise() -> None:
    shown = {
        id: len(arranged(motion, key_poses(motion, "left", most=MOST_POSES), QRectF(0, 0, 150, 150 * SHAPE))[0])
        for id, motion in MOTIONS.items()
    }
    assert not [id for id, count in shown.items() if count < 2]
