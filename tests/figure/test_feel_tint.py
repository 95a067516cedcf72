"""Where an exercise may be felt is tinted in the figure, on the side that works."""

from typing import get_args

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from backcoach.catalog.types import FeelAt
from backcoach.figure import LIGHT, Motion, pose
from backcoach.figure.figure_painter import FigureOptions, FigurePainter
from backcoach.figure.geometry import Array
from tests.shipped import shipped_catalog


def drawn(motion: Motion, side: str = "left", feels: tuple[str, ...] = ()) -> Array:
    image = QImage(480, 320, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.paper))
    painter = QPainter(image)
    options = FigureOptions(marks=False, labels=False, feels=feels)
    FigurePainter(LIGHT).paint(painter, QRectF(0, 0, 480, 320), motion, pose(motion, side, None, 0.0), options)
    painter.end()
    return np.asarray(image.constBits()).reshape(320, 480, 4)[:, :, :3].astype(int)


def tinted(motion: Motion, feels: tuple[str, ...], side: str = "left") -> NDArray[np.bool_]:
    """Where the tint changes the picture."""
    return np.asarray(np.abs(drawn(motion, side, feels) - drawn(motion, side)).sum(2) > 20)


def test_every_region_can_be_tinted(motions: dict[str, Motion]) -> None:
    unseen = {region for region in get_args(FeelAt) if not tinted(motions["standing-side-bend"], (region,)).any()}
    assert unseen <= {"calf", "left-calf", "right-calf", "left-buttock", "right-buttock", "buttock", "upper-back"}, (
        unseen
    )
    for region in unseen:
        assert (
            tinted(motions["seated-twist" if "calf" in region else "quadruped-hip-lift"], (region,)).any()
            or tinted(motions["bird-dog"], (region,)).any()
        )


def test_the_tint_stays_on_the_body(motions: dict[str, Motion]) -> None:
    motion = motions["glute-bridge"]
    ground = (
        drawn(motion) == np.array([QColor(LIGHT.mat).blue(), QColor(LIGHT.mat).green(), QColor(LIGHT.mat).red()])
    ).all(2)
    assert not (tinted(motion, ("buttock", "thigh-back")) & ground).any()


def test_the_other_side_is_tinted_when_the_other_side_works(motions: dict[str, Motion]) -> None:
    motion = motions["kneeling-lunge"]
    left, right = (tinted(motion, ("left-hip-front",), side) for side in ("left", "right"))
    assert left.sum() > 100
    assert abs(int(left.sum()) - int(right.sum())) < 0.1 * left.sum(), "the same muscle in the mirrored picture"


def test_a_region_without_a_side_is_on_both(motions: dict[str, Motion]) -> None:
    motion = motions["standing-side-bend"]
    both = tinted(motion, ("thigh-front",))
    one = tinted(motion, ("left-thigh-front",)) | tinted(motion, ("right-thigh-front",))
    assert (both == one).mean() > 0.999


def test_every_shipped_exercise_says_where_it_may_be_felt() -> None:
    assert not [id for id, one in shipped_catalog().exercises.items() if not one.feel_at]
