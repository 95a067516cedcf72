"""From a stance (the wanted angles and positions of each joint) to a pose (where every bone is)."""

from enum import IntEnum

import msgspec
import numpy as np

from backcoach.figure import limbs
from backcoach.figure.body import (
    BONES,
    CHEST,
    FOOT,
    FOREARM,
    FOREARM_LENGTH,
    HAND,
    HIP,
    LINKS,
    MIRROR,
    PELVIS,
    SHIN,
    SHIN_LENGTH,
    SHOULDER,
    SPINE_SHARES,
    STERNUM,
    THIGH,
    THIGH_LENGTH,
    UPPER_ARM,
    UPPER_ARM_LENGTH,  # fmt: skip
)
from backcoach.figure.geometry import Array, bends, matrices, slerp, turn_x, turn_z, unit
from backcoach.figure.surface import BEAD_BONE, BEAD_CENTRE, BEAD_RADII, BREATH_GROWTH, BREATH_SHIFT

ROOT, END = (*UPPER_ARM, *THIGH), (*HAND, *FOOT)
MIDDLE = (*FOREARM, *SHIN)
"""First, last and middle bones of the four limbs: left arm, right arm, left leg, right leg."""
LENGTHS = ((UPPER_ARM_LENGTH, FOREARM_LENGTH),) * 2 + ((THIGH_LENGTH, SHIN_LENGTH),) * 2
JOINT_REST = (0.036, 0.036, 0.051, 0.051)
"""Heights in metres at which elbows and knees rest on the floor, by limb."""
GIRDLE = (18.0, 14.0)
"""How far the collarbone rises with an arm overhead and swings forward with a forward reach, degrees."""


class LimbMode(IntEnum):
    """How a limb's position is given: by joint angles, by a point in the room, by a kneeling knee, or on a landmark."""

    JOINTS = 0
    WORLD = 1
    KNEEL = 2
    ON = 3


class Stance(msgspec.Struct, frozen=True):
    """The numbers of a pose that can be interpolated; limbs are (left arm, right arm, left leg, right leg)."""

    at: Array
    """(3,) midpoint of the hip joints."""
    angles: Array
    """(3,3) lumbar, chest, neck by flex, side, twist in degrees."""
    girdle: Array
    """(2,2) left and right collarbone: raised, forward in degrees."""
    bend: Array
    """(4,) elbows (negative) and knees (positive) in degrees."""
    turns: Array
    """(9,4) quaternions: pelvis in the room; shoulders, hands, hips, feet on their parents."""
    target: Array
    """(4,3) wrist or ankle in the room; the knee when kneeling; the offset from a landmark."""
    pole: Array
    """(4,3) direction in which elbow or knee points; the shin's direction when kneeling."""
    ends: Array
    """(4,4) quaternions of hands and feet in the room."""


class SolvePlan(msgspec.Struct, frozen=True):
    """How to read the numbers of a stance; constant between two key poses."""

    modes: tuple[LimbMode, ...]
    oriented: tuple[bool, ...] = (False, False, False, False)
    floor: tuple[bool, ...] = (False, False, False, False)
    """Whether elbow or knee rests on the floor."""
    lands: tuple[tuple[int, tuple[float, float, float]] | None, ...] = (None, None, None, None)
    """Bone and local position of the landmark that a hand or ankle stays on."""
    rests: bool = False
    """Whether the pelvis rests on the floor."""
    anchor: tuple[int, tuple[float, float, float]] | None = None
    """Bone and local position that stays at `Stance.at`, instead of the pelvis."""


class Pose(msgspec.Struct, frozen=True):
    """Where every bone is: origins (21,3) in metres, frames (21,3,3) with columns front, left, up."""

    origins: Array
    frames: Array
    breath: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """How full belly, ribs and back are, 0 to 1."""
    short: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
    """Metres by which each limb falls short of its target."""
    props: Array = msgspec.field(default_factory=lambda: np.zeros((0, 3)))
    """(p,3) how far each prop has moved, metres."""
    mirror: bool = False
    """Whether this is the mirror of the side that the motion was written for."""

    def point(self, bone: int, place: Array) -> Array:
        """A local position on a bone, in the room's coordinates."""
        spot: Array = self.origins[bone] + self.frames[bone] @ place
        return spot

    def mirrored(self) -> "Pose":
        """The exact mirror image of the pose."""
        flip = np.array((1.0, -1.0, 1.0))
        frames = self.frames[MIRROR] * flip[:, None] * flip
        short = tuple(self.short[k] for k in (1, 0, 3, 2))
        return Pose(self.origins[MIRROR] * flip, frames, self.breath, short, self.props * flip, not self.mirror)


def mix(a: Stance, b: Stance, t: float) -> Stance:
    """The stance at a share t (0 to 1) between a and b."""
    quats = slerp(np.vstack((a.turns, a.ends)), np.vstack((b.turns, b.ends)), t)
    s = 1 - t
    return Stance(
        s * a.at + t * b.at,
        s * a.angles + t * b.angles,
        s * a.girdle + t * b.girdle,
        s * a.bend + t * b.bend,
        quats[:9],
        s * a.target + t * b.target,
        s * a.pole + t * b.pole,
        quats[9:],
    )


