"""The marks of the four questions differ in shape where they are small, and in lightness for every kind of eye."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from backcoach.history.records import Question
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.series_style import paint_mark
from tests.ui.pixels import pixels

MARKS: tuple[Question, ...] = ("now-before", "now-after", "now", "last-24-hours")
THEMES = [(dark, contrast) for dark in (False, True) for contrast in (False, True)]
SMALL = 8
"""Pixels of a mark where days are narrow."""
Colour = NDArray[np.float64]
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Linear red, green and blue as they are seen: Machado, Oliveira and Fernandes 2009, severity 1."""
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: QColor) -> Colour:
    """Linear red, green and blue of a colour."""
    parts = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: Colour) -> Colour:
    """CIE L*a*b* of linear red, green and blue."""
    t = _XYZ @ np.clip(rgb, 0, 1) / _WHITE
    f = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def painted(theme: Theme, mark: Question, side: int = SMALL, scale: int = 1) -> QImage:
    """A mark in the middle of its ground."""
    image = QImage((side + 4) * scale, (side + 4) * scale, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_mark(painter, theme, mark, QPointF(side / 2 + 2, side / 2 + 2), side)
    painter.end()
    return image


def strongest(theme: Theme, mark: Question) -> QColor:
    """The colour of a mark that is farthest from its ground, painted large."""
    image, ground = painted(theme, mark, scale=8), theme.color("surface")
    apart = abs(pixels(image).astype(int) - (ground.blue(), ground.green(), ground.red())).sum(axis=2)
    row, column = np.unravel_index(apart.argmax(), apart.shape)
    return image.pixelColor(int(column), int(row))


@pytest.mark.parametrize(("dark", "contrast"), THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_marks_differ_in_lightness_for_every_eye(theme: Theme, eye: str, dark: bool, contrast: bool) -> None:
    theme.use(dark=dark, contrast=contrast)
    seen = {mark: lab(EYES[eye] @ linear(strongest(theme, mark))) for mark in MARKS}
    for one, other in combinations(MARKS, 2):
        assert abs(seen[one][0] - seen[other][0]) >= 9, (one, other, "lightness")
        assert np.linalg.norm(seen[one] - seen[other]) >= 18, (one, other, "ΔE")


def test_marks_differ_in_shape_at_eight_pixels(theme: Theme) -> None:
    ground = theme.color("surface")
    shapes = {}
    for mark in MARKS:
        apart = abs(pixels(painted(theme, mark)).astype(int) - (ground.blue(), ground.green(), ground.red())).sum(
            axis=2
        )
        shapes[mark] = apart / apart.max()
    for one, other in combinations(MARKS, 2):
        shared = np.minimum(shapes[one], shapes[other]).sum()
        assert shared / np.maximum(shapes[one], shapes[other]).sum() < 0.72, (one, other)


def test_the_measure_itself() -> None:
    assert lab(linear(QColor("white")))[0] == pytest.approx(100, abs=0.01)
    red, green = (lab(EYES["deuteranopia"] @ linear(QColor(name))) for name in ("#C04000", "#7A7A00"))
    assert np.linalg.norm(red - green) < np.linalg.norm(lab(linear(QColor("#C04000"))) - lab(linear(QColor("#7A7A00"))))
