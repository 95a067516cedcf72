"""Hair, ears, eyes, mouth and brows on the skull's ellipsoid, clipped at its edge; they show where the head faces."""

import math

import numpy as np

from backcoach.figure.body import HEAD
from backcoach.figure.geometry import Array, cross, unit
from backcoach.figure.limbs import perpendicular
from backcoach.figure.projection import Projection
from backcoach.figure.skeleton import Pose
from backcoach.person import Person

_CENTRE, _RADII = np.array((0.012, 0.0, 0.072)), np.array((0.096, 0.076, 0.098))
_EYE = np.array((0.88, 0.40, -0.02)) / np.linalg.norm((0.88, 0.40, -0.02))
_CIRCLE = np.linspace(0, 2 * np.pi, 20, endpoint=False)
_RING = np.column_stack((np.cos(_CIRCLE), np.sin(_CIRCLE)))
_SWEEP, _EDGE = np.linspace(-1, 1, 16), np.linspace(1, -1, 12)
_EAR = np.column_stack((0.004 + 0.017 * _RING[:, 0], np.zeros(20), 0.058 + 0.027 * _RING[:, 1]))
_EAR[:, 0] -= 0.35 * np.minimum(_EAR[:, 2] - 0.058, 0.0)
_MIDDLES = tuple(unit(np.array(v)) for v in ((-0.62, 0.0, 0.78), (-0.97, 0.0, -0.22)))
_HAIR = tuple(zip(_MIDDLES, (86.0, 66.0), strict=True))
"""Caps of hair: the direction of each one's centre on the skull, and its radius in degrees (under 90)."""
_SWOLLEN = 1.045
_LINED = 220.0
"""Pixels per metre from which mouth and brows are drawn."""


def _front(width: float, side: float, height: float, bow: float, centre: Array, radii: Array) -> Array:
    """(7,3) a short line across the front of a head ellipsoid, in the head's axes; a positive `bow` raises its ends."""
    y = side + np.linspace(-width, width, 7)
    z = height + bow * ((y - side) / width) ** 2
    x = centre[0] + radii[0] * np.sqrt(1 - (y / radii[1]) ** 2 - ((z - centre[2]) / radii[2]) ** 2)
    return np.column_stack((x, y, z))


_MOUTH = _front(0.018, 0.0, 0.006, 0.004, np.array((0.034, 0.0, 0.020)), np.array((0.066, 0.060, 0.070)))
_FOLD = np.column_stack((np.linspace(0.094, 0.083, 7), np.linspace(0.022, 0.034, 7), np.linspace(0.034, -0.004, 7)))
"""The fold from the nose past the left corner of the mouth."""
_BUN, _BUN_SIZE = np.array((-0.098, 0.0, 0.050)), 0.036
"""Where hair that is tied back sits, from the middle of the skull, and its radius; metres."""
_BROW = _front(0.014, 0.033, 0.101, -0.004, _CENTRE, _RADII)


