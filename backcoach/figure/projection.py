"""How a motion is fitted into a rectangle: scale and place of the picture for one camera."""

import msgspec
import numpy as np

from backcoach.figure.camera import Camera
from backcoach.figure.geometry import Array
from backcoach.figure.motion import Motion

FLIP = np.array((1.0, -1.0, 1.0))


class Projection(msgspec.Struct, frozen=True):
    """A camera's rows and the scale (picture units per metre) and shift that bring metres into the picture."""

    rows: Array
    scale: float
    shift: tuple[float, float]
    pixels: float = 1.0
    """The device's pixels to a picture unit, by which the drawing is more or less fine."""

    @property
    def fineness(self) -> float:
        """Pixels to a metre."""
        return self.scale * self.pixels

    def line(self, width: float) -> float:
        """A line's width in picture units, from metres; never too thin to be seen."""
        return max(width * self.scale, 0.55 / self.pixels)

    def flat(self, points: Array) -> Array:
        """(n,2) picture points, y down, of points (n,3) in the room."""
        return np.asarray(points @ self.rows[:2].T * (self.scale, -self.scale) + self.shift)

    def ground(self, points: Array) -> Array:
        """(…,2) picture points of places (…,2) on the floor."""
        return np.asarray(points @ self.rows[:2, :2].T * (self.scale, -self.scale) + self.shift)

    def depth(self, points: Array) -> Array:
        """(n,) metres towards the viewer."""
        return np.asarray(points @ self.rows[2])


def fit_projection(motion: Motion, mirror: bool, camera: Camera | None, rect: tuple[float, float, float, float],
           pixels: float = 1.0) -> Projection:  # fmt: skip
    """The view in which the whole motion fills a rectangle (x, y, width, height), whatever moment is shown."""
    seen = camera or (motion.camera.mirrored() if mirror else motion.camera)
    rows = seen.axes()
    points = (motion.extent * FLIP if mirror else motion.extent) @ rows[:2].T
    low, high = points.min(0), points.max(0)
    x, y, wide, high_px = rect
    scale = min(wide / (high[0] - low[0]), high_px / (high[1] - low[1])) * 0.93
    middle = (low + high) / 2
    shift = x + wide / 2 - scale * float(middle[0]), y + high_px / 2 + scale * float(middle[1])
    return Projection(rows, float(scale), shift, pixels)
