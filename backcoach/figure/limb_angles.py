"""The angles at which a limb reaches a place: how far it is flexed and led outwards, turned and bent; degrees."""

import math
from collections.abc import Callable

import msgspec
import numpy as np

from backcoach.figure.body import CHEST, PELVIS
from backcoach.figure.geometry import Array, length, turn_x, turn_y, turn_z, unit
from backcoach.figure.limbs import bend_between, reach
from backcoach.figure.ranges import LOADED, MARGIN, RANGES, spin
from backcoach.figure.skeleton import END, LENGTHS, MIDDLE, ROOT, Pose

_TURNS = np.arange(-90.0, 91.0, 3.0)


class LimbAngles(msgspec.Struct, frozen=True):
    """As in a motion file; `bend` is that of elbow or knee."""

    flex: float
    out: float
    turn: float
    bend: float


def angles_of(pose: Pose, k: int) -> LimbAngles:
    """The angles of a limb in a pose."""
    sign = _sign(k)
    upper, lower = pose.frames[ROOT[k]], pose.frames[MIDDLE[k]]
    relative = _parent(pose, k).T @ upper
    aim = -relative[:, 2]
    out = math.degrees(math.asin(max(-1.0, min(1.0, float(aim[1]) * sign))))
    flex = math.degrees(math.atan2(float(aim[0]), -float(aim[2])))
    bend = bend_between(upper, lower) * (1 if k > 1 else -1)
    return LimbAngles(flex, out, sign * spin(relative, aim), bend)


def led(pose: Pose, k: int, end: Array) -> LimbAngles:
    """The angles at which wrist or ankle is as near to a place as elbow or knee let it; the turn stays as it is."""
    return _reaching(pose, k, end, angles_of(pose, k).turn)


def swivelled(pose: Pose, k: int, to: Array) -> Callable[[float], LimbAngles]:
    """How a limb is turned so that elbow or knee comes nearest to a place while its end stays; by share of the way."""
    now, end = angles_of(pose, k), pose.origins[END[k]]
    gaps = {float(turn): length(_middle(pose, k, _reaching(pose, k, end, float(turn))) - to) for turn in _turns(k)}
    best = min(gaps, key=lambda turn: (round(gaps[turn], 4), abs(turn - now.turn)))
    return lambda share: _reaching(pose, k, end, now.turn + share * (best - now.turn))


def outward(pose: Pose, k: int, to: Array) -> Array:
    """The direction from the line between a limb's two ends to a place."""
    root, end = pose.origins[ROOT[k]], pose.origins[END[k]]
    line = unit(end - root)
    away = to - root
    return unit(away - (away @ line) * line)


def _turns(k: int) -> Array:
    low, high = RANGES["hip rotation"] if k > 1 else (-90.0, 90.0)
    return np.asarray(_TURNS[(_TURNS >= low) & (_TURNS <= high)])


def _reaching(pose: Pose, k: int, end: Array, turn: float) -> LimbAngles:
    """The angles for a place and a turn: the bend by the distance, then outwards and forwards."""
    sign, root = _sign(k), pose.origins[ROOT[k]]
    upper, lower = LENGTHS[k]
    way, distance, _, _ = reach(root, end, upper, lower)
    inner = math.acos(max(-1.0, min(1.0, (upper**2 + lower**2 - distance**2) / (2 * upper * lower))))
    bend = _within("knee" if k > 1 else "elbow", 180 - math.degrees(inner))
    along = turn_z(sign * turn) @ _end_in_upper(k, bend)
    wanted = _parent(pose, k).T @ (way * length(along))
    out = _outwards(along, float(wanted[1]), angles_of(pose, k).out * sign)
    raised = turn_x(out) @ along
    flex = math.atan2(wanted[0], -wanted[2]) - math.atan2(raised[0], -raised[2])
    angles = LimbAngles((math.degrees(flex) + 90) % 360 - 90, sign * out, turn, bend)
    return angles if k < 2 else _hip_within(angles)


def _outwards(along: Array, wanted: float, before: float) -> float:
    """The turn about x that brings a vector to a share on y; of the two, the one nearer to how it was."""
    size = math.hypot(along[1], along[2])
    base = math.atan2(along[2], along[1])
    part = math.acos(max(-1.0, min(1.0, wanted / max(size, 1e-9))))
    ways = [(math.degrees(angle) + 180) % 360 - 180 for angle in (part - base, -part - base)]
    return min(ways, key=lambda way: (abs(way) > 100, abs(way - before)))


def _end_in_upper(k: int, bend: float) -> Array:
    """Wrist or ankle in the axes of the upper bone, from its joint."""
    upper, lower = LENGTHS[k]
    down = turn_y(bend if k > 1 else -bend)[:, 2]
    return np.array((0.0, 0.0, -upper)) - lower * down


def _middle(pose: Pose, k: int, angles: LimbAngles) -> Array:
    """Where elbow or knee is at these angles."""
    sign = _sign(k)
    axes = turn_y(-angles.flex) @ turn_x(sign * angles.out) @ turn_z(sign * angles.turn)
    return np.asarray(pose.origins[ROOT[k]] - LENGTHS[k][0] * (_parent(pose, k) @ axes)[:, 2])


def _hip_within(angles: LimbAngles) -> LimbAngles:
    """The nearest angles that a hip has; a bent one opens further."""
    flex = _within("hip flexion", angles.flex if angles.flex < 200 else angles.flex - 360)
    low, high = RANGES["hip abduction"]
    wide = high + (LOADED["hip abduction"][1] if flex >= 40 else 0.0)
    return LimbAngles(flex, max(low, min(wide, angles.out)), angles.turn, angles.bend)


def _within(joint: str, value: float) -> float:
    low, high = RANGES[joint]
    below, above = LOADED.get(joint, (0.0, 0.0))
    return max(low - below - MARGIN / 2, min(high + above + MARGIN / 2, value))


def _sign(k: int) -> float:
    return 1.0 - 2 * (k % 2)


def _parent(pose: Pose, k: int) -> Array:
    return np.asarray(pose.frames[PELVIS if k > 1 else CHEST])
