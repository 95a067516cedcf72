"""Poses one key pose of a motion: a joint is moved to a place, and the body follows as far as people can.

The result is the lines of the key pose's table, as an author of a motion would write them. A limb that stands on the
floor is given by its place, any other limb by its angles.
"""

from collections.abc import Callable

import msgspec
import numpy as np

from backcoach.figure.body import CHEST, HEAD, PELVIS
from backcoach.figure.geometry import Array, length
from backcoach.figure.key_pose import LIMBS, KeyPose, resolve
from backcoach.figure.limb_angles import led, outward, swivelled
from backcoach.figure.limb_tables import PALM_PLACE, on_floor, rounded, table_of_angles
from backcoach.figure.motion_loader import ReadKey
from backcoach.figure.motion_spec import PoseSpec, Table, merge, sides_apart
from backcoach.figure.ranges import joint_angles, outside
from backcoach.figure.skeleton import END, MIDDLE, LimbMode, Pose, ellipsoids
from backcoach.figure.surface import BEAD_CHAIN, CHAIN_NAMES

ENDS = ("left-hand", "right-hand", "left-foot", "right-foot")
MIDDLES = ("left-elbow", "right-elbow", "left-knee", "right-knee")
BENT: dict[str, tuple[str, ...]] = {"hips": ("pelvis",), "back": ("lumbar", "chest"), "head": ("head",)}
"""The tables that say how a part of the trunk is bent."""
JOINTS = (*ENDS, *MIDDLES, *BENT)
"""Everything that can be led to a place, or turned."""
SUNK, SHORT = 0.008, 0.004
"""Metres that a part may be in the floor, and that a limb may miss its place; the checks allow a little more."""
STEPS = 6
"""Halvings with which the last possible pose on the way to a wanted one is found."""
_BENDS = ("flex", "side", "twist")
_TILTS = ("tilt", "side", "turn")
_BONE = {"hips": PELVIS, "back": CHEST, "head": HEAD}
_PLACE = {"back": (0.0, 0.0, 0.06), "head": (0.0, 0.0, 0.1)}


class Posed(msgspec.Struct, frozen=True):
    """A key pose with other lines: those of its table, and the pose they mean. `limit` names what stopped the joint."""

    own: Table
    key: KeyPose
    limit: str = ""


def posed(read: ReadKey) -> Posed:
    """A key pose as it was read, before anything is done to it."""
    return Posed(sides_apart(read.own), read.key)


def place_of(pose: Pose, joint: str) -> Array:
    """Where the handle of a joint is in the room, metres."""
    if joint in ENDS[:2]:
        return pose.point(END[ENDS.index(joint)], PALM_PLACE)
    if joint in ENDS:
        return np.asarray(pose.origins[END[ENDS.index(joint)]])
    if joint in MIDDLES:
        return np.asarray(pose.origins[MIDDLE[MIDDLES.index(joint)]])
    return pose.point(_BONE[joint], np.array(_PLACE.get(joint, (0.0, 0.0, 0.0))))


def moved(read: ReadKey, now: Posed, joint: str, to: Array) -> Posed:
    """The pose with a joint as near to a place as it goes."""
    if joint in ENDS:
        return _limb_moved(read, now, ENDS.index(joint), to)
    if joint in MIDDLES:
        return _middle_moved(read, now, MIDDLES.index(joint), to)
    return _hips_moved(read, now, to) if joint == "hips" else _bent_to(read, now, joint, to)


def turned(read: ReadKey, now: Posed, part: str, degrees: tuple[float, float, float]) -> Posed:
    """The pose with hips, back or head bent further: forward, to the left, round to the left."""
    return _allowed(read, now, lambda share: _bent(read, now.own, part, np.array(degrees) * share))


def _resolved(read: ReadKey, own: Table) -> KeyPose:
    level = read.key.breath
    return resolve(msgspec.convert({**merge(read.below, own), "breath": level}, PoseSpec), read.before)


def _limits(key: KeyPose) -> set[str]:
    """What is further than it can go: joints, limbs that miss their place, parts in the floor."""
    found = {name for name, _, _ in outside(joint_angles(key.pose, key.stance.angles))}
    found |= {LIMBS[k] for k, short in enumerate(key.pose.short) if short > SHORT}
    centres, axes = ellipsoids(key.pose)
    low = centres[:, 2] - np.sqrt((axes[:, 2] ** 2).sum(1))
    return found | {CHAIN_NAMES[BEAD_CHAIN[k]] for k in np.flatnonzero(low < -SUNK)}


def _allowed(read: ReadKey, now: Posed, part_way: Callable[[float], Table]) -> Posed:
    """The pose after the largest share of a change at which nothing is further than it can go that was not before."""
    before = _limits(now.key)
    whole = part_way(1.0)
    key = _resolved(read, whole)
    new = _limits(key) - before
    if not new:
        return Posed(whole, key)
    best, low, high = now, 0.0, 1.0
    for _ in range(STEPS):
        share = (low + high) / 2
        own = part_way(share)
        tried = _resolved(read, own)
        if _limits(tried) - before:
            high = share
        else:
            low, best = share, Posed(own, tried)
    return Posed(best.own, best.key, min(new))


