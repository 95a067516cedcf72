"""The soft tint that shows where an exercise may be felt."""

from collections.abc import Iterable

import numpy as np

from backcoach.figure.body import CHEST, MIRROR, PELVIS, SHIN, THIGH, UPPER_ARM, twin
from backcoach.figure.fills import Filler
from backcoach.figure.geometry import Array
from backcoach.figure.outlines import INDEX, PARTS
from backcoach.figure.projection import Projection
from backcoach.figure.skeleton import Pose

_Place = tuple[int, tuple[float, float, float]]
_TRUNK, _SEAT = ("torso", "hips"), ("thigh", "hips")
_SPOTS: dict[str, tuple[_Place, float, tuple[str, ...]]] = {
    "upper-back": ((CHEST, (-0.075, 0.0, 0.02)), 0.15, ("torso",)),
    "low-back": ((2, (-0.08, 0.0, -0.02)), 0.15, _TRUNK),
    "belly": ((2, (0.09, 0.0, 0.0)), 0.15, _TRUNK),
    "left-chest": ((CHEST, (0.09, 0.09, 0.03)), 0.12, ("torso", "arm")),
    "left-side": ((3, (0.01, 0.13, 0.0)), 0.17, _TRUNK),
    "left-shoulder": ((UPPER_ARM[0], (-0.02, 0.02, -0.02)), 0.11, ("torso", "arm")),
    "left-buttock": ((PELVIS, (-0.10, 0.085, -0.03)), 0.15, _SEAT),
    "left-hip-side": ((PELVIS, (0.0, 0.155, 0.02)), 0.13, _SEAT),
    "left-hip-front": ((PELVIS, (0.085, 0.085, 0.0)), 0.13, (*_SEAT, "torso")),
    "left-thigh-front": ((THIGH[0], (0.072, 0.0, -0.2)), 0.19, ("thigh",)),
    "left-thigh-back": ((THIGH[0], (-0.075, 0.0, -0.22)), 0.19, ("thigh",)),
    "left-thigh-inside": ((THIGH[0], (0.0, -0.06, -0.18)), 0.18, ("thigh",)),
    "left-calf": ((SHIN[0], (-0.06, 0.0, -0.12)), 0.14, ("shin",)),
}
"""Each region's middle on a bone and its radius in metres, and the parts of the body that are tinted there."""
_MIDDLE = ("upper-back", "low-back", "belly")


class FeelTint:
    """Tints the parts of one picture in which the exercise may be felt; `regions` are written for the left side.

    A region without a side is in the middle, or on both sides.
    """

    def __init__(self, brush: Filler, colour: str, regions: Iterable[str], pose: Pose, projection: Projection) -> None:
        self._brush, self._colour = brush, colour
        self._spots: dict[int, list[tuple[Array, float]]] = {}
        for region in regions:
            for name in _each_side(twin(region) if pose.mirror else region):
                self._add(name, pose, projection)

    def part(self, k: int, ring: Array) -> None:
        """Tint part number `k`, which has just been drawn inside `ring`."""
        for middle, radius in self._spots.get(k, ()):
            self._brush.glow(ring, middle, radius, self._colour)

    def _add(self, name: str, pose: Pose, projection: Projection) -> None:
        left = name if name in _MIDDLE else f"left-{name.partition('-')[2]}"
        (bone, place), radius, kinds = _SPOTS[left]
        side, at = "left", np.array(place)
        if name.startswith("right-"):
            bone, side, at = int(MIRROR[bone]), "right", at * (1, -1, 1)
        spot = projection.flat(pose.point(bone, at)), radius * projection.scale
        for kind in kinds:
            self._spots.setdefault(INDEX[kind if kind in PARTS else f"{side}-{kind}"], []).append(spot)


def _each_side(region: str) -> tuple[str, ...]:
    """The region, or the regions of both sides if it names no side."""
    if region in _MIDDLE or region.startswith(("left-", "right-")):
        return (region,)
    return f"left-{region}", f"right-{region}"
