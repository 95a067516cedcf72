"""Outlines of the body in the picture: each part becomes one closed polygon; numpy only."""

import heapq

import msgspec
import numpy as np
from numpy.typing import NDArray

from backcoach.figure.geometry import Array
from backcoach.figure.surface import BEAD_CHAIN, CHAIN_NAMES, CHAINS, spread

_SINGLE: dict[str, tuple[tuple[str, int], ...]] = {
    "neck": (("neck", 5),),
    "hips": (("hips", 7),),
    "torso": (("belly", 9), ("left-trapezius", 3), ("right-trapezius", 3), ("left-breast", 3), ("right-breast", 3)),
    "head": (("head", 7), ("nose", 4)),
}
_PAIRED: dict[str, tuple[tuple[str, int], ...]] = {
    "arm": (("upper_arm", 8),),
    "forearm": (("forearm", 7),),
    "hand": (("hand", 7),),
    "thumb": (("thumb", 4),),
    "thigh": (("thigh", 10), ("buttock", 5)),
    "shin": (("shin", 10),),
    "foot": (("foot", 8), ("heel", 5)),
}
_DRAWN = {**_SINGLE, **{f"{side}-{part}": tuple((f"{side}-{chain}", n) for chain, n in chains)
                        for side in ("left", "right") for part, chains in _PAIRED.items()}}  # fmt: skip
PARTS = tuple(_DRAWN)
"""Parts that are drawn as one polygon each, in the order that the arrays below use."""
INDEX = {name: k for k, name in enumerate(PARTS)}
KIND = tuple(name.rpartition("-")[2] for name in PARTS)
"""Each part's name without its side."""


def _beads(chain: str) -> NDArray[np.intp]:
    return np.flatnonzero(BEAD_CHAIN == CHAIN_NAMES.index(chain))


def _weave() -> tuple[Array, Array]:
    """(ellipses, beads) weights of beads in the drawn ellipses, and (parts*2, beads) both ends of each part's line."""
    rows: list[Array] = []
    ends = np.zeros((len(PARTS), 2, len(BEAD_CHAIN)))
    for k, part in enumerate(PARTS):
        for chain, count in _DRAWN[part]:
            mix = np.zeros((count, len(BEAD_CHAIN)))
            mix[:, _beads(chain)] = spread(len(CHAINS[chain]), count)
            rows.append(mix)
        first = _beads(_DRAWN[part][0][0])
        ends[k, 0, first[0]] = ends[k, 1, first[-1]] = 1.0
    return np.vstack(rows), ends.reshape(-1, len(BEAD_CHAIN))


_MIX, _ENDS = _weave()
_COUNTS = [sum(n for _, n in _DRAWN[part]) for part in PARTS]
_STARTS = np.cumsum([0, *_COUNTS[:-1]])
_PART_OF = np.repeat(np.arange(len(PARTS)), _COUNTS)
"""The first ellipse of each part, and the part of each ellipse."""
_HEAD = INDEX["head"]
_CHAIN_PART = np.array(
    [next(k for k, part in enumerate(PARTS) if any(name == chain for chain, _ in _DRAWN[part])) for name in CHAIN_NAMES]
)
SORTED = np.arange(0, len(BEAD_CHAIN), 2)
"""The beads by which parts are sorted from far to near (every second one is enough)."""
SORTED_PART = _CHAIN_PART[BEAD_CHAIN][SORTED]


class Outlines(msgspec.Struct, frozen=True):
    """Polygons of all parts in picture units (y down), and the data to sort them from far to near."""

    rings: Array
    """(parts, 2*columns, 2) one edge from the part's first bead to its last, then the other edge back."""
    across: Array
    """(parts, 2) unit vector from the second edge to the first."""
    centre: Array
    """(beads, 2) centres of the sorting beads."""
    radius: Array
    """(beads,) their mean radius."""
    depth: Array
    """(beads,) metres towards the viewer."""

    def outward(self, by: float) -> Array:
        """(parts, 2*columns, 2) outward normals of length `by`."""
        ring = self.rings
        run = np.empty_like(ring)
        np.subtract(ring[:, 2:], ring[:, :-2], out=run[:, 1:-1])
        run[:, 0], run[:, -1] = ring[:, 1] - ring[:, -1], ring[:, 0] - ring[:, -2]
        x, y = run[..., 0], run[..., 1]
        factor = by / (np.sqrt(x * x + y * y) + 1e-9)
        result = np.empty_like(ring)
        np.multiply(y, -factor, out=result[..., 0])
        np.multiply(x, factor, out=result[..., 1])
        return result


def outlines(
    body: tuple[Array, Array], view: Array, scale: float, shift: tuple[float, float], columns: int
) -> Outlines:
    """Outlines of ellipsoids in picture units.

    `view` has the rows right, up and towards the viewer, `scale` is in units per metre, `shift` is the room's origin.
    """
    centres, axes = body
    flip = np.array(((scale,), (-scale,), (1.0,)))
    rows = view * flip
    flat = centres @ rows.T
    flat[:, :2] += shift
    seen = rows[:2] @ axes
    spans = seen @ seen.transpose(0, 2, 1)
    beads = np.empty((len(flat), 5))
    beads[:, :2], beads[:, 2:4], beads[:, 4] = flat[:, :2], spans[:, 0], spans[:, 1, 1]
    rings, across = _envelope(_MIX @ beads, (_ENDS @ flat[:, :2]).reshape(-1, 2, 2), columns)
    few = beads[SORTED]
    return Outlines(rings, across, few[:, :2], np.sqrt((few[:, 2] + few[:, 4]) / 2), flat[SORTED, 2])


