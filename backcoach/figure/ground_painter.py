"""Draws mats and the body's shadow: pale under parts high above the floor, dark under parts near it."""

import msgspec
import numpy as np

from backcoach.figure.brush import mixed
from backcoach.figure.fills import Filler
from backcoach.figure.geometry import Array
from backcoach.figure.palette import Palette
from backcoach.figure.projection import Projection
from backcoach.figure.shadow_outline import shadow_strips

_PALE = 0.5
"""Darkness of a high part's shadow, as a share of a near part's."""
_THICK = 0.014
"""How thick a mat looks, metres."""

Point = tuple[float, float]


class Mat(msgspec.Struct, frozen=True):
    """A mat in the picture: for each side the inward normal (4,2) and its offset from the origin (4,)."""

    normals: Array
    offsets: Array
    faces: list[tuple[Array, str]]
    """Outlines of its lower and upper side, with their colours."""

    def heights(self, rings: Array) -> Array:
        """(n,k,4) how far points (n,k,2) are inside each side; negative means beside the mat."""
        return np.asarray(rings @ self.normals.T - self.offsets)

    def cut(self, ring: Array, sides: list[int]) -> Array:
        """The part (n,2) of a convex ring (k,2) inside the given sides; empty for a ring beside the mat."""
        points: list[Point] = ring.tolist()
        for side in sides:
            nx, ny = self.normals[side].tolist()
            points = _cut(points, nx, ny, float(self.offsets[side]))
        return np.array(points).reshape(-1, 2)

    def draw(self, brush: Filler) -> None:
        """Draw the mat."""
        for ring, colour in self.faces:
            brush.fill(ring, colour)


def mat_at(corners: Array, projection: Projection, palette: Palette) -> Mat:
    """The mat with these corners (4,3) in metres, projected to the picture."""
    upper = projection.flat(corners)
    run = np.roll(upper, -1, axis=0) - upper
    normals = np.column_stack((-run[:, 1], run[:, 0]))
    normals *= np.sign(np.einsum("ki,ki->k", normals, upper.mean(0) - upper))[:, None]
    faces = [(projection.flat(corners - np.array((0.0, 0.0, _THICK))), palette.mat_edge), (upper, palette.mat)]
    return Mat(normals, np.einsum("ki,ki->k", normals, upper), faces)


def _cut(points: list[Point], nx: float, ny: float, offset: float) -> list[Point]:
    """The part of a convex ring inside one line (Sutherland-Hodgman clipping)."""
    kept: list[Point] = []
    heights = [x * nx + y * ny - offset for x, y in points]
    for k, (x, y) in enumerate(points):
        (a, b), before, here = points[k - 1], heights[k - 1], heights[k]
        if (before < 0) != (here < 0):
            share = before / (before - here)
            kept.append((a + share * (x - a), b + share * (y - b)))
        if here >= 0:
            kept.append((x, y))
    return kept


class GroundPainter:
    """Draws mats and shadow in opaque colours, so that overlapping strips are not darker."""

    def __init__(self, palette: Palette) -> None:
        shares = (_PALE * palette.shadow_share, palette.shadow_share)
        self._paper, self._mat = (
            [mixed(ground, palette.shadow, share) for share in shares] for ground in (palette.paper, palette.mat)
        )

    def draw(self, brush: Filler, body: tuple[Array, Array], mats: list[Mat], projection: Projection) -> None:
        """Draw the shadow beside the mats, then the mats, then the shadow on them, clipped at their edges."""
        strips, near = shadow_strips(body)
        rings, dark = projection.ground(strips), near.tolist()
        order = [*(k for k, one in enumerate(dark) if not one), *(k for k, one in enumerate(dark) if one)]
        least = [mat.heights(rings).min(1) for mat in mats]
        covered = np.logical_or.reduce([one.min(1) >= 0 for one in least]).tolist() if mats else [False] * len(dark)
        for k in order:
            if not covered[k]:
                brush.fill(rings[k], self._paper[dark[k]])
        for mat, low in zip(mats, least, strict=True):
            mat.draw(brush)
            crossed = [[side for side, height in enumerate(one) if height < 0] for one in low.tolist()]
            for k in order:
                ring = mat.cut(rings[k], crossed[k]) if crossed[k] else rings[k]
                if len(ring):
                    brush.fill(ring, self._mat[dark[k]])
