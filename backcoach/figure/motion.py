"""A motion: key poses strung into phases, and the pure function from phase and progress to a pose."""

import math

import msgspec
import numpy as np

from backcoach.figure.body import PELVIS, landmark
from backcoach.figure.camera import Camera
from backcoach.figure.geometry import Array
from backcoach.figure.key_pose import KeyPose, anchored, plan_between
from backcoach.figure.motion_spec import BreathSpec, MarkSpec, MotionSpec, PropSpec
from backcoach.figure.shadow_outline import shadow_strips
from backcoach.figure.skeleton import Pose, SolvePlan, Stance, ellipsoids, mix, solve
from backcoach.problem import Problem

BREATHS = ("inhale", "hold", "exhale")
QUIET_BREATH_SHARE = 0.6
"""How much of a breath shows in motions that are not about the breath."""


class Transition(msgspec.Struct, frozen=True):
    """The way from one key pose to the next, within a phase's progress 0..1."""

    start: float
    end: float
    a: Stance
    b: Stance
    plan: SolvePlan
    breath: tuple[float, float]
    bearing: tuple[bool, ...]
    contacts: tuple[str, ...]
    fixed: Pose | None = None
    """The pose of a way that leads nowhere, as in a hold."""


class Motion(msgspec.Struct, frozen=True):
    """One exercise's movement for its left side, as read from its file."""

    id: str
    spec: MotionSpec
    camera: Camera
    start: KeyPose
    phases: dict[str, tuple[Transition, ...]]
    """The ways of every phase in the order of the file."""
    keys: tuple[tuple[str, KeyPose], ...]
    """Every key pose with its phase's name, "start" first."""
    extent: Array
    """(n,3) points between which all of the motion takes place."""

    @property
    def led_by_breath(self) -> bool:
        """Whether the breath's phases are key poses of this motion."""
        return "inhale" in self.phases

    @property
    def props(self) -> tuple[PropSpec, ...]:
        """The things beside the body."""
        return self.spec.props

    @property
    def marks(self) -> tuple[MarkSpec, ...]:
        """Arrows and highlights."""
        return self.spec.mark


def ease(progress: float, how: str = "smooth") -> float:
    """A share of the way for a share of the time, both 0..1."""
    t = min(max(progress, 0.0), 1.0)
    if how == "linear":
        return t
    if how == "in":
        return t * t
    if how == "out":
        return t * (2 - t)
    return t * t * (3 - 2 * t)


def pose(motion: Motion, side: str | None, phase: str | None, progress: float, breath: float | None = None, *,
         in_breaths: bool = False) -> Pose:  # fmt: skip
    """The body at a share 0..1 of a phase, for side "left", "right" or None (both); pure. Problem: a strange phase.

    `phase` None is the pose to take up. How full the lungs are is, from the first of these that applies:
    `breath` 0..1, for holds whose breath the caller counts; what the key poses of a motion led by the breath say;
    with `in_breaths`, which says that the exercise's hold is counted in breaths, the place in that breath, so that the
    lungs fill in `inhale`, stay full in `hold` and empty in `exhale`; else empty, except in `inhale` and `exhale`.
    """
    if in_breaths and phase == "hold" and not motion.led_by_breath:
        made = pose_at_key(motion, held_key(motion), 1.0 if breath is None else breath)
    else:
        made = _written_side(motion, phase, progress, breath)
    return made.mirrored() if side == "right" else made


def _written_side(motion: Motion, phase: str | None, progress: float, breath: float | None) -> Pose:
    if phase is None:
        return pose_at_key(motion, motion.start, breath or 0.0)
    if phase in BREATHS and not motion.led_by_breath and phase != "hold":
        level = ease(progress) if phase == "inhale" else 1 - ease(progress)
        return pose_at_key(motion, held_key(motion), level if breath is None else breath)
    if phase == "hold" and phase not in motion.phases:
        return pose_at_key(motion, held_key(motion), breath or 0.0)
    if phase not in motion.phases:
        raise Problem(f"The motion of {motion.id} knows no phase '{phase}'; add a key pose for it.")
    return _pose_in_phase(motion, phase, progress, breath)


