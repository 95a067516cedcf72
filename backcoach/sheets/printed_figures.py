"""Figures on paper: the key poses of an exercise as vectors, in grey or in colour."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backcoach.catalog import Exercise
from backcoach.figure import PRINT, Motion, Palette, Pose, key_poses
from backcoach.figure.brush import PageBrush
from backcoach.figure.figure_painter import FigureOptions, FigurePainter
from backcoach.figure.photos import PictureSource, paint_photos, read_photos
from backcoach.figure.projection import fit_projection

MotionSource = Callable[[Exercise], Motion | None]
"""How an exercise moves; None if it has no figure."""
MOST_POSES = 3
SMALLEST = 22.0
"""Points per metre below which a pose is too small to copy: a body of 37 points, or 13 millimetres."""
BETWEEN = 6.0
"""Points between two poses, so that an arrow beyond one body does not touch the next."""
WORTH = 0.48
"""Share of its size that a figure must keep to make room for one more pose."""


class PrintedFigures:
    """Draws exercises whose motions are handed in, or the user's own pictures; others stay blank.

    Reuse it, because it keeps what it has worked out for a motion.
    """

    def __init__(self, motions: MotionSource, palette: Palette = PRINT, pictures: PictureSource = lambda _: ()) -> None:
        self._motions = motions
        self._pictures = pictures
        self._painter = FigurePainter(palette, PageBrush())

    def __call__(self, painter: QPainter, rect: QRectF, exercise: Exercise) -> None:
        """Fill a rectangle with the user's own pictures, or with as many key poses as stay legible."""
        if photos := read_photos(self._pictures(exercise) if exercise.pictures else ()):
            paint_photos(painter, rect, photos[:MOST_POSES], mirrored=False)
            return
        motion = self._motions(exercise)
        if motion is None:
            return
        poses, parts = arranged(motion, key_poses(motion, "left", most=MOST_POSES), rect)
        for (phase, pose), part in zip(poses, parts, strict=True):
            self._painter.paint(painter, part, motion, pose, FigureOptions(phase=phase, labels=False))


def arranged(
    motion: Motion, poses: list[tuple[str, Pose]], rect: QRectF
) -> tuple[list[tuple[str, Pose]], list[QRectF]]:
    """The poses to draw and a part of the rectangle for each: as many as stay large enough; the first ones go first."""
    best: list[QRectF] = [rect]
    size = _size(motion, rect)
    for count in range(2, len(poses) + 1):
        parts = max(_divisions(rect, count), key=lambda parts: _size(motion, parts[0]))
        smaller = _size(motion, parts[0])
        if smaller >= max(SMALLEST, WORTH * size):
            best, size = parts, smaller
    return poses[-len(best) :], best  # the last poses show what the exercise leads to


def _size(motion: Motion, rect: QRectF) -> float:
    """Points per metre at which a motion fits a rectangle."""
    return fit_projection(motion, False, None, (rect.x(), rect.y(), rect.width(), rect.height())).scale


def _divisions(rect: QRectF, count: int) -> Iterator[list[QRectF]]:
    """The rectangle in equal parts: side by side, and one below the other."""
    across, down = (rect.width() + BETWEEN) / count, (rect.height() + BETWEEN) / count
    yield [QRectF(rect.left() + k * across, rect.top(), across - BETWEEN, rect.height()) for k in range(count)]
    yield [QRectF(rect.left(), rect.top() + k * down, rect.width(), down - BETWEEN) for k in range(count)]
