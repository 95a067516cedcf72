"""Props as solids (boxes, cylinders and balls) with their distance to points; metres."""

from typing import Literal

import msgspec
import numpy as np

from backcoach.figure.geometry import Array, turn_y, turn_z
from backcoach.figure.motion_spec import PropSpec

SIZES: dict[str, tuple[float, ...]] = {
    "mat": (1.86, 0.64, 0.008),
    "roller": (0.60, 0.075),
    "ball": (0.10,),
    "chair": (0.42, 0.42, 0.44),
    "step": (0.36, 0.72, 0.18),
    "block": (0.23, 0.15, 0.10),
    "cushion": (0.40, 0.40, 0.06),
    "pillow": (0.30, 0.48, 0.07),
    "box": (0.30, 0.30, 0.24),
}
"""Length, width, height; a roller's length and radius; a ball's radius; a chair's seat and its height."""


class PropSolid(msgspec.Struct, frozen=True):
    """A box (half sizes), a cylinder along its first axis (half length, radius) or a ball (radius)."""

    shape: Literal["box", "cylinder", "ball"]
    centre: Array
    half: Array
    axes: Array
    soft: float = 0.0
    """Metres that a body may sink in beyond what a hard prop allows."""
    kind: str = "box"

    def distance(self, points: Array) -> Array:
        """(n,) metres from points (n,3) to the surface; negative inside."""
        local = np.abs((points - self.centre) @ self.axes)
        if self.shape == "ball":
            return np.asarray(np.sqrt((local**2).sum(axis=1)) - self.half[0])
        if self.shape == "cylinder":
            radial = np.sqrt(local[:, 1] ** 2 + local[:, 2] ** 2) - self.half[1]
            over = np.column_stack((local[:, 0] - self.half[0], radial))
        else:
            over = local - self.half
        return np.asarray(np.sqrt((np.maximum(over, 0) ** 2).sum(axis=1)) + np.minimum(over.max(axis=1), 0))


def prop_solids(prop: PropSpec, moved: Array | None = None) -> list[PropSolid]:
    """The solids of a prop; a mat and a towel have none."""
    if prop.kind in ("mat", "towel"):
        return []
    size = prop.size or SIZES[prop.kind]
    spot = np.array((*prop.at, 0.0) if len(prop.at) == 2 else prop.at, dtype=float)
    if moved is not None:
        spot = spot + moved
    axes = turn_z(prop.turn)
    if prop.kind == "ball":
        return [PropSolid("ball", spot + np.array((0, 0, size[0])), np.full(3, size[0]), axes, 0.01, "ball")]
    if prop.kind == "roller":
        return [
            PropSolid(
                "cylinder",
                spot + np.array((0, 0, size[1])),
                np.array((size[0] / 2, size[1], size[1])),
                axes,
                0.01,
                "roller",
            )
        ]
    if prop.kind == "chair":
        return _chair(spot, size, axes)
    half = np.array(size) / 2
    soft = {"pillow": 0.05, "cushion": 0.03}.get(prop.kind, 0.0)
    return [PropSolid("box", spot + np.array((0, 0, half[2])), half, axes, soft, prop.kind)]


def _chair(spot: Array, size: tuple[float, ...], axes: Array) -> list[PropSolid]:
    """A seat, four legs and a slightly leaning back; whoever sits faces along the first axis."""
    deep, wide, high = size
    parts = [((0.0, 0.0, high - 0.02), (deep / 2, wide / 2, 0.02))]
    parts += [
        ((x * (deep / 2 - 0.02), y * (wide / 2 - 0.02), high / 2 - 0.02), (0.016, 0.016, high / 2 - 0.02))
        for x in (-1, 1)
        for y in (-1, 1)
    ]
    made = [PropSolid("box", spot + axes @ np.array(c), np.array(h), axes, 0.0, "chair") for c, h in parts]
    back = np.array((-deep / 2 - 0.035, 0.0, high + 0.24))
    made.append(
        PropSolid("box", spot + axes @ back, np.array((0.012, wide / 2, 0.22)), axes @ turn_y(-7), 0.0, "chair")
    )
    return made


def mat_corners(prop: PropSpec) -> Array:
    """(4,3) corners of a mat on the floor."""
    size = prop.size or SIZES["mat"]
    x, y = size[0] / 2, size[1] / 2
    flat = np.array(((-x, -y, 0.0), (x, -y, 0.0), (x, y, 0.0), (-x, y, 0.0)))
    return np.asarray(flat @ turn_z(prop.turn).T + np.array((prop.at[0], prop.at[1], 0.0)))


def corners(solid: PropSolid) -> Array:
    """(8,3) corners of the box around a solid."""
    signs = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
    return np.asarray(solid.centre + (signs * solid.half) @ solid.axes.T)


def extent_points(props: tuple[PropSpec, ...], body: Array, shadow: Array) -> Array:
    """(n,3) points that enclose a body (n,3), its shadow on the floor (m,2) and its props wherever they move."""
    points = [body, np.column_stack((shadow, np.zeros(len(shadow))))]
    for prop in props:
        if prop.kind == "mat":
            points.append(mat_corners(prop))
        for moved in (None, *(np.array(m) for m in prop.moves.values())):
            points += [corners(solid) for solid in prop_solids(prop, moved)]
    return np.vstack(points)
