"""Draws props: mats under everything, solids and towels sorted among the body's parts."""

import numpy as np

from backcoach.figure.body import landmark, twin
from backcoach.figure.fills import Filler
from backcoach.figure.geometry import Array
from backcoach.figure.motion import Motion
from backcoach.figure.palette import Palette
from backcoach.figure.projection import FLIP, Projection
from backcoach.figure.prop_solids import PropSolid, mat_corners, prop_solids
from backcoach.figure.skeleton import Pose

_CIRCLE = np.linspace(0, 2 * np.pi, 24, endpoint=False)
_FACES = ((0, 1, 2), (1, 0, 2), (2, 0, 1))


class PropDrawing:
    """One prop, ready for sorting and drawing: points (n,2), radii and depths (n,), and coloured polygons."""

    def __init__(self, points: Array, radius: float, projection: Projection) -> None:
        self.centre, self.depth = projection.flat(points), projection.depth(points)
        self.radius = np.full(len(points), radius * projection.scale)
        self.faces: list[tuple[Array, str]] = []

    def draw(self, brush: Filler) -> None:
        """Draw the prop."""
        for ring, colour in self.faces:
            brush.fill(ring, colour)


def mats(motion: Motion, mirror: bool) -> list[Array]:
    """(4,3) corners of each mat on the floor."""
    found = [mat_corners(prop) for prop in motion.props if prop.kind == "mat"]
    return [corners * FLIP for corners in found] if mirror else found


def has_moving_props(motion: Motion) -> bool:
    """Whether any prop of the motion moves."""
    return any(prop.moves or prop.rolls or prop.kind == "towel" for prop in motion.props)


def prop_drawings(motion: Motion, pose: Pose, projection: Projection, palette: Palette) -> list[PropDrawing]:
    """The solids and towels of a motion in one pose."""
    drawings: list[PropDrawing] = []
    for k, prop in enumerate(motion.props):
        if prop.kind == "towel":
            through = tuple(twin(name) for name in prop.through) if pose.mirror else prop.through
            drawings.append(_TowelDrawing(through, pose, projection, palette))
        moved = pose.props[k] * (FLIP if pose.mirror else 1.0) if len(pose.props) else None
        drawings += [
            _SolidDrawing(mirrored(solid) if pose.mirror else solid, projection, palette)
            for solid in prop_solids(prop, moved)
        ]
    return drawings


def mirrored(solid: PropSolid) -> PropSolid:
    """The solid mirrored in the body's midline plane."""
    return PropSolid(
        solid.shape, solid.centre * FLIP, solid.half, solid.axes * FLIP[:, None] * FLIP, solid.soft, solid.kind
    )


