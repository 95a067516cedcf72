"""The letters L and R on the limbs that work, readable also where the picture is shown as in a mirror."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from backcoach.figure.body import landmark
from backcoach.figure.palette import Palette
from backcoach.figure.projection import Projection
from backcoach.figure.skeleton import Pose

_AT = {"arm": "palm", "leg": "shin"}
"""The landmark that carries the letter of a limb."""
_RADIUS_M, _LEAST = 0.06, 9.0
"""Radius of the letter's disc in metres, and at least, in picture units."""


def draw_letters(
    painter: QPainter, pose: Pose, projection: Projection, palette: Palette, limbs: tuple[str, ...],
    letters: tuple[str, str], flipped: bool,
) -> None:  # fmt: skip
    """Draw a disc with its letter on each of these limbs of a pose; `letters` are those for left and right."""
    radius = max(_LEAST, _RADIUS_M * projection.scale)
    for limb in limbs:
        side, _, kind = limb.partition("-")
        x, y = projection.flat(pose.point(*landmark(f"{side}-{_AT[kind]}")))
        painter.save()
        painter.translate(QPointF(float(x), float(y)))
        painter.scale(-1 if flipped else 1, 1)
        _disc(painter, radius, letters[side == "right"], palette)
        painter.restore()


def _disc(painter: QPainter, radius: float, letter: str, palette: Palette) -> None:
    box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.paper))
    painter.drawEllipse(box.adjusted(-1.5, -1.5, 1.5, 1.5))
    painter.setBrush(QColor(palette.accent))
    painter.drawEllipse(box)
    font = painter.font()
    font.setPixelSize(max(10, round(1.35 * radius)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(palette.paper))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
