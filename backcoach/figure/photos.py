"""The user's own pictures of an exercise, shown instead of a figure on the screen and on paper."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from backcoach.catalog import Exercise
from backcoach.catalog.types import PhaseName, Picture
from backcoach.outside import read_regular

PictureSource = Callable[[Exercise], Sequence[tuple[Picture, Path]]]
"""The pictures of an exercise and their files."""
LARGEST = 4_000_000
"""Bytes of a file that is read; what BackCoach keeps is smaller."""
LONGEST = 1400
"""Pixels of the longer side of a picture that is shown; what BackCoach keeps is smaller."""
ROUND = 6.0
BETWEEN = 8.0


class Photo(NamedTuple):
    """A picture that was read."""

    picture: Picture
    image: QImage


def read_photos(pictures: Sequence[tuple[Picture, Path]]) -> tuple[Photo, ...]:
    """The pictures whose files can be read; a file in that folder may be anything."""
    photos = []
    for picture, path in pictures:
        with suppress(OSError):
            image = QImage.fromData(read_regular(path, LARGEST))
            if not image.isNull() and max(image.width(), image.height()) <= LONGEST:
                photos.append(Photo(picture, image))
    return tuple(photos)


def photo_for(photos: Sequence[Photo], phase: PhaseName | None) -> Photo:
    """The picture for a phase, otherwise one for the whole exercise, otherwise the first."""
    of_phase = [one for one in photos if phase is not None and one.picture.phase == phase]
    of_all = [one for one in photos if one.picture.phase is None]
    return next(iter([*of_phase, *of_all, *photos]))


def paint_photo(painter: QPainter, box: QRectF, photo: Photo, *, mirrored: bool) -> None:
    """Paint a picture as large as it fits, in the middle of a box, with round corners."""
    size = QSizeF(photo.image.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(box.center())
    corners = QPainterPath()
    corners.addRoundedRect(place, ROUND, ROUND)
    image = photo.image.flipped(Qt.Orientation.Horizontal) if mirrored and photo.picture.mirror else photo.image
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(corners, Qt.ClipOperation.IntersectClip)
    painter.drawImage(place, image)
    painter.restore()


def paint_photos(painter: QPainter, box: QRectF, photos: Sequence[Photo], *, mirrored: bool) -> None:
    """Paint several pictures side by side, or one below the other in a tall box."""
    tall = box.height() > box.width()
    across, down = (1, len(photos)) if tall else (len(photos), 1)
    width, height = (box.width() + BETWEEN) / across, (box.height() + BETWEEN) / down
    for place, photo in enumerate(photos):
        column, row = (0, place) if tall else (place, 0)
        part = QRectF(box.left() + column * width, box.top() + row * height, width - BETWEEN, height - BETWEEN)
        paint_photo(painter, part, photo, mirrored=mirrored)