class FaceShapes:
    """Outlines of the hair and face of one pose in one projection, in picture units."""

    def __init__(self, pose: Pose, projection: Projection, person: Person) -> None:
        self._person = person
        frame = pose.frames[HEAD]
        self._towards = projection.rows[2] @ frame
        self._facing = unit(self._towards / _RADII)
        self._flat = frame.T @ projection.rows[:2].T * (projection.scale, -projection.scale)
        self._origin = projection.flat(pose.origins[HEAD])
        self._scale, self._lined = projection.scale, projection.fineness >= _LINED

    def _place(self, points: Array) -> Array:
        """Project points (n,3) in the head's axes to the picture (n,2)."""
        return np.asarray(points @ self._flat + self._origin)

    def hair(self) -> list[Array]:
        """The visible parts of the hair's caps, each (n,2); empty if none is visible."""
        if self._person.cut == "bald":
            return []
        caps = (self._cap(middle, math.radians(degrees)) for middle, degrees in _HAIR)
        return [self._place(_CENTRE + rim * (_RADII * _SWOLLEN)) for rim in caps if rim is not None]

    def bun(self, *, behind: bool) -> Array | None:
        """(n,2) the knot of hair that is tied back; None without one, or if it is not on that side of the head."""
        if self._person.cut != "tied" or behind != (float(self._towards @ _BUN) < 0):
            return None
        return np.asarray(self._place(_CENTRE + _BUN) + _RING * (_BUN_SIZE * self._scale))

    def _cap(self, middle: Array, angle: float) -> Array | None:
        """(n,3) the visible rim of a cap on the unit sphere, closed along the sphere's edge; None if it is hidden."""
        facing = self._facing
        c, s = math.cos(angle), math.sin(angle)
        ahead = float(middle @ facing)
        lean = math.sqrt(max(1 - ahead * ahead, 0.0))
        limit = -c * ahead / (s * lean) if lean > 1e-6 else -2.0
        if limit >= 1 or (limit <= -1 and ahead <= 0):
            return None
        first = (facing - ahead * middle) / lean if lean > 1e-6 else perpendicular(facing, middle)
        rim = _arc(math.acos(max(limit, -1.0)), _SWEEP, s * first, s * cross(middle, first))
        rim += c * middle
        if limit <= -1:
            return rim
        near = (middle - ahead * facing) / lean
        side = cross(facing, near)
        start = rim[-1]
        return np.concatenate((rim, _arc(math.atan2(float(start @ side), float(start @ near)), _EDGE, near, side)))

    def ear(self, sign: float) -> Array | None:
        """(n,2) the ear of one side (+1 left, -1 right); None if it faces away."""
        if sign * self._towards[1] < 0.15:
            return None
        return self._place(_EAR + np.array((0.0, sign * 0.077, 0.0)))

    def eye(self, sign: float) -> Array | None:
        """(n,2) the eye of one side (+1 left, -1 right); None if it faces away."""
        at = _EYE * (1.0, sign, 1.0)
        facing = float((self._towards / _RADII) @ at) * 0.085
        if facing < 0.12:
            return None
        size = 0.0062 * self._scale * (0.55 + 0.45 * min(1.0, 0.35 + facing))
        return np.asarray(self._place(_CENTRE + at * _RADII) + _RING[::2] * size)

    def lines(self) -> list[Array]:
        """Thin strips (n,2) for mouth and brows that face the viewer; none in small pictures."""
        if not self._lined:
            return []
        mouth = [_MOUTH] if self._towards[0] > 0.25 else []
        if self._person.is_older:
            mouth += [_FOLD * (1.0, sign, 1.0) for sign in (1.0, -1.0) if self._shows(sign, 0.25)]
        brows = [_BROW * (1.0, sign, 1.0) for sign in (1.0, -1.0) if self._shows(sign, 0.25)]
        return [_strip(self._place(line), 0.005 * self._scale) for line in (*mouth, *brows)]

    def _shows(self, sign: float, least: float) -> bool:
        """Whether the face at one eye is turned to the viewer by at least `least` (0 to about 1)."""
        return float((self._towards / _RADII) @ (_EYE * (1.0, sign, 1.0))) * 0.085 > least


def _arc(angle: float, shares: Array, first: Array, second: Array) -> Array:
    """(n,3) points at shares of an angle on the ellipse from vector `first` towards vector `second`."""
    turn = angle * shares
    return np.cos(turn)[:, None] * first + np.sin(turn)[:, None] * second


def _strip(points: Array, width: float) -> Array:
    """A line as an outline that is thick in the middle and pointed at its ends."""
    run = points[-1] - points[0]
    size = math.hypot(*run)
    across = np.array((-run[1], run[0])) / max(size, 1e-6) * (width / 2)
    thick = np.sin(np.linspace(0.15, math.pi - 0.15, len(points)))[:, None] * across
    return np.vstack((points + thick, (points - thick)[::-1]))
