"""Draws arrows and highlights over the figure, with their labels."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from backcoach.figure.body import CHEST, HEAD, landmark, twin
from backcoach.figure.geometry import Array, direction
from backcoach.figure.motion import Motion
from backcoach.figure.motion_spec import MarkSpec
from backcoach.figure.palette import Palette
from backcoach.figure.projection import Projection
from backcoach.figure.skeleton import Pose


class MarkPainter:
    """Draws marks with one palette; keeps the measured sizes of labels between pictures."""

    def __init__(self, palette: Palette) -> None:
        back = QColor(palette.paper)
        back.setAlphaF(0.82)
        self._accent, self._halo = QColor(palette.accent), QColor(palette.paper)
        self._dot, self._under, self._back = QBrush(self._accent), QBrush(self._halo), QBrush(back)
        self._sizes: dict[tuple[str, str, int], tuple[QFont, float, float]] = {}

    def draw(
        self,
        painter: QPainter,
        rect: QRectF,
        marks: Sequence[MarkSpec],
        pose: Pose,
        projection: Projection,
        labels: bool,
    ) -> None:
        """Draw marks; their labels stay within the rectangle, on the side away from the body's middle."""
        for mark in marks:
            spot, aim = _place(mark, pose, projection)
            if mark.kind == "still":
                self._still(painter, QPointF(*spot), projection.scale)
            else:
                make = _arrow if mark.kind == "arrow" else _turn
                self._line(painter, make(spot, aim, mark.size * projection.scale, projection.scale), projection.scale)
            if labels and mark.label:
                middle = projection.flat(pose.origins[[0, CHEST, HEAD]]).mean(0)
                self._label(painter, rect, mark, spot, aim, bool(spot[1] > middle[1]), projection.scale)

    def _line(self, painter: QPainter, path: QPainterPath, scale: float) -> None:
        """Draw a line with a halo in the paper's colour, so that it is visible over skin and cloth."""
        width = _width(scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide in ((self._halo, width * 1.9), (self._accent, width)):
            pen = QPen(colour, wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)

    def _still(self, painter: QPainter, spot: QPointF, scale: float) -> None:
        """Draw a ring with a dot, on a halo: the sign for a part that must not move."""
        radius, half = 0.045 * scale, 0.5 * _width(scale)
        for brush, wide, dot in ((self._under, 1.9 * half, 0.0), (self._dot, half, 0.014 * scale)):
            path = QPainterPath()
            for size in (radius + wide, radius - wide, dot):
                path.addEllipse(spot, size, size)
            painter.fillPath(path, brush)

    def _label(self, painter: QPainter, rect: QRectF, mark: MarkSpec, spot: Array, aim: Array, low: bool,
               scale: float) -> None:  # fmt: skip
        """Draw the label at the mark's end: below it if the mark points down or is low on the body, else above it."""
        font, wide, high = self._measured(painter, mark.label, max(11, round(0.062 * scale)))
        reach = 0.075 * scale if mark.kind == "still" else mark.size * scale + 0.07 * scale
        below = aim[1] > 0.3 if mark.kind == "arrow" else low
        x, y = spot + (aim * reach if mark.kind == "arrow" else np.array((0.0, reach if below else -reach)))
        if mark.kind == "arrow" and not below:  # keep clear of the shaft and barbs of a level arrow
            y -= (0.035 * (1 - abs(aim[1])) + mark.size * max(0.0, aim[1])) * scale
        left = max(rect.left(), min(x - wide / 2, rect.right() - wide))
        top = max(rect.top(), min(y if below else y - high, rect.bottom() - high))
        area = QRectF(left, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._back)
        painter.drawRoundedRect(area, 4, 4)
        painter.setFont(font)
        painter.setPen(self._accent)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark.label)

    def _measured(self, painter: QPainter, text: str, pixels: int) -> tuple[QFont, float, float]:
        """The painter's font at a pixel size, and the width and height of a label's background in it."""
        font = painter.font()
        key = (text, font.family(), pixels)
        if key not in self._sizes:
            font.setPixelSize(pixels)
            box = QFontMetricsF(font, painter.device()).boundingRect(text)
            self._sizes[key] = (font, box.width() + 8, box.height() + 2)
        return self._sizes[key]


def marks_of(motion: Motion, phase: str | None, share: float) -> tuple[MarkSpec, ...]:
    """The marks that are shown in a phase, at a share of it."""
    return tuple(mark for mark in motion.marks if mark.shows(phase, share))


def mark_boxes(marks: Sequence[MarkSpec], pose: Pose, projection: Projection) -> Array:
    """(n,4) areas, left, top, right and bottom, that hold what `draw` draws without labels."""
    spots = np.array([_place(mark, pose, projection)[0] for mark in marks]).reshape(-1, 2)
    reach = np.array([(1.3 * mark.size + 0.12) * projection.scale for mark in marks]) + 2 * _width(projection.scale)
    return np.hstack((spots - reach[:, None], spots + reach[:, None]))


def _place(mark: MarkSpec, pose: Pose, projection: Projection) -> tuple[Array, Array]:
    """Position of a mark in the picture and its direction there, both (2,)."""
    bone, place = landmark(twin(mark.at) if pose.mirror else mark.at)
    spot = pose.point(bone, place)
    if mark.kind == "still":
        return projection.flat(spot), np.array((0.0, -1.0))
    sign = -1.0 if pose.mirror else 1.0
    if isinstance(mark.towards, str):
        words = mark.towards
        if pose.mirror:
            words = " ".join({"left": "right", "right": "left"}.get(word, word) for word in words.split())
        aim = direction(words, pose.frames[bone], sign)
    else:
        aim = np.array(mark.towards) * (1, sign, 1)
    aim = np.array((0.0, 0.0, 1.0)) if aim is None else aim
    ends = projection.flat(np.array((spot, spot + aim)))
    run = ends[1] - ends[0]
    return ends[0], run / max(math.hypot(*run), 1e-6)


def _add_head(path: QPainterPath, tip: Array, aim: Array, size: float) -> None:
    """Add the two barbs of an arrow."""
    for angle in (2.55, -2.55):
        c, s = math.cos(angle), math.sin(angle)
        barb = tip + size * np.array((c * aim[0] - s * aim[1], s * aim[0] + c * aim[1]))
        path.moveTo(*barb)
        path.lineTo(*tip)


def _arrow(spot: Array, aim: Array, size: float, scale: float) -> QPainterPath:
    start, tip = spot + aim * 0.05 * scale, spot + aim * (0.05 * scale + size)
    path = QPainterPath(QPointF(*start))
    path.lineTo(*tip)
    _add_head(path, tip, aim, 0.05 * scale)
    return path


def _turn(spot: Array, aim: Array, size: float, scale: float) -> QPainterPath:
    """A curved arrow that ends in direction `aim`."""
    aside = np.array((aim[1], -aim[0]))
    aside = aside if aside[1] < 0 else -aside
    start, tip = spot + aside * size * 0.5 - aim * size * 0.6, spot + aside * size * 0.5 + aim * size * 0.6
    top = spot + aside * size * 1.15
    path = QPainterPath(QPointF(*start))
    path.quadTo(*top, *tip)
    along = tip - top
    _add_head(path, tip, along / max(math.hypot(*along), 1e-6), 0.05 * scale)
    return path


def _width(scale: float) -> float:
    """A line's width in picture units."""
    return max(1.6, 0.013 * scale)