def solve(stance: Stance, plan: SolvePlan, breath: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> Pose:
    """The pose of a stance; limbs that lie on a landmark are solved after the limb they lie on."""
    origins, frames = np.zeros((BONES, 3)), np.empty((BONES, 3, 3))
    turns = matrices(np.vstack((stance.turns, stance.ends)))
    _spine(origins, frames, turns[0], stance.angles)
    origins[:9] += _pelvis(stance, plan, origins, frames)
    short = [0.0] * 4
    for limb in sorted((2, 3, 0, 1), key=lambda k: plan.modes[k] == LimbMode.ON and (1 if k > 1 else 2)):
        short[limb] = _limb(limb, stance, plan, origins, frames, turns)
    return Pose(origins, frames, breath, tuple(short))


def _spine(origins: Array, frames: Array, pelvis: Array, angles: Array) -> None:
    """Place the trunk's nine bones with the pelvis at the origin."""
    frames[PELVIS] = now = pelvis
    for k, local in enumerate(bends(SPINE_SHARES @ angles), 1):
        frames[k] = now = now @ local
    (frames[:8] @ LINKS[:, :, None])[..., 0].cumsum(0, out=origins[1:9])


def _pelvis(stance: Stance, plan: SolvePlan, origins: Array, frames: Array) -> Array:
    """Position of the hips' midpoint: from an anchor, on the floor, one thigh from kneeling knees, or as given."""
    at = stance.at
    if plan.anchor is not None:
        bone, place = plan.anchor
        at = at - (origins[bone] + frames[bone] @ np.array(place))
    if plan.rests:
        at = np.array((at[0], at[1], resting_height(frames[PELVIS])))
    kneeling = [k for k in (2, 3) if plan.modes[k] == LimbMode.KNEEL]
    if kneeling:
        hips = np.array([frames[PELVIS] @ (HIP * (1, 5 - 2 * k, 1)) for k in kneeling])
        at = limbs.onto_spheres(at, hips, stance.target[kneeling], THIGH_LENGTH)
    return at


_PELVIC = BEAD_BONE == PELVIS


def resting_height(pelvis: Array) -> float:
    """Height of the hips' midpoint when the pelvis lies on the floor; soft tissue gives 2 mm."""
    row = pelvis[2]
    lowest = np.min(BEAD_CENTRE[_PELVIC] @ row - np.sqrt(((BEAD_RADII[_PELVIC] * row) ** 2).sum(axis=1)))
    return float(-lowest) - 0.002


def shoulder(limb: int, girdle: Array, origins: Array, frames: Array) -> Array:
    """The shoulder joint in the room; `girdle` is how far the collarbone is raised and swung forward (degrees)."""
    sign = 1 - 2 * limb
    arm = turn_z(-girdle[1]) @ turn_x(girdle[0]) @ (SHOULDER - STERNUM)
    place: Array = origins[CHEST] + frames[CHEST] @ ((STERNUM + arm) * (1, sign, 1))
    return place


def _limb(limb: int, stance: Stance, plan: SolvePlan, origins: Array, frames: Array, turns: Array) -> float:
    """Place one limb's three bones; returns its shortfall in metres."""
    leg, mode = limb > 1, plan.modes[limb]
    parent = frames[PELVIS if leg else CHEST]
    sign = 1 - 2 * (limb % 2)
    root = (
        origins[PELVIS] + parent @ (HIP * (1, sign, 1)) if leg else shoulder(limb, stance.girdle[limb], origins, frames)
    )
    lengths, pole = LENGTHS[limb], stance.pole[limb]
    if mode == LimbMode.JOINTS:
        placed = limbs.from_angles(root, parent @ turns[(1, 2, 5, 6)[limb]], stance.bend[limb], lengths)
    elif mode == LimbMode.KNEEL:
        placed = limbs.kneeling(root, stance.target[limb], unit(pole), lengths[1])
    else:
        floor = JOINT_REST[limb] if plan.floor[limb] else None
        target = stance.target[limb]
        if mode == LimbMode.ON:
            bone, place = plan.lands[limb] or (0, (0.0, 0.0, 0.0))
            target = origins[bone] + frames[bone] @ (np.array(place) + target)
            if not leg:
                target = target + 0.07 * limbs.to_target(root, target, lengths, pole, leg, floor)[1][:, 2]
        placed = limbs.to_target(root, target, lengths, pole, leg, floor)
    upper, lower, middle, end, short = placed
    a, b, c = ROOT[limb], MIDDLE[limb], END[limb]
    origins[a], origins[b], origins[c] = root, middle, end
    frames[a], frames[b] = upper, lower
    frames[c] = turns[9 + limb] if plan.oriented[limb] else lower @ turns[(3, 4, 7, 8)[limb]]
    return short


def ellipsoids(pose: Pose, shape: tuple[Array, Array] = (BEAD_CENTRE, BEAD_RADII)) -> tuple[Array, Array]:
    """(n,3) centres and (n,3,3) half-axes as columns of every bead of a shape, enlarged by the breath."""
    frames = pose.frames[BEAD_BONE]
    place, radii = shape
    if any(pose.breath):
        filled = np.array(pose.breath)
        place, radii = place + np.tensordot(filled, BREATH_SHIFT, 1), radii + np.tensordot(filled, BREATH_GROWTH, 1)
    return pose.origins[BEAD_BONE] + np.einsum("nij,nj->ni", frames, place), frames * radii[:, None, :]