class _SolidDrawing(PropDrawing):
    """A box, a cylinder or a ball."""

    def __init__(self, solid: PropSolid, projection: Projection, palette: Palette) -> None:
        self.solid, self.projection = solid, projection
        steps = [np.linspace(-1, 1, 4 if h > 0.1 else 1) * (h * 0.8 if h > 0.1 else 0) for h in solid.half]
        if solid.shape == "ball":
            steps = [np.zeros(1)] * 3
        grid = np.stack(np.meshgrid(*steps, indexing="ij"), -1).reshape(-1, 3)
        super().__init__(solid.centre + grid @ solid.axes.T, max(0.03, float(solid.half.min())), projection)

        line = projection.line(palette.line_width)
        shape = "pillow" if solid.soft and solid.shape == "box" else solid.shape
        make = {"pillow": self._pillow, "box": self._box, "cylinder": self._cylinder, "ball": self._ball}[shape]
        self.faces = make(palette, line)

    def _box(self, palette: Palette, line: float) -> list[tuple[Array, str]]:
        s = self.solid
        faces = []
        for axis, u, v in _FACES:
            sign = 1.0 if self.projection.rows[2] @ s.axes[:, axis] > 0 else -1.0
            middle = s.centre + sign * s.half[axis] * s.axes[:, axis]
            a, b = s.half[u] * s.axes[:, u], s.half[v] * s.axes[:, v]
            ring = self.projection.flat(np.array((middle - a - b, middle + a - b, middle + a + b, middle - a + b)))
            up = sign * s.axes[2, axis]
            colour = palette.prop_light if up > 0.7 else palette.prop if axis == 1 else palette.prop_side
            faces.append((_area(ring), ring, colour))
        faces.sort(key=lambda face: -face[0])
        hull, least = _hull(np.vstack([ring for _, ring, _ in faces])), 0.05 * sum(area for area, _, _ in faces)
        shown = [(ring, colour) for area, ring, colour in faces[1:] if area > least]
        return [(_grown(hull, line), palette.line), (hull, faces[0][2]), *shown]

    def _pillow(self, palette: Palette, line: float) -> list[tuple[Array, str]]:
        """A soft box: the outline around balls at its corners, with a lighter top."""
        s, scale = self.solid, self.projection.scale
        edge = min(0.9 * float(s.half[2]), 0.05)
        signs = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
        spots = self.projection.flat(s.centre + (signs * (s.half - edge)) @ s.axes.T)
        ring = np.column_stack((np.cos(_CIRCLE), np.sin(_CIRCLE)))
        whole = spots[(spots @ ring.T).argmax(0)] + ring * edge * scale
        upper = spots[signs[:, 2] > 0]
        top = upper[(upper @ ring.T).argmax(0)] + ring * 0.62 * edge * scale
        return [(whole + ring * line, palette.line), (whole, palette.pillow_shade), (top, palette.pillow)]

    def _cylinder(self, palette: Palette, line: float) -> list[tuple[Array, str]]:
        s = self.solid
        sign = 1.0 if self.projection.rows[2] @ s.axes[:, 0] > 0 else -1.0
        rim = (np.cos(_CIRCLE)[:, None] * s.axes[:, 1] + np.sin(_CIRCLE)[:, None] * s.axes[:, 2]) * s.half[1]
        near, far = (self.projection.flat(s.centre + rim + k * sign * s.half[0] * s.axes[:, 0]) for k in (1, -1))
        hull = _hull(np.vstack((near, far)))
        hole = near.mean(0) + 0.35 * (near - near.mean(0))
        return [(_grown(hull, line), palette.line), (hull, palette.prop), (_lower(near, far), palette.prop_side),
                (near, palette.prop_light), (hole, palette.prop_side)]  # fmt: skip

    def _ball(self, palette: Palette, line: float) -> list[tuple[Array, str]]:
        centre, r = self.projection.flat(self.solid.centre[None])[0], self.solid.half[0] * self.projection.scale
        ring = np.column_stack((np.cos(_CIRCLE), np.sin(_CIRCLE)))
        return [
            (centre + ring * (r + line), palette.line),
            (centre + ring * r, palette.prop_side),
            (centre + ring * r * 0.86 + np.array((-0.10, -0.12)) * r, palette.prop),
            (centre + ring * r * 0.3 + np.array((-0.35, -0.4)) * r, palette.prop_light),
        ]


class _TowelDrawing(PropDrawing):
    """A band through landmarks."""

    def __init__(self, through: tuple[str, ...], pose: Pose, projection: Projection, palette: Palette) -> None:
        spots = np.array([pose.point(*landmark(name)) for name in through])
        share = np.linspace(0, 1, 6)[:, None]
        run = [spots[k] + share * (spots[k + 1] - spots[k]) for k in range(len(spots) - 1)]
        super().__init__(np.vstack(run), 0.02, projection)
        width, line = 0.028 * projection.scale, projection.line(palette.line_width)
        self.faces = [
            (_strip(self.centre, width + 2.2 * line), palette.line),
            (_strip(self.centre, width), palette.prop_light),
        ]


def _strip(points: Array, width: float) -> Array:
    run = np.gradient(points, axis=0)
    aside = np.column_stack((-run[:, 1], run[:, 0])) / np.maximum(np.sqrt((run**2).sum(1, keepdims=True)), 1e-6)
    return np.vstack((points + aside * width / 2, (points - aside * width / 2)[::-1]))


def _grown(ring: Array, by: float) -> Array:
    """A convex ring with every side moved outwards by `by`."""
    run = np.roll(ring, -1, axis=0) - ring
    out = np.column_stack((run[:, 1], -run[:, 0])) / np.maximum(np.sqrt((run**2).sum(1, keepdims=True)), 1e-9)
    if np.einsum("ki,ki->", out, ring - ring.mean(0)) < 0:
        out = -out
    before = np.roll(out, 1, axis=0)
    lean = np.maximum(1 + np.einsum("ki,ki->k", out, before), 0.7)[:, None]
    return np.asarray(ring + by * (out + before) / lean)


def _lower(near: Array, far: Array) -> Array:
    """The shaded underside of a cylinder: the hull of the lower points of both rims, seen across its axis."""
    line = far.mean(0) - near.mean(0)
    down = np.array((-line[1], line[0])) if line[0] > 0 else np.array((line[1], -line[0]))
    low = (near - near.mean(0)) @ down
    return _hull(np.vstack((near[low >= 0.3 * low.max()], far[low >= 0.3 * low.max()])))


def _area(ring: Array) -> float:
    x, y = ring.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def _hull(points: Array) -> Array:
    """The convex hull of points (n,2), counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(map(tuple, points.tolist()))
    return np.array(_half(ordered)[:-1] + _half(ordered[::-1])[:-1])


def _half(points: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    chain: list[tuple[float, ...]] = []
    for p in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
            chain.pop()
        chain.append(p)
    return chain


def _turn(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
