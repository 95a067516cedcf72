"""A motion: key poses joined into phases, and the pure function from phase and progress to a pose."""

import math

import msgspec
import numpy as np

from backcoach.figure.body import PELVIS, landmark
from backcoach.figure.camera import Camera
from backcoach.figure.geometry import Array
from backcoach.figure.key_pose import KeyPose, anchored, plan_between, shared_plan
from backcoach.figure.motion_spec import BreathSpec, MarkSpec, MotionSpec, PropSpec
from backcoach.figure.shadow_outline import shadow_strips
from backcoach.figure.skeleton import Pose, SolvePlan, Stance, ellipsoids, mix, solve
from backcoach.problem import Problem

BREATHS = ("inhale", "hold", "exhale")
QUIET_BREATH_SHARE = 0.6
"""Share of a full breath that is shown in motions that the breath does not lead."""


class Transition(msgspec.Struct, frozen=True):
    """The interpolation from one key pose to the next; `start` and `end` are shares (0 to 1) of the phase."""

    start: float
    end: float
    a: Stance
    b: Stance
    plan: SolvePlan
    breath: tuple[float, float]
    bearing: tuple[bool, ...]
    contacts: tuple[str, ...]
    fixed: Pose | None = None
    """The pose if both key poses are the same, as in a hold."""


class Motion(msgspec.Struct, frozen=True):
    """One exercise's movement on its left side, as read from its file."""

    id: str
    spec: MotionSpec
    camera: Camera
    start: KeyPose
    phases: dict[str, tuple[Transition, ...]]
    """The transitions of every phase, in the order of the file."""
    keys: tuple[tuple[str, KeyPose], ...]
    """Every key pose with the name of its phase; "start" comes first."""
    extent: Array
    """(n,3) points that enclose the whole motion, in metres."""
    ready: KeyPose | None = None
    """The pose to take up, if a repetition begins in another one."""
    lead_in: tuple[Transition, ...] = ()
    """From `ready` to the start of the first repetition."""

    @property
    def led_by_breath(self) -> bool:
        """Whether the breath's phases are key poses of this motion."""
        return "inhale" in self.phases

    @property
    def neutral(self) -> KeyPose:
        """The pose to take up, from which a movement is made larger or smaller."""
        return self.ready or self.start

    @property
    def props(self) -> tuple[PropSpec, ...]:
        """The things beside the body."""
        return self.spec.props

    @property
    def marks(self) -> tuple[MarkSpec, ...]:
        """Arrows and highlights."""
        return self.spec.mark


def ease(progress: float, how: str = "smooth") -> float:
    """The share of the movement done after a share of the time, both 0 to 1."""
    t = min(max(progress, 0.0), 1.0)
    if how == "linear":
        return t
    if how == "in":
        return t * t
    if how == "out":
        return t * (2 - t)
    return t * t * (3 - 2 * t)


def pose(motion: Motion, side: str | None, phase: str | None, progress: float, breath: float | None = None, *,
         in_breaths: bool = False, scale: float = 1.0) -> Pose:  # fmt: skip
    """The pose at a share 0 to 1 of a phase, for side "left", "right" or None (both); pure.

    `phase` None gives the pose to take up, and on the way (0 to 1) to where the first repetition begins. How full the
    lungs are comes from the first of these that applies: `breath` (0 to 1), for a caller that counts the breath itself;
    the key poses of a motion that the breath leads; the phase, where lungs fill in `inhale` and empty in `exhale`.
    Otherwise they are empty, or full in a `hold` with `in_breaths`, which says that the exercise counts its holds in
    breaths. `scale` (over 0, at most 1) is the share of the movement that is made: with 0.5 everything goes half as far
    from the pose to take up.

    Raises Problem if the motion has no such phase.
    """
    if in_breaths and phase == "hold" and not motion.led_by_breath:
        made = pose_at_key(motion, held_key(motion), 1.0 if breath is None else breath, scale)
    else:
        made = _written_side(motion, phase, progress, breath, scale)
    return made.mirrored() if side == "right" else made


