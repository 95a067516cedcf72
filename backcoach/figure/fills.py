"""A picture as a list of filled outlines, and what tells it apart from another one."""

from collections.abc import Hashable
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from backcoach.figure.geometry import Array

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of an area, in picture units."""
Glow = tuple[float, float, float]
"""The middle of a tint and the radius at which it has faded to nothing, in picture units."""
Colour = tuple[str, bool, Glow | None]
"""A colour, whether it also fills where an outline overlaps itself, and how it fades, if it does."""
STILL = 0.001
"""Picture units by which an outline moves unseen."""


class Filler(Protocol):
    """Fills outlines (n,2), one after the other: a brush does it at once, `Recorder` keeps what is to be filled."""

    def fill(self, points: Array, colour: str) -> None:
        """One outline."""

    def fill_whole(self, points: Array, colour: str) -> None:
        """One outline, and the areas where it overlaps itself."""

    def glow(self, points: Array, middle: Array, radius: float, colour: str) -> None:
        """Tint the inside of an outline round a point (2,), strongest there and fading to nothing at the radius."""


class Outlook(msgspec.Struct, frozen=True):
    """What is seen in a picture: its shapes in the order in which they are drawn."""

    shapes: Array
    """(n,10) left, top, right and bottom of each, the means of x, y and their products, and a number for its colour."""

    def changed(self, before: "Outlook") -> Box | None:
        """The area in which another picture differs from this one; None if nowhere.

        Where a shape was added or left out, others are compared from the first one on until their colours differ, and
        then from the last one back: at worst more is said to differ than does.
        """
        old, new = before.shapes, self.shapes
        both = min(len(old), len(new))
        head = both if len(old) == len(new) else _alike(old[:both], new[:both])
        tail = both - head
        was, now = np.ones(len(old), bool), np.ones(len(new), bool)
        was[:head] = now[:head] = _differ(old[:head], new[:head])
        was[len(old) - tail :] = now[len(new) - tail :] = _differ(old[len(old) - tail :], new[len(new) - tail :])
        boxes = np.concatenate((old[was, :4], new[now, :4]))
        if not len(boxes):
            return None
        (left, top), (right, bottom) = boxes[:, :2].min(0).tolist(), boxes[:, 2:].max(0).tolist()
        return left, top, right, bottom


class Fills(msgspec.Struct, frozen=True):
    """The outlines of a picture in the order in which they are filled."""

    points: Array
    """(n,2) the corners of all outlines."""
    bounds: list[int]
    """Where each outline begins in `points`, and the number of all points."""
    colours: list[Colour]

    def draw(self, filler: Filler) -> None:
        """Fill all of them."""
        points, bounds = self.points, self.bounds
        for k, (colour, whole, glow) in enumerate(self.colours):
            outline = points[bounds[k] : bounds[k + 1]]
            if glow is not None:
                filler.glow(outline, np.array(glow[:2]), glow[2], colour)
            else:
                (filler.fill_whole if whole else filler.fill)(outline, colour)

    def outlook(self, signs: Array, meaning: Hashable) -> Outlook:
        """What is seen, with signs (n,4) of a meaning over it."""
        starts, many = self.bounds[:-1], np.diff(self.bounds)[:, None]
        least, most = (extreme.reduceat(self.points, starts) for extreme in (np.minimum, np.maximum))
        x, y = self.points.T
        products = np.column_stack((x, y, x * x, x * y, y * y))
        means = np.add.reduceat(products, starts, dtype=float) / many
        colours = np.array([[hash(colour) % _NUMBERS] for colour in self.colours])
        shapes = np.concatenate((least, most, means, colours), axis=1)
        above = np.zeros((len(signs), shapes.shape[1]))
        above[:, :4], above[:, -1] = signs, hash(meaning) % _NUMBERS
        return Outlook(np.concatenate((shapes, above)))


class Recorder:
    """A filler that keeps what is filled; `done` gives it as `Fills`."""

    def __init__(self) -> None:
        self._outlines: list[Array] = []
        self._colours: list[Colour] = []

    def fill(self, points: Array, colour: str) -> None:
        """One outline."""
        self._outlines.append(points)
        self._colours.append((colour, False, None))

    def fill_whole(self, points: Array, colour: str) -> None:
        """One outline, and the areas where it overlaps itself."""
        self._outlines.append(points)
        self._colours.append((colour, True, None))

    def glow(self, points: Array, middle: Array, radius: float, colour: str) -> None:
        """One tint; it moves in tenths of a picture unit, or each breath would make another one of it."""
        x, y = middle.tolist()
        self._outlines.append(points)
        self._colours.append((colour, True, (round(x, 1), round(y, 1), radius)))

    def done(self) -> Fills:
        """All that was filled."""
        bounds = [0, *np.cumsum([len(one) for one in self._outlines]).tolist()]
        return Fills(np.concatenate(self._outlines), bounds, self._colours)


_NUMBERS = 2**52
"""Whole numbers up to this one are exact among those with a fraction."""


def _alike(old: Array, new: Array) -> int:
    """How many shapes there are before the first one of another colour."""
    others = np.flatnonzero(old[:, -1] != new[:, -1])
    return int(others[0]) if len(others) else len(old)


def _differ(old: Array, new: Array) -> NDArray[np.bool_]:
    return np.asarray((np.abs(old - new) > STILL).any(axis=1))
