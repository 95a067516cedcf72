"""The camera: from which direction a parallel projection shows the room."""

import math

import msgspec
import numpy as np

from backcoach.figure.geometry import Array


class Camera(msgspec.Struct, frozen=True):
    """A direction: degrees from the mat's head end towards its left, and degrees above the floor."""

    azimuth: float = -70.0
    elevation: float = 14.0

    def axes(self) -> Array:
        """(3,3) rows: right and up in the picture, and towards the viewer."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return np.array(((-math.sin(a), math.cos(a), 0.0),
                         (-math.cos(a) * math.sin(e), -math.sin(a) * math.sin(e), math.cos(e)),
                         (math.cos(a) * math.cos(e), math.sin(a) * math.cos(e), math.sin(e))))  # fmt: skip

    def mirrored(self) -> "Camera":
        """The camera mirrored in the body's midline plane."""
        return Camera(-self.azimuth, self.elevation)

    def turned(self, right: float, up: float) -> "Camera":
        """The camera moved round the figure by degrees; elevation is kept between 0 and 90."""
        return Camera((self.azimuth + right + 180) % 360 - 180, min(max(self.elevation + up, 0.0), 90.0))
