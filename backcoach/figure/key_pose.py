"""Turns the tables of a key pose into its stance, solve plan and pose."""

import math

import msgspec
import numpy as np

from backcoach.figure import limbs
from backcoach.figure.body import CHEST, FOOT, HAND, LANDMARKS, PELVIS, SHIN_LENGTH, landmark
from backcoach.figure.geometry import Array, cross, direction, frame, quaternion, turn_x, turn_y, turn_z, unit
from backcoach.figure.motion_spec import ArmSpec, Direction, LegSpec, PelvisSpec, PoseSpec, Spot
from backcoach.figure.skeleton import (
    END,
    GIRDLE,
    JOINT_REST,
    MIDDLE,
    ROOT,
    LimbMode,
    Pose,
    SolvePlan,
    Stance,
    shoulder,
    solve,
)
from backcoach.figure.surface import BEAD_BONE, BEAD_CENTRE, BEAD_RADII

LIMBS = ("arm_left", "arm_right", "leg_left", "leg_right")
PALM = 0.07
"""Distance from the wrist to the middle of the palm, metres."""


class InvalidEntry(Exception):
    """A motion file's key (args[0]) has a value that cannot be used; args[1] says why."""


class KeyPose(msgspec.Struct, frozen=True):
    """A key pose, ready to be drawn and interpolated."""

    stance: Stance
    plan: SolvePlan
    pose: Pose
    bearing: tuple[bool, ...]
    """Which limbs bear weight on the floor and must not slide."""
    contacts: tuple[str, ...]
    anchor: str
    breath: float | None


class _Limb(msgspec.Struct):
    """One limb's part of a stance while it is being built."""

    mode: LimbMode = LimbMode.JOINTS
    upper: Array = msgspec.field(default_factory=lambda: np.eye(3))
    bend: float = 0.0
    end: Array = msgspec.field(default_factory=lambda: np.eye(3))
    target: Array = msgspec.field(default_factory=lambda: np.zeros(3))
    pole: Array = msgspec.field(default_factory=lambda: np.array((1.0, 0.0, 0.0)))
    oriented: Array | None = None
    floor: bool = False
    land: tuple[int, tuple[float, float, float]] | None = None
    bearing: bool = False


def resolve(spec: PoseSpec, before: KeyPose | None) -> KeyPose:
    """The key pose of merged tables; "planted" and `anchor` refer to the key pose `before`. Raises InvalidEntry."""
    pelvis = _pelvis_frame(spec.pelvis)
    angles = np.array([[r.flex, r.side, r.twist] for r in (spec.lumbar, spec.chest, spec.head)])
    rough = _TrunkPose(spec, pelvis, angles)
    limbs_now = [_limb(k, spec, rough.pose, before) for k in range(4)]
    anchor = _anchor(spec, before)
    rests = len(spec.pelvis.at) == 2 and anchor is None
    plan = SolvePlan(tuple(x.mode for x in limbs_now), tuple(x.oriented is not None for x in limbs_now),
                tuple(x.floor for x in limbs_now), tuple(x.land for x in limbs_now), rests, anchor)  # fmt: skip
    at = before.pose.point(*landmark(spec.anchor)) if spec.anchor and before else rough.at
    stance = _stance(at, pelvis, angles, limbs_now)
    stance = _with_girdle(stance, plan, spec)
    pose = solve(stance, plan)
    bearing = tuple(x.bearing for x in limbs_now)
    return KeyPose(_settled(stance, pose), plan, pose, bearing, spec.contacts, spec.anchor, spec.breath)


class _TrunkPose:
    """The pose with limbs at rest; body words such as "out" refer to its trunk."""

    def __init__(self, spec: PoseSpec, pelvis: Array, angles: Array) -> None:
        spot = spec.pelvis.at
        self.at = np.array((*spot, 0.0) if len(spot) == 2 else spot)
        plan = SolvePlan((LimbMode.JOINTS,) * 4, rests=len(spot) == 2)
        self.pose = solve(_stance(self.at, pelvis, angles, [_Limb() for _ in range(4)]), plan)


def _anchor(spec: PoseSpec, before: KeyPose | None) -> tuple[int, tuple[float, float, float]] | None:
    if not spec.anchor:
        return None
    known_landmark(spec.anchor, "anchor")
    if before is None:
        return None
    bone, place = landmark(spec.anchor)
    return bone, tuple(place.tolist())