def _written_side(motion: Motion, phase: str | None, progress: float, breath: float | None, scale: float = 1.0) -> Pose:
    if phase is None:
        return _lead_in(motion, progress, breath or 0.0, scale)
    if phase in BREATHS and not motion.led_by_breath and phase != "hold":
        level = ease(progress) if phase == "inhale" else 1 - ease(progress)
        return pose_at_key(motion, held_key(motion), level if breath is None else breath, scale)
    if phase == "hold" and phase not in motion.phases:
        return pose_at_key(motion, held_key(motion), breath or 0.0, scale)
    if phase not in motion.phases:
        raise Problem(
            "The motion of {motion} has no phase '{phase}'; add a key pose for it.", motion=motion.id, phase=phase
        )
    return _pose_in_phase(motion, phase, progress, breath, scale)


def _lead_in(motion: Motion, progress: float, breath: float, scale: float) -> Pose:
    """The pose to take up, or one on the way from it to the start."""
    if not motion.lead_in or progress >= 1.0:
        return pose_at_key(motion, motion.start, breath, scale)
    way = motion.lead_in[0]
    made = _solved(motion, mix(way.a, way.b, ease(progress)), way.plan, _filled(motion, breath), scale)
    return _with_props(motion, made, None, 0.0)


def _pose_in_phase(motion: Motion, phase: str, progress: float, breath: float | None, scale: float) -> Pose:
    way = ease(progress, motion.spec.easing)
    transitions = motion.phases[phase]
    transition = next((one for one in transitions if way <= one.end), transitions[-1])
    share = (way - transition.start) / (transition.end - transition.start)
    level = transition.breath[0] + share * (transition.breath[1] - transition.breath[0]) if breath is None else breath
    filled = _filled(motion, level)
    if transition.fixed is not None and scale >= 1.0:
        made = msgspec.structs.replace(transition.fixed, breath=filled)
    else:
        made = _solved(motion, mix(transition.a, transition.b, share), transition.plan, filled, scale)
    return _with_props(motion, made, phase, way, scale)


def _solved(motion: Motion, stance: Stance, plan: SolvePlan, filled: tuple[float, float, float], scale: float) -> Pose:
    """The pose of a stance; with a smaller movement, a share of the way to it from the pose to take up."""
    if scale >= 1.0:
        return solve(stance, plan, filled)
    base, nearer = motion.neutral, shared_plan(motion.neutral.plan, plan)
    return solve(mix(anchored(base.stance, nearer, base.pose), stance, scale), nearer, filled)


def held_key(motion: Motion) -> KeyPose:
    """The key pose of the exercise's hold: that of the phase "hold", or else the last but one, or else the start."""
    named = [key for phase, key in motion.keys if phase == "hold"]
    middle = [key for _, key in motion.keys[1:-1]]
    return (named or middle[-1:] or [motion.start])[-1]


def pose_at_key(motion: Motion, key: KeyPose, breath: float = 0.0, scale: float = 1.0) -> Pose:
    """A key pose with the lungs filled to a share of 0 to 1."""
    made = msgspec.structs.replace(key.pose, breath=_filled(motion, breath)) if breath else key.pose
    if scale < 1.0:
        made = _solved(motion, anchored(key.stance, key.plan, key.pose), key.plan, made.breath, scale)
    phase = next((phase for phase, one in motion.keys if one is key), None)
    return _with_props(motion, made, phase, 1.0, scale)


def _filled(motion: Motion, level: float) -> tuple[float, float, float]:
    spec: BreathSpec = motion.spec.breathing
    scale = level if motion.led_by_breath else level * QUIET_BREATH_SHARE
    return spec.belly * scale, spec.ribs * scale, spec.back * scale


def _with_props(motion: Motion, made: Pose, phase: str | None, way: float, scale: float = 1.0) -> Pose:
    """The pose with its props moved to where they are at this share of the phase."""
    if not any(prop.moves or prop.rolls for prop in motion.props):
        return made
    names = list(motion.phases)
    now = names.index(phase) if phase in names else -1
    moved = [
        _rolled(motion, prop, made) if prop.rolls else scale * _moved(prop, names, now, way) for prop in motion.props
    ]
    return msgspec.structs.replace(made, props=np.array(moved))