def _envelope(rows: Array, ends: Array, columns: int) -> tuple[Array, Array]:
    """Outline of each part's union of ellipses (x, y, xx, xy, yy), in columns along the line between its ends."""
    line = ends[:, 1] - ends[:, 0]
    size = np.sqrt((line**2).sum(1, keepdims=True))
    along = np.where(size > 1e-6, line / np.maximum(size, 1e-6), np.array((1.0, 0.0)))
    ax, ay = along[_PART_OF].T
    px, py, xx, xy, yy = rows.T
    x, y = px * ax + py * ay, py * ax - px * ay
    sx, sy, cross = ax * ax, ay * ay, ax * ay
    a = np.maximum(sx * xx + 2 * cross * xy + sy * yy, 1e-6)
    lean = (cross * (yy - xx) + (sx - sy) * xy) / a
    c = np.maximum(sx * yy - 2 * cross * xy + sy * xx - lean * lean * a, 1e-8)
    half = np.sqrt(a)
    low, high = np.minimum.reduceat(x - half, _STARTS), np.maximum.reduceat(x + half, _STARTS)
    at = (low + high)[:, None] / 2 + (high - low)[:, None] / 2 * _COSINES[columns]
    off = at[_PART_OF] - x[:, None]
    inside = c[:, None] - (off * off) * (c / a)[:, None]
    lift = np.sqrt(np.maximum(inside, 0))
    lift[inside <= 0] = -np.inf
    off *= lean[:, None]
    off += y[:, None]
    both = np.empty((2, *at.shape))
    np.maximum.reduceat(off + lift, _STARTS, axis=0, out=both[0])
    np.minimum.reduceat(off - lift, _STARTS, axis=0, out=both[1])
    both = _even(both)
    both = np.concatenate((both[0], both[1, :, ::-1]), axis=1)
    at = np.concatenate((at, at[:, ::-1]), axis=1)
    across = np.column_stack((-along[:, 1], along[:, 0]))
    return at[..., None] * along[:, None] + both[..., None] * across[:, None], across


def _even(edges: Array) -> Array:
    """Smooth edges (2, parts, columns): fill gaps, and remove the dents between ellipses except on the head."""
    if not np.isfinite(edges).all():
        edges = np.apply_along_axis(_bridged, 2, edges)
    face = edges[:, _HEAD].copy()
    edges[..., 1:-1] = 0.5 * edges[..., 1:-1] + 0.25 * (edges[..., :-2] + edges[..., 2:])
    edges[:, _HEAD] = face
    return edges


def _bridged(row: Array) -> Array:
    known = np.flatnonzero(np.isfinite(row))
    return np.interp(np.arange(len(row)), known, row[known])


_COSINES = {n: -np.cos(np.linspace(0, np.pi, n)) * 0.9995 for n in (12, 14, 18, 26, 34)}
"""Positions of the columns (-1 to 1, denser at both ends) by their number."""


def membership(part: NDArray[np.intp], count: int) -> Array:
    """(count, beads) 1 where a bead belongs to a part, else 0."""
    return np.asarray((np.arange(count)[:, None] == part).astype(float))


def far_to_near(centre: Array, radius: Array, depth: Array, member: Array) -> list[int]:
    """Parts in drawing order: where the beads of two parts overlap in the picture, the farther part is drawn first."""
    x, y = centre[:, 0], centre[:, 1]
    across, down = x[:, None] - x, y[:, None] - y
    across *= across
    down *= down
    across += down
    weight = np.sqrt(across, out=across)
    weight /= radius[:, None] + radius
    np.subtract(1.0, weight, out=weight)
    np.maximum(weight, 0.0, out=weight)
    weight *= depth[:, None] - depth
    front = member @ weight @ member.T
    return _sorted(front, (member @ depth / member.sum(1)).tolist())


def _sorted(front: Array, mean: list[float]) -> list[int]:
    """Parts sorted so that each follows those behind it; the farthest first among equals and to break cycles."""
    pairs = [divmod(place, len(mean)) for place in np.flatnonzero(front > 1e-9).tolist()]
    after: dict[int, list[int]] = {}
    waits = [0] * len(mean)
    for near, far in pairs:
        after.setdefault(far, []).append(near)
        waits[near] += 1
    ready = [(mean[k], k) for k in range(len(mean)) if not waits[k]]
    heapq.heapify(ready)
    order: list[int] = []
    left = set(range(len(mean)))
    while left:
        if ready:
            _, k = heapq.heappop(ready)
        else:
            k = min(left, key=lambda n: (waits[n], mean[n]))
        if k not in left:
            continue
        left.remove(k)
        order.append(k)
        for near in after.get(k, ()):
            waits[near] -= 1
            if not waits[near]:
                heapq.heappush(ready, (mean[near], near))
    return order
