"""The outline of the body's shadow on the floor, with the light overhead; needs no Qt."""

import numpy as np
from numpy.typing import NDArray

from backcoach.figure.geometry import Array
from backcoach.figure.surface import BEAD_CHAIN, CHAIN_NAMES

_NEAR = 0.13
"""Height in metres below which a part casts a dark shadow."""
_SOFT = 0.018
"""Metres by which a pale shadow is wider than the part that casts it."""


def _bead(chain: str, index: int) -> int:
    return int(np.flatnonzero(BEAD_CHAIN == CHAIN_NAMES.index(chain))[index])


_CAST = np.array([(_bead("belly", 1), _bead("belly", 5)), (_bead("head", 0), _bead("head", -1)),
                  *((_bead(f"{side}-{first}", 0), _bead(f"{side}-{last}", -1)) for side in ("left", "right")
                    for first, last in (("upper_arm", "upper_arm"), ("forearm", "hand"), ("thigh", "thigh"),
                                        ("shin", "shin"), ("foot", "foot")))])  # fmt: skip
"""The beads at both ends of each part that casts a shadow; the shadow is a strip with round ends."""
_AROUND = np.linspace(0, 2 * np.pi, 14, endpoint=False)
_ROUND = np.column_stack((np.cos(_AROUND), np.sin(_AROUND)))


def shadow_strips(body: tuple[Array, Array]) -> tuple[Array, NDArray[np.bool_]]:
    """Strips (n,14,2) on the floor under the larger parts, in metres, and (n,) whether each part is near the floor."""
    centres, axes = body
    ends = centres[_CAST]
    wide = axes[_CAST, :2]
    wide *= wide
    size = np.sqrt(wide.sum(3).max(2))
    low = ends[:, :, 2] - size
    near = np.minimum(low[:, 0], low[:, 1]) < _NEAR
    size += np.where(near, 0.0, _SOFT)[:, None]
    first, wider = size[:, :1], size[:, 1:] - size[:, :1]
    line = ends[:, 1, :2] - ends[:, 0, :2]
    ahead = line @ _ROUND.T + wider > 0
    strips = (first + ahead * wider)[..., None] * _ROUND
    strips += ends[:, :1, :2] + ahead[..., None] * line[:, None]
    return strips, near