def _moved(prop: PropSpec, names: list[str], now: int, way: float) -> Array:
    """(3,) how far a prop has moved: each phase moves it to its own offset, or leaves it where it is."""
    there = np.array([0.0, 0.0, 0.0])
    before = there
    for name in names[: now + 1]:
        before = there
        there = np.array(prop.moves.get(name, tuple(there.tolist())), dtype=float)
    moved: Array = before + way * (there - before)
    return moved


def _rolled(motion: Motion, prop: PropSpec, made: Pose) -> Array:
    """(3,) how far a roller has moved: half as far along the floor as the landmark above it, since nothing slips."""
    bone, place = landmark(prop.rolls)
    way: Array = made.point(bone, place) - motion.start.pose.point(bone, place)
    return 0.5 * way * (1.0, 1.0, 0.0)


def transitions_of(phase_keys: list[tuple[str, float, KeyPose]], start: KeyPose) -> dict[str, tuple[Transition, ...]]:
    """The transitions of each phase, from the key poses in order with their shares of the phase."""
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
    """How full the lungs are (0 to 1) at a share of a breathing phase, if its key pose does not say so."""
    return {"inhale": share, "hold": 1.0, "exhale": 1 - share}.get(phase, 0.0)


def sample_poses(phases: dict[str, tuple[Transition, ...]]) -> list[Pose]:
    """Poses sampled along a whole motion, key poses included, with full lungs."""
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
"""The products of their components: with these the square of an ellipsoid's extent is a single matrix product."""


def outermost_points(poses: list[Pose]) -> tuple[Array, Array]:
    """(n,3) the outermost points of the poses' bodies in 100 directions, and (m,2) the outlines of their shadows."""
    bodies = [ellipsoids(one) for one in poses]
    return np.vstack([_outermost(one) for one in bodies]), np.vstack(
        [shadow_strips(one)[0].reshape(-1, 2) for one in bodies]
    )


def _outermost(body: tuple[Array, Array]) -> Array:
    """(m,3) the point of a body's ellipsoids that is farthest in each direction."""
    centres, axes = body
    spread = axes @ axes.transpose(0, 2, 1)
    size = np.sqrt(_PAIRS @ spread.reshape(-1, 9).T)
    best = (_AIMS @ centres.T + size).argmax(1)
    ways = (spread[best] @ _AIMS[..., None])[..., 0] / size[np.arange(len(best)), best][:, None]
    return np.asarray(centres[best] + ways)


def key_poses(motion: Motion, side: str | None = "left", most: int = 3, scale: float = 1.0) -> list[tuple[str, Pose]]:
    """One to three characteristic poses with the names of their phases, for thumbnails, sheets and still pictures.

    A motion's file chooses them with `thumbnail`; "roll@0.5" is the pose halfway through the phase "roll", "ready" the
    pose to take up. `scale` is as for `pose`.
    """
    wanted = motion.spec.thumbnail or _most_distinct(motion)
    named = {"ready": motion.neutral, **dict(motion.keys)}
    chosen: list[tuple[str, Pose]] = []
    for name, _, share in (one.partition("@") for one in wanted):
        if share and name in motion.phases:
            chosen.append((name, _written_side(motion, name, float(share), None, scale)))
        elif name in named:
            chosen.append((name, pose_at_key(motion, named[name], named[name].breath or 0.0, scale)))
    return [(name, one.mirrored() if side == "right" else one) for name, one in chosen[:most]]


def _most_distinct(motion: Motion) -> tuple[str, ...]:
    """The names of the start and of the key pose farthest from it."""
    first = motion.start.pose.origins
    gaps = [(math.sqrt(float(((key.pose.origins - first) ** 2).sum())), name) for name, key in motion.keys[1:]]
    return ("start", max(gaps)[1]) if gaps else ("start",)