def _limb_moved(read: ReadKey, now: Posed, k: int, to: Array) -> Posed:
    """A hand or foot led to a place: along the floor, onto it, or through the air."""
    name, pose = LIMBS[k], now.key.pose
    here = place_of(pose, ENDS[k])
    if (table := on_floor(now.key, k, to)) is not None:
        spot = "hand" if k < 2 else "foot"
        end = np.array(table[spot])

        def along(share: float) -> Table:
            at = here[:2] + share * (end - here[:2])
            return {**now.own, name: {**table, spot: rounded(at)}}

        return _allowed(read, now, along)
    return _allowed(read, now, lambda share: _aimed(read, now, k, here + share * (to - here)))


def _aimed(read: ReadKey, now: Posed, k: int, to: Array) -> Table:
    """The lines with a hand or foot at a place in the air; a shoulder moves with its arm, so it is aimed again."""
    name, own, key = LIMBS[k], now.own, now.key
    for _ in range(4 if k < 2 else 1):
        gap = to - place_of(key.pose, ENDS[k])
        if length(gap) < 0.004 and own is not now.own:
            break
        own = {**own, name: table_of_angles(key, k, led(key.pose, k, key.pose.origins[END[k]] + gap))}
        key = _resolved(read, own)
    return own


def _middle_moved(read: ReadKey, now: Posed, k: int, to: Array) -> Posed:
    """An elbow or knee swung round while hand or foot stay; a knee on the floor is moved along it."""
    name, key = LIMBS[k], now.key
    if key.plan.modes[k] == LimbMode.KNEEL:
        return _allowed(read, now, lambda share: {**now.own, name: _knelt(read, now, k, to, share)})
    if key.plan.modes[k] == LimbMode.WORLD and (table := on_floor(key, k, place_of(key.pose, ENDS[k]))) is not None:
        pole = "elbow_to" if k < 2 else "knee_to"
        before, wanted = np.array(table[pole]), outward(key.pose, k, to)
        return _allowed(read, now, lambda share: {
            **now.own, name: {**table, pole: rounded(before + share * (wanted - before))}
        })  # fmt: skip
    swung = swivelled(key.pose, k, to)
    return _allowed(read, now, lambda share: {**now.own, name: table_of_angles(key, k, swung(share))})


def _knelt(read: ReadKey, now: Posed, k: int, to: Array, share: float) -> Table:
    """The lines of a leg whose knee is on the floor, some way nearer to a place."""
    there = merge(read.below, now.own).get(LIMBS[k])
    table = dict(there) if isinstance(there, dict) else {"shin": rounded(now.key.stance.pole[k])}
    here = now.key.pose.origins[MIDDLE[k]][:2]
    return {**table, "knee_at": rounded(here + share * (to[:2] - here))}


def _hips_moved(read: ReadKey, now: Posed, to: Array) -> Posed:
    """The whole trunk moved; hands and feet that stand stay where they are."""
    here = now.key.pose.origins[PELVIS]
    lying = now.key.plan.rests and to[2] - here[2] < 0.03

    def carried(share: float) -> Table:
        at = rounded((here + share * (to - here))[: 2 if lying else 3])
        return {**now.own, "pelvis": {**now.own.get("pelvis", {}), "at": at}}

    return now if now.key.anchor else _allowed(read, now, carried)


def _bent(read: ReadKey, own: Table, part: str, degrees: Array) -> Table:
    """The lines with a part of the trunk bent further by degrees (forward, left, round)."""
    regions = BENT[part]
    keys, ways = (_TILTS, (-1.0, -1.0, 1.0)) if part == "hips" else (_BENDS, (1.0, 1.0, 1.0))
    merged, changed = merge(read.below, own), dict(own)
    for region in regions:
        there = merged.get(region, {})
        more = degrees * ways / len(regions)
        lines = {
            key: round(there.get(key, 0.0) + float(by), 1) for key, by in zip(keys, more, strict=True) if abs(by) > 1e-3
        }
        changed[region] = {**own.get(region, {}), **lines}
    return changed


def _bent_to(read: ReadKey, now: Posed, part: str, to: Array) -> Posed:
    """Back or head bent so that its handle comes nearer to a place."""
    base, probe = place_of(now.key.pose, part), 4.0
    slopes = [
        (place_of(_resolved(read, _bent(read, now.own, part, np.eye(3)[way] * probe)).pose, part) - base) / probe
        for way in (0, 1)
    ]
    ways = np.array(slopes).T
    asked = np.linalg.solve(ways.T @ ways + 1e-7 * np.eye(2), ways.T @ (to - base))
    flex, side = np.clip(asked, -30.0, 30.0)
    return turned(read, now, part, (float(flex), float(side), 0.0))