def _pose_in_phase(motion: Motion, phase: str, progress: float, breath: float | None) -> Pose:
    way = ease(progress, motion.spec.easing)
    transitions = motion.phases[phase]
    transition = next((one for one in transitions if way <= one.end), transitions[-1])
    share = (way - transition.start) / (transition.end - transition.start)
    level = transition.breath[0] + share * (transition.breath[1] - transition.breath[0]) if breath is None else breath
    filled = _filled(motion, level)
    if transition.fixed is not None:
        made = msgspec.structs.replace(transition.fixed, breath=filled)
    else:
        made = solve(mix(transition.a, transition.b, share), transition.plan, filled)
    return _with_props(motion, made, phase, way)


def held_key(motion: Motion) -> KeyPose:
    """The key pose in which the exercise is held: that of the phase "hold", else the last but one, else the start."""
    named = [key for phase, key in motion.keys if phase == "hold"]
    middle = [key for _, key in motion.keys[1:-1]]
    return (named or middle[-1:] or [motion.start])[-1]


def pose_at_key(motion: Motion, key: KeyPose, breath: float = 0.0) -> Pose:
    """A key pose with the lungs filled to a share of 0..1."""
    made = msgspec.structs.replace(key.pose, breath=_filled(motion, breath)) if breath else key.pose
    phase = next((phase for phase, one in motion.keys if one is key), None)
    return _with_props(motion, made, phase, 1.0)


def _filled(motion: Motion, level: float) -> tuple[float, float, float]:
    spec: BreathSpec = motion.spec.breathing
    scale = level if motion.led_by_breath else level * QUIET_BREATH_SHARE
    return spec.belly * scale, spec.ribs * scale, spec.back * scale


def _with_props(motion: Motion, made: Pose, phase: str | None, way: float) -> Pose:
    """The pose with its props where they are by now."""
    if not any(prop.moves or prop.rolls for prop in motion.props):
        return made
    names = list(motion.phases)
    now = names.index(phase) if phase in names else -1
    moved = [_rolled(motion, prop, made) if prop.rolls else _moved(prop, names, now, way) for prop in motion.props]
    return msgspec.structs.replace(made, props=np.array(moved))


def _moved(prop: PropSpec, names: list[str], now: int, way: float) -> Array:
    """How far a prop has moved: each phase takes it to its own offset; a phase that names none leaves it."""
    there = np.array([0.0, 0.0, 0.0])
    before = there
    for name in names[: now + 1]:
        before = there
        there = np.array(prop.moves.get(name, tuple(there.tolist())), dtype=float)
    moved: Array = before + way * (there - before)
    return moved


def _rolled(motion: Motion, prop: PropSpec, made: Pose) -> Array:
    """How far a roller has come under the body: half of the landmark's way along the floor, as nothing slips."""
    bone, place = landmark(prop.rolls)
    way: Array = made.point(bone, place) - motion.start.pose.point(bone, place)
    return 0.5 * way * (1.0, 1.0, 0.0)


def transitions_of(phase_keys: list[tuple[str, float, KeyPose]], start: KeyPose) -> dict[str, tuple[Transition, ...]]:
    """The ways of each phase, from the key poses in order with their share of the phase."""
    phases: dict[str, list[Transition]] = {}
    previous, since = start, 0.0
    for phase, share, key in phase_keys:
        since = phases[phase][-1].end if phase in phases else 0.0
        phases.setdefault(phase, []).append(_transition(previous, key, since, share))
        previous = key
    return {name: tuple(transitions) for name, transitions in phases.items()}


def _transition(a: KeyPose, b: KeyPose, since: float, until: float) -> Transition:
    plan = plan_between(a, b)
    first, last = anchored(a.stance, plan, a.pose), anchored(b.stance, plan, b.pose)
    if plan.rests:
        last = msgspec.structs.replace(last, at=b.pose.origins[PELVIS])
    bearing = tuple(x and y for x, y in zip(a.bearing, b.bearing, strict=True))
    both = tuple(name for name in b.contacts if name in a.contacts)
    return Transition(since, until, first, last, plan, (a.breath or 0.0, b.breath or 0.0), bearing, both,
               b.pose if a is b or _same(a.stance, b.stance) else None)  # fmt: skip


