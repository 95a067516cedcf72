"""Keeps the pictures of a movement, so that each repetition but the first is only copied to the screen."""

from collections.abc import Callable, Hashable
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter

from backcoach.figure.fills import Box, Outlook

BUDGET = 24_000_000
"""Bytes of pictures that are kept: at a desk those of a movement of some ten seconds."""
_DEPTH = 4
"""Bytes of a pixel."""


class Frame(msgspec.Struct, frozen=True, eq=False):
    """A picture as runs of pixels of one colour, row by row: most of it is plain, and packed in a tenth of a
    millisecond."""

    outlook: Outlook
    """What the picture shows, to compare it with another one."""
    colours: NDArray[np.uint32]
    lengths: NDArray[np.uint16]
    rows: NDArray[np.intp]
    """Where each row begins in the runs, and the number of runs."""
    width: int
    ratio: float
    """Pixels of the device for one of a widget."""

    @classmethod
    def of(cls, image: QImage, outlook: Outlook) -> Self:
        """Pack an image of 32 bits a pixel and less than 65536 pixels a row."""
        width, height = image.width(), image.height()
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, -1)[:, :width].ravel()
        begins = np.empty(len(pixels), bool)
        np.not_equal(pixels[1:], pixels[:-1], out=begins[1:])
        begins[::width] = True
        starts = np.flatnonzero(begins)
        lengths = np.diff(starts, append=len(pixels)).astype(np.uint16)
        rows = np.searchsorted(starts, np.arange(height + 1) * width)
        return cls(outlook, pixels[starts], lengths, rows, width, image.devicePixelRatio())

    @property
    def size(self) -> int:
        """Bytes that it takes, roughly."""
        return sum(one.nbytes for one in (self.colours, self.lengths, self.rows, self.outlook.shapes))

    def draw(self, painter: QPainter, area: QRect) -> None:
        """Copy the rows that reach into an area of the widget."""
        first = max(0, int(area.top() * self.ratio))
        last = min(len(self.rows) - 1, int((area.bottom() + 1) * self.ratio) + 1)
        if first >= last:
            return
        runs = slice(self.rows[first], self.rows[last])
        pixels = np.repeat(self.colours[runs], self.lengths[runs])
        image = QImage(pixels.data, self.width, last - first, self.width * _DEPTH, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.ratio)
        painter.drawImage(QPointF(0, first / self.ratio), image)


def pixel_ratio(painter: QPainter) -> float:
    """Pixels of the device for one of the painter's, if those lie on whole ones and are not turned; else 0."""
    place = painter.deviceTransform()
    straight = place.m12() == place.m21() == 0 and place.m11() == place.m22() > 0
    return place.m11() if straight and place.dx() % 1 == place.dy() % 1 == 0 else 0.0


class FlipBook:
    """Frames by their moment, all of one motion in one place; those of another place are forgotten.

    A frame is kept by what it looks like, too: on the way back a movement comes through the same poses.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._place: Hashable = None
        self._at: dict[Hashable, Frame] = {}
        self._alike: dict[Hashable, Frame] = {}
        self._changes: dict[Frame, dict[Frame, Box | None]] = {}
        """By each frame that is kept, and by the one that came after it."""
        self._budget = self._room = budget
        self.is_full = False
        """Whether there was no room for a frame."""

    def at(self, place: Hashable, moment: Hashable) -> Frame | None:
        """The frame of a moment in a place, if it is kept."""
        if place != self._place:
            self.forget()
            self._place = place
        return self._at.get(moment)

    def frame(self, moment: Hashable, likeness: Hashable, make: Callable[[], Frame]) -> Frame:
        """The frame of another moment in that place: one that looks like it, else made.

        It is kept if there is room: the first ones come round again.
        """
        found = self._alike.get(likeness)
        if found is None:
            found = make()
            if found.size > self._room:
                self.is_full = True
                return found
            self._room -= found.size
            self._alike[likeness] = found
            self._changes[found] = {}
        self._at[moment] = found
        return found

    def changed(self, before: Frame, after: Frame) -> Box | None:
        """The area in which a frame differs from the one before it; None if nowhere."""
        known = self._changes.get(before, {})
        if after in known:
            return known[after]
        area = after.outlook.changed(before.outlook)
        if after in self._changes:
            known[after] = area
        return area

    def forget(self) -> None:
        """Keep none: another motion is shown."""
        self._at.clear()
        self._alike.clear()
        self._changes.clear()
        self._room = self._budget
        self.is_full = False