def known_landmark(name: str, key: str) -> str:
    """The landmark's name; raises InvalidEntry if there is no such landmark."""
    if name not in LANDMARKS and not (name.startswith("right-") and "left-" + name[6:] in LANDMARKS):
        raise InvalidEntry(key, f"there is no landmark '{name}'; known are {', '.join(LANDMARKS)} (and right-…)")
    return name


def _vector(words: Direction, key: str, body: Array, sign: float = 1.0) -> Array:
    """A unit vector from words or numbers; raises InvalidEntry for an unknown word."""
    if not isinstance(words, str):
        return unit(np.array(words, dtype=float))
    found = direction(words, body, sign)
    if found is None:
        raise InvalidEntry(
            key,
            f"'{words}' is not a direction; use forward back left right up down, front behind out in headward footward",
        )
    return found


def _pelvis_frame(spec: PelvisSpec) -> Array:
    still = np.eye(3)
    base = frame(_vector(spec.front, "pelvis.front", still), _vector(spec.up, "pelvis.up", still))
    return base @ turn_z(spec.turn) @ turn_y(-spec.tilt) @ turn_x(-spec.side)


def _stance(at: Array, pelvis: Array, angles: Array, parts: list[_Limb]) -> Stance:
    """A stance from its parts, with the collarbones at rest."""
    turns = [pelvis, parts[0].upper, parts[1].upper, parts[0].end, parts[1].end]
    turns += [parts[2].upper, parts[3].upper, parts[2].end, parts[3].end]
    ends = [np.eye(3) if x.oriented is None else x.oriented for x in parts]
    return Stance(
        at,
        angles,
        np.zeros((2, 2)),
        np.array([x.bend for x in parts]),
        np.array([quaternion(m) for m in turns]),
        np.array([x.target for x in parts]),
        np.array([x.pole for x in parts]),
        np.array([quaternion(m) for m in ends]),
    )


def _with_girdle(stance: Stance, plan: SolvePlan, spec: PoseSpec) -> Stance:
    """The stance with the collarbones moved by the arms: raised when overhead, forward when reaching forward."""
    for _ in range(2):
        pose = solve(stance, plan)
        girdle = np.zeros((2, 2))
        for k, arm in enumerate((spec.arm_left, spec.arm_right)):
            root = shoulder(k, np.zeros(2), pose.origins, pose.frames)
            aim = pose.frames[CHEST].T @ unit(pose.origins[HAND[k]] - root)
            lift = max(0.0, (math.degrees(math.acos(max(-1.0, min(1.0, -aim[2])))) - 40) / 140)
            own = arm.shrug if isinstance(arm, ArmSpec) else (0.0, 0.0)
            girdle[k] = lift * GIRDLE[0] + own[0], max(-0.6, aim[0]) * GIRDLE[1] * (1 - lift / 2) + own[1]
        stance = msgspec.structs.replace(stance, girdle=girdle)
    return stance


def _settled(stance: Stance, pose: Pose) -> Stance:
    """The stance with joint angles read back from its pose, so that it can be interpolated with any other."""
    turns, bend, target, pole = stance.turns.copy(), stance.bend.copy(), stance.target.copy(), stance.pole.copy()
    for k in range(4):
        parent = pose.frames[PELVIS if k > 1 else CHEST]
        upper, lower, end = pose.frames[ROOT[k]], pose.frames[MIDDLE[k]], pose.frames[END[k]]
        slot = (1, 2, 5, 6)[k]
        turns[slot], turns[slot + 2] = quaternion(parent.T @ upper), quaternion(lower.T @ end)
        bend[k] = limbs.bend_between(upper, lower)
    return msgspec.structs.replace(stance, turns=turns, bend=bend, target=target, pole=pole)


def _limb(k: int, spec: PoseSpec, rough: Pose, before: KeyPose | None) -> _Limb:
    table, name = getattr(spec, LIMBS[k]), LIMBS[k]
    if table == "planted":
        return _planted(k, name, before)
    parent = rough.frames[PELVIS if k > 1 else CHEST]
    sign = 1.0 - 2 * (k % 2)
    return _leg(table, name, parent, sign, k) if isinstance(table, LegSpec) else _arm(table, name, parent, sign, k)