def _same(a: Stance, b: Stance) -> bool:
    return all(
        np.allclose(x, y, atol=1e-9)
        for x, y in zip(msgspec.structs.astuple(a), msgspec.structs.astuple(b), strict=True)
    )


def default_breath(phase: str, share: float) -> float:
    """How full the lungs are at a share of a phase of a motion led by the breath, unless its key pose says so."""
    return {"inhale": share, "hold": 1.0, "exhale": 1 - share}.get(phase, 0.0)


def sample_poses(phases: dict[str, tuple[Transition, ...]]) -> list[Pose]:
    """Poses all along a motion, its key poses among them."""
    poses: list[Pose] = []
    for transition in (transition for transitions in phases.values() for transition in transitions):
        shares = (1.0,) if transition.fixed is not None else (0.2, 0.4, 0.6, 0.8, 1.0)
        poses += [solve(mix(transition.a, transition.b, share), transition.plan, _FULL) for share in shares]
    return poses


_FULL = (1.0, 1.0, 1.0)
_K = np.arange(100) + 0.5
_POLAR, _ROUND = np.arccos(1 - _K / 50), np.pi * (1 + 5**0.5) * _K
_AIMS = np.column_stack((np.cos(_ROUND) * np.sin(_POLAR), np.sin(_ROUND) * np.sin(_POLAR), np.cos(_POLAR)))
"""100 directions spread evenly over the sphere."""
_PAIRS = (_AIMS[:, :, None] * _AIMS[:, None, :]).reshape(-1, 9)
"""The products of their parts, by which the square of an ellipsoid's reach is one sum."""


def outermost_points(poses: list[Pose]) -> tuple[Array, Array]:
    """(n,3) the points of some poses' bodies that are outermost in 100 directions, and (m,2) those of their shadows."""
    bodies = [ellipsoids(one) for one in poses]
    return np.vstack([_outermost(one) for one in bodies]), np.vstack(
        [shadow_strips(one)[0].reshape(-1, 2) for one in bodies]
    )


def _outermost(body: tuple[Array, Array]) -> Array:
    """(m,3) the point of a body's ellipsoids that lies furthest along each direction."""
    centres, axes = body
    spread = axes @ axes.transpose(0, 2, 1)
    size = np.sqrt(_PAIRS @ spread.reshape(-1, 9).T)
    best = (_AIMS @ centres.T + size).argmax(1)
    ways = (spread[best] @ _AIMS[..., None])[..., 0] / size[np.arange(len(best)), best][:, None]
    return np.asarray(centres[best] + ways)


def key_poses(motion: Motion, side: str | None = "left", most: int = 3) -> list[tuple[str, Pose]]:
    """One to three telling poses with their phases' names, for thumbnails, sheets and still displays.

    A motion's file may name a pose on the way with its progress after the phase, as in "roll@0.5".
    """
    wanted = motion.spec.thumbnail or _telling(motion)
    named = dict(motion.keys)
    chosen: list[tuple[str, Pose]] = []
    for name, _, share in (one.partition("@") for one in wanted):
        if share and name in motion.phases:
            chosen.append((name, _written_side(motion, name, float(share), None)))
        elif name in named:
            chosen.append((name, pose_at_key(motion, named[name], named[name].breath or 0.0)))
    return [(name, one.mirrored() if side == "right" else one) for name, one in chosen[:most]]


def _telling(motion: Motion) -> tuple[str, ...]:
    """The start and the pose furthest from it."""
    first = motion.start.pose.origins
    gaps = [(math.sqrt(float(((key.pose.origins - first) ** 2).sum())), name) for name, key in motion.keys[1:]]
    return ("start", max(gaps)[1]) if gaps else ("start",)
