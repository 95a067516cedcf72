"""The letters L and R on the limbs that work, readable also where the picture is shown as in a mirror."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from backcoach.figure.body import landmark
from backcoach.figure.geometry import Array
from backcoach.figure.palette import Palette
from backcoach.figure.projection import Projection
from backcoach.figure.skeleton import Pose

_AT = {"arm": "palm", "leg": "shin"}
"""The landmark that carries the letter of a limb."""
_RADIUS_M, _LEAST = 0.06, 9.0
"""Radius of the letter's disc in metres, and at least, in picture units."""
_HALO = 1.5
"""Picture units of the paper's colour round a disc."""


def draw_letters(
    painter: QPainter, pose: Pose, projection: Projection, palette: Palette, limbs: tuple[str, ...],
    letters: tuple[str, str], flipped: bool,
) -> None:  # fmt: skip
    """Draw a disc with its letter on each of these limbs of a pose; `letters` are those for left and right."""
    radius = _radius(projection)
    for limb in limbs:
        side, (x, y) = limb.partition("-")[0], _spot(limb, pose, projection)
        painter.save()
        painter.translate(QPointF(float(x), float(y)))
        painter.scale(-1 if flipped else 1, 1)
        _disc(painter, radius, letters[side == "right"], palette)
        painter.restore()


def letter_boxes(pose: Pose, projection: Projection, limbs: tuple[str, ...]) -> Array:
    """(n,4) left, top, right and bottom of what `draw_letters` draws."""
    reach = _radius(projection) + _HALO + 1
    spots = np.array([_spot(limb, pose, projection) for limb in limbs]).reshape(-1, 2)
    return np.hstack((spots - reach, spots + reach))


def _radius(projection: Projection) -> float:
    return max(_LEAST, _RADIUS_M * projection.scale)


def _spot(limb: str, pose: Pose, projection: Projection) -> Array:
    """Where the letter of a limb stands in the picture."""
    side, _, kind = limb.partition("-")
    return projection.flat(pose.point(*landmark(f"{side}-{_AT[kind]}")))


def _disc(painter: QPainter, radius: float, letter: str, palette: Palette) -> None:
    box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.paper))
    painter.drawEllipse(box.adjusted(-_HALO, -_HALO, _HALO, _HALO))
    painter.setBrush(QColor(palette.accent))
    painter.drawEllipse(box)
    font = painter.font()
    font.setPixelSize(max(10, round(1.35 * radius)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(palette.paper))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