def _planted(k: int, name: str, before: KeyPose | None) -> _Limb:
    """A limb that stays exactly where it was in the previous key pose."""
    if before is None:
        raise InvalidEntry(name, '"planted" needs a pose before it; say where the hand or foot is')
    pose, stance = before.pose, before.stance
    if before.plan.modes[k] == LimbMode.KNEEL:
        return _Limb(
            LimbMode.KNEEL, target=stance.target[k], pole=stance.pole[k], oriented=pose.frames[END[k]], bearing=True
        )
    middle, root, end = pose.origins[MIDDLE[k]], pose.origins[ROOT[k]], pose.origins[END[k]]
    return _Limb(LimbMode.WORLD, target=end, pole=unit(2 * middle - root - end), oriented=pose.frames[END[k]],
                 floor=before.plan.floor[k], bearing=True)  # fmt: skip


def _joint(flex: float, out: float, turn: float, sign: float) -> Array:
    return turn_y(-flex) @ turn_x(sign * out) @ turn_z(sign * turn)


def _arm(spec: ArmSpec, name: str, chest: Array, sign: float, k: int) -> _Limb:
    limb = _Limb(upper=_joint(spec.flex, spec.out, spec.turn, sign), bend=-spec.elbow)
    limb.end = turn_z(-sign * spec.pronate) @ turn_x(sign * spec.wrist)
    _pole(limb, spec.elbow_to, f"{name}.elbow_to", chest, sign)
    if spec.palm or spec.fingers or (spec.hand and len(spec.hand) == 2):
        limb.oriented = _hand_frame(spec, name, chest, sign)
    if spec.on:
        _fix_to_landmark(limb, spec.on, spec.off, f"{name}.on", 0.012)
    elif spec.hand:
        limb.mode = LimbMode.WORLD
        limb.target = _on_floor(spec.hand, limb.oriented, HAND[k])
        if limb.oriented is not None and len(spec.hand) == 2:
            limb.target = limb.target + PALM * limb.oriented[:, 2]
        limb.bearing = (len(spec.hand) == 2 or spec.bears) and not spec.slides
    return limb


def _leg(spec: LegSpec, name: str, pelvis: Array, sign: float, k: int) -> _Limb:
    limb = _Limb(upper=_joint(spec.flex, spec.out, spec.turn, sign), bend=spec.knee)
    limb.end = turn_y(spec.ankle) @ turn_x(-sign * spec.invert)
    _pole(limb, spec.knee_to, f"{name}.knee_to", pelvis, sign)
    if spec.toes or spec.sole or (spec.foot and len(spec.foot) == 2):
        toes = _vector(spec.toes or "forward", f"{name}.toes", pelvis, sign)
        sole = _vector(spec.sole or "down", f"{name}.sole", pelvis, sign)
        limb.oriented = np.column_stack((toes, *_left_up(toes, -sole)))
    if spec.knee_at:
        _kneel(limb, spec, name, pelvis, sign, k)
    elif spec.on:
        _fix_to_landmark(limb, spec.on, spec.off, f"{name}.on", 0.035)
    elif spec.foot:
        limb.mode, limb.target = LimbMode.WORLD, _on_floor(spec.foot, limb.oriented, FOOT[k - 2])
        limb.bearing = (len(spec.foot) == 2 or spec.bears) and not spec.slides
    return limb


def _left_up(front: Array, up: Array) -> tuple[Array, Array]:
    """The left and up axes that go with a front axis kept exactly."""
    left = unit(cross(up, front))
    return left, cross(front, left)


def _pole(limb: _Limb, words: Direction, key: str, body: Array, sign: float) -> None:
    """Read where elbow or knee points; with the word "floor" it lies on the floor, on the side that the others name."""
    if isinstance(words, str) and "floor" in words.split():
        limb.floor = True
        words = words.replace("floor", "").strip() or "out"
    limb.pole = _vector(words, key, body, sign)


def _hand_frame(spec: ArmSpec, name: str, chest: Array, sign: float) -> Array:
    """Axes of a hand from the directions of palm and fingers; where they conflict, the fingers win."""
    fingers = _vector(spec.fingers or "forward", f"{name}.fingers", chest, sign)
    palm = _vector(spec.palm or "down", f"{name}.palm", chest, sign)
    z = -fingers
    y = unit(-sign * (palm - (palm @ z) * z))
    return np.column_stack((cross(y, z), y, z))


