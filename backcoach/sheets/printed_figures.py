"""Figures on paper: the key poses of an exercise as vectors, in grey or in colour."""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from backcoach.catalog import Exercise
from backcoach.figure import PRINT, Motion, Palette, Pose, key_poses, pose
from backcoach.figure.brush import PageBrush
from backcoach.figure.figure_painter import FigureOptions, FigurePainter
from backcoach.figure.photos import PictureSource, paint_photos, read_photos
from backcoach.figure.projection import fit_projection
from backcoach.person import Person
from backcoach.sheets.page_model import DrawInside


class Motions(Protocol):
    """How exercises move."""

    def of(self, exercise: Exercise) -> Motion | None:
        """The motion of an exercise; None if it has no figure."""
        ...

    def mistake_of(self, exercise: Exercise) -> tuple[str, Motion] | None:
        """Its common mistake: the phase that ends in it, and the motion up to there."""
        ...


PERSON = Person()
MOST_POSES = 3
SMALLEST = 22.0
"""Points per metre below which a pose is too small to copy: a body of 37 points, or 13 millimetres."""
BETWEEN = 6.0
"""Points between two poses, so that an arrow beyond one body does not touch the next."""
WORTH = 0.48
"""Share of its size that a figure must keep to make room for one more pose."""


class PrintedFigures:
    """Draws exercises from the motions it is given, or the user's own pictures; other exercises stay blank.

    Reuse it, because it keeps what it has worked out for a motion.
    """

    def __init__(
        self, motions: Motions, palette: Palette = PRINT, pictures: PictureSource = lambda _: (),
        person: Person = PERSON,
    ) -> None:  # fmt: skip
        self._motions = motions
        self._pictures = pictures
        self._painter = FigurePainter(palette, PageBrush(), person)

    def __call__(self, painter: QPainter, rect: QRectF, exercise: Exercise) -> None:
        """Fill a rectangle with the user's own pictures, or with as many key poses as stay legible."""
        if photos := read_photos(self._pictures(exercise) if exercise.pictures else ()):
            paint_photos(painter, rect, photos[:MOST_POSES], mirrored=False)
            return
        motion = self._motions.of(exercise)
        if motion is None:
            return
        poses, parts = arranged(motion, key_poses(motion, "left", most=MOST_POSES), rect)
        for (phase, body), part in zip(poses, parts, strict=True):
            self._painter.paint(painter, part, motion, body, FigureOptions(phase=phase, labels=False))

    def mistake_of(self, exercise: Exercise) -> DrawInside | None:
        """Draws the common mistake of an exercise, crossed out; None if there is no picture of one."""
        mistake = self._motions.mistake_of(exercise)
        return partial(self._draw_mistake, *mistake) if mistake else None

    def _draw_mistake(self, phase: str, motion: Motion, painter: QPainter, rect: QRectF) -> None:
        body = pose(motion, "left", phase, 1.0)
        inside = rect.adjusted(4, 4, -4, -4)
        self._painter.paint(painter, inside, motion, body, FigureOptions(phase=phase, marks=False, labels=False))
        painter.setPen(QPen(QColor("black"), 1.2))
        painter.setBrush(QBrush())
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        painter.drawLine(inside.topLeft(), inside.bottomRight())
        painter.drawLine(inside.topRight(), inside.bottomLeft())


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
