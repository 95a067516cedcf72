"""Projects the room to the picture: camera direction, scale and position of a motion in a rectangle."""

import msgspec
import numpy as np

from backcoach.figure.camera import Camera
from backcoach.figure.geometry import Array
from backcoach.figure.motion import Motion

FLIP = np.array((1.0, -1.0, 1.0))


class Projection(msgspec.Struct, frozen=True):
    """A parallel projection: the camera's rows (3,3), the scale (picture units per metre) and the shift."""

    rows: Array
    scale: float
    shift: tuple[float, float]
    pixels: float = 1.0
    """Device pixels per picture unit; decides how much detail is drawn."""

    @property
    def fineness(self) -> float:
        """Device pixels per metre."""
        return self.scale * self.pixels

    def line(self, width: float) -> float:
        """A line's width in picture units, from metres; at least wide enough to be visible."""
        return max(width * self.scale, 0.55 / self.pixels)

    def flat(self, points: Array) -> Array:
        """(n,2) picture points, y down, of points (n,3) in the room."""
        return np.asarray(points @ self.rows[:2].T * (self.scale, -self.scale) + self.shift)

    def ground(self, points: Array) -> Array:
        """(…,2) picture points of points (…,2) on the floor."""
        return np.asarray(points @ self.rows[:2, :2].T * (self.scale, -self.scale) + self.shift)

    def depth(self, points: Array) -> Array:
        """(n,) distance of points (n,3) towards the viewer, metres."""
        return np.asarray(points @ self.rows[2])


def fit_projection(motion: Motion, mirror: bool, camera: Camera | None, rect: tuple[float, float, float, float],
           pixels: float = 1.0) -> Projection:  # fmt: skip
    """The projection in which the whole motion fits a rectangle (x, y, width, height); the same for every pose of it.

    `camera` None is the motion's own, mirrored if `mirror` is set.
    """
    seen = camera or (motion.camera.mirrored() if mirror else motion.camera)
    rows = seen.axes()
    points = (motion.extent * FLIP if mirror else motion.extent) @ rows[:2].T
    low, high = points.min(0), points.max(0)
    x, y, wide, high_px = rect
    scale = min(wide / (high[0] - low[0]), high_px / (high[1] - low[1])) * 0.93
    middle = (low + high) / 2
    shift = x + wide / 2 - scale * float(middle[0]), y + high_px / 2 + scale * float(middle[1])
    return Projection(rows, float(scale), shift, pixels)