def _on_floor(spot: Spot, axes: Array | None, bone: int) -> Array:
    """The joint's position; without a height, the one at which the hand or foot with these axes lies on the floor."""
    if len(spot) == 3:
        return np.array(spot, dtype=float)
    return np.array((*spot, resting(axes if axes is not None else np.eye(3), bone)))


def resting(axes: Array, bone: int) -> float:
    """Height of a bone's origin, in metres, when its surface just touches the floor."""
    own = bone == BEAD_BONE
    row = axes[2]
    return float(-np.min(BEAD_CENTRE[own] @ row - np.sqrt(((BEAD_RADII[own] * row) ** 2).sum(axis=1))))


def _fix_to_landmark(limb: _Limb, name: str, off: tuple[float, float, float], key: str, skin: float) -> None:
    """Fix a hand or ankle to a landmark, `skin` metres away so that the surfaces touch."""
    bone, place = landmark(known_landmark(name, key))
    outward = unit(place * (1, 1, 0)) if place[:2] @ place[:2] > 1e-6 else np.zeros(3)
    limb.mode, limb.land = LimbMode.ON, (bone, tuple(place.tolist()))
    limb.target = np.array(off) + skin * outward


def _kneel(limb: _Limb, spec: LegSpec, name: str, pelvis: Array, sign: float, k: int) -> None:
    """A knee on the floor (or at a given height) with the shin along `spec.shin`, toes pointed or tucked under."""
    assert spec.knee_at is not None
    flat = _vector(spec.shin, f"{name}.shin", pelvis, sign)
    height = spec.knee_at[2] if len(spec.knee_at) == 3 else JOINT_REST[k]
    floor = height - JOINT_REST[k]
    if limb.oriented is None:
        down = np.array((0.0, 0.0, -1.0))
        toes, top = (down, -flat) if spec.tuck else (unit(flat + 0.30 * down), down)
        limb.oriented = np.column_stack((toes, *_left_up(toes, top)))
    ankle = floor + resting(limb.oriented, FOOT[k - 2])
    drop = max(-0.9, min(0.9, (ankle - height) / SHIN_LENGTH))
    limb.pole = unit(flat * math.sqrt(1 - drop * drop) + np.array((0.0, 0.0, drop)))
    limb.mode, limb.target = LimbMode.KNEEL, np.array((*spec.knee_at[:2], height))
    limb.bearing = not spec.slides


def plan_between(a: KeyPose, b: KeyPose) -> SolvePlan:
    """How to read the stances interpolated between two key poses."""
    anchor = None
    if a.anchor or b.anchor:
        bone, place = landmark(a.anchor or b.anchor)
        anchor = (bone, (float(place[0]), float(place[1]), float(place[2])))
    return msgspec.structs.replace(shared_plan(a.plan, b.plan), anchor=anchor)


def shared_plan(a: SolvePlan, b: SolvePlan) -> SolvePlan:
    """How to read the stances between two that are read in these ways; the anchor is the second one's."""
    return SolvePlan(
        tuple(_shared(a, b, k) for k in range(4)),
        tuple(p and q for p, q in zip(a.oriented, b.oriented, strict=True)),
        tuple(p and q for p, q in zip(a.floor, b.floor, strict=True)),
        b.lands,
        a.rests and b.rests,
        b.anchor,
    )


def _shared(a: SolvePlan, b: SolvePlan, k: int) -> LimbMode:
    """The limb's mode between two key poses: the one they share, otherwise by joint angles."""
    same = a.modes[k] == b.modes[k] and (a.modes[k] != LimbMode.ON or a.lands[k] == b.lands[k])
    return a.modes[k] if same else LimbMode.JOINTS


def anchored(stance: Stance, plan: SolvePlan, pose: Pose) -> Stance:
    """The stance for interpolation: `at` is the position of the plan's anchor in this pose, or of the pelvis without
    one."""
    spot = plan.anchor
    at = pose.origins[PELVIS] if spot is None else pose.point(spot[0], np.array(spot[1]))
    return msgspec.structs.replace(stance, at=at)
