"""Checks that every motion has to pass; the tests and the preview use the same ones."""

from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from backcoach.figure.body import FOOT, HAND, SHIN, landmark, twin  # fmt: skip
from backcoach.figure.geometry import Array
from backcoach.figure.key_pose import LIMBS
from backcoach.figure.motion import Motion, Transition, ease, pose
from backcoach.figure.prop_solids import prop_solids
from backcoach.figure.ranges import joint_angles, outside
from backcoach.figure.skeleton import END, LENGTHS, MIDDLE, ROOT, Pose, ellipsoids, mix
from backcoach.figure.surface import BEAD_CHAIN, CHAIN_NAMES

SAMPLES = 60
READY = "ready"
"""How findings name the way from the pose to take up to the start of the first repetition."""
FLOOR, PROP, OVERLAP = 0.010, 0.020, 0.030
SLIDE, JUMP, STRETCH, CLOSE = 0.010, 0.080, 0.01, 0.005
"""Metres allowed: into the floor, a prop and another body part; slip of a contact, jump between samples, gap between
the end and the start of a cycle. STRETCH is a share of a bone's length."""
TOUCH = 0.05
"""Metres within which a stated contact must have the floor, a prop or the body's own hand, forearm or thigh."""


class Finding(msgspec.Struct, frozen=True):
    """One failed check: its name, where (phase and share), and what is wrong."""

    check: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}: {self.what}"


class Sample(msgspec.Struct, frozen=True):
    """The pose at one instant of a phase."""

    phase: str
    share: float
    pose: Pose

    @property
    def where(self) -> str:
        """Phase and share, as findings name it."""
        return f"{self.phase} {self.share:.2f}"


def sample_motion(motion: Motion, side: str | None = "left", count: int = SAMPLES) -> list[Sample]:
    """At least `count` samples, spread evenly over all phases and including both ends of each."""
    each = max(2, -(-count // len(motion.phases)))
    return [
        Sample(name, float(s), pose(motion, side, name, float(s)))
        for name in motion.phases
        for s in np.linspace(0, 1, each)
    ]


def sample_lead_in(motion: Motion, side: str | None = "left", count: int = 20) -> list[Sample]:
    """Samples of the way from the pose to take up to the start; none where they are one."""
    shares = np.linspace(0, 1, count) if motion.lead_in else ()
    return [Sample(READY, float(s), pose(motion, side, None, float(s))) for s in shares]


def _ways(motion: Motion) -> dict[str, tuple[Transition, ...]]:
    """The transitions of each phase, and those of the way to the first one."""
    return {READY: motion.lead_in, **motion.phases} if motion.lead_in else motion.phases


def _named(phase: str) -> str | None:
    return None if phase == READY else phase


def check(motion: Motion, side: str | None = "left") -> list[Finding]:
    """All failed checks of a motion, each body part or joint once, at its worst sample."""
    cycle = sample_motion(motion, side)
    samples = [*sample_lead_in(motion, side), *cycle]
    found = [
        *check_reach(samples),
        *check_lengths(samples),
        *check_joints(motion),
        *check_sinking(motion, samples),
        *check_contacts(motion, side),
        *check_overlap(samples),
        *([] if motion.spec.one_way else check_closed(cycle)),
        *check_jumps(sample_motion(motion, side, SAMPLES * len(motion.phases))),
    ]
    return found if side != "right" else [*found, *check_mirror(motion)]


def _worst(check: str, rows: list[tuple[str, str, float]], text: str) -> list[Finding]:
    """One finding for each subject, at its worst sample."""
    best: dict[str, tuple[str, float]] = {}
    for subject, where, amount in rows:
        if subject not in best or abs(amount) > abs(best[subject][1]):
            best[subject] = (where, amount)
    return [
        Finding(check, where, text.format(subject=subject, amount=amount)) for subject, (where, amount) in best.items()
    ]


def check_reach(samples: list[Sample]) -> list[Finding]:
    """Hands and feet reach the positions in the file."""
    rows = [(LIMBS[k], m.where, gap * 100) for m in samples for k, gap in enumerate(m.pose.short) if gap > 0.005]
    return _worst("reach", rows, "{subject} misses its target by {amount:.1f} cm; move the target or the pelvis nearer")


def check_lengths(samples: list[Sample]) -> list[Finding]:
    """No bone stretches by more than 1 %."""
    rows = []
    for m in samples:
        o = m.pose.origins
        for k in range(4):
            for a, b, true in ((ROOT[k], MIDDLE[k], LENGTHS[k][0]), (MIDDLE[k], END[k], LENGTHS[k][1])):
                size = float(np.linalg.norm(o[a] - o[b]))
                if abs(size - true) > STRETCH * true:
                    rows.append((f"bone {a}", m.where, (size / true - 1) * 100))
    return _worst(
        "length", rows, "{subject} is stretched by {amount:.1f} %; a planted knee is not one thigh from its hip"
    )


def check_joints(motion: Motion) -> list[Finding]:
    """Joints stay within human ranges of motion."""
    rows = []
    for phase, transitions in _ways(motion).items():
        for transition in transitions:
            for t in np.linspace(0, 1, max(2, SAMPLES // len(motion.phases) // len(transitions))):
                stance = mix(transition.a, transition.b, float(t))
                now = pose(
                    motion,
                    "left",
                    _named(phase),
                    _undo(motion, transition.start + float(t) * (transition.end - transition.start)),
                )
                rows += [(f"{name} at {value:.0f} degrees (limit {limit:.0f})", f"{phase} {t:.2f}", value - limit)
                         for name, value, limit in outside(joint_angles(now, stance.angles))]  # fmt: skip
    merged: dict[str, tuple[str, str, float]] = {}
    for subject, where, amount in rows:
        name = subject.split(" at ")[0]
        if name not in merged or abs(amount) > abs(merged[name][2]):
            merged[name] = (subject, where, amount)
    return _worst("joint", list(merged.values()), "{subject} is out of range")


def _undo(motion: Motion, way: float) -> float:
    """The progress whose eased value is `way` (inverse of `ease`, by bisection)."""
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if ease(middle, motion.spec.easing) < way else (low, middle)
    return (low + high) / 2


def _lowest(centres: Array, axes: Array) -> Array:
    return np.asarray(centres[:, 2] - np.sqrt((axes[:, 2] ** 2).sum(1)))


def check_sinking(motion: Motion, samples: list[Sample]) -> list[Finding]:
    """Nothing sinks more than 1 cm into the floor or 2 cm into a prop (soft props give way further)."""
    floor, props = [], []
    for m in samples:
        centres, axes = ellipsoids(m.pose)
        low = _lowest(centres, axes)
        floor += [(CHAIN_NAMES[BEAD_CHAIN[k]], m.where, -low[k] * 100) for k in np.flatnonzero(low < -FLOOR)]
        for number, prop in enumerate(motion.props):
            moved = m.pose.props[number] if len(m.pose.props) else None
            for solid in prop_solids(prop, moved * (1, -1 if m.pose.mirror else 1, 1) if moved is not None else None):
                flip = (1, -1, 1) if m.pose.mirror else (1, 1, 1)
                deep = _into(
                    solid.distance(centres * flip), solid.distance, centres * flip, axes * np.array(flip)[:, None]
                )
                bad = np.flatnonzero(deep > PROP + solid.soft)
                props += [(f"{CHAIN_NAMES[BEAD_CHAIN[k]]} in the {prop.kind}", m.where, deep[k] * 100) for k in bad]
    return [*_worst("floor", floor, "{subject} is {amount:.1f} cm below the floor"),
            *_worst("prop", props, "{subject} by {amount:.1f} cm")]  # fmt: skip


def _into(distance: Array, measure: object, centres: Array, axes: Array) -> Array:
    """(n,) how deep each ellipsoid is in a solid: its extent towards the solid minus its centre's distance."""
    assert callable(measure)
    step = 1e-4
    slope = np.column_stack([(measure(centres + np.eye(3)[i] * step) - distance) / step for i in range(3)])
    reach = np.sqrt((np.einsum("nij,ni->nj", axes, slope) ** 2).sum(1))
    return np.asarray(reach - distance)


def check_contacts(motion: Motion, side: str | None = "left") -> list[Finding]:
    """Limbs and landmarks that bear weight stay within 1 cm of their place; landmarks also touch something."""
    slips, loose = [], []
    for phase, transitions in _ways(motion).items():
        for transition in transitions:
            ends = [_undo(motion, transition.start + 1e-6), _undo(motion, transition.end)]
            samples = [
                Sample(phase, float(s), pose(motion, side, _named(phase), float(s)))
                for s in np.linspace(ends[0], ends[1], 12)
            ]
            for k in range(4):
                if transition.bearing[k]:
                    slips += _slips(LIMBS[k], samples, _bearing_points(samples, k ^ (side == "right")))
            for name in transition.contacts:
                bone, place = landmark(twin(name) if side == "right" else name)
                spots = [m.pose.point(bone, place) for m in samples]
                slips += _slips(name, samples, spots)
                gaps = [_gap(motion, m.pose, spot) for m, spot in zip(samples, spots, strict=True)]
                loose += [(name, m.where, gap * 100) for m, gap in zip(samples, gaps, strict=True) if gap > TOUCH]
    return [*_worst("contact", slips, "{subject} slides by {amount:.1f} cm while it bears weight"),
            *_worst("contact", loose, "{subject} touches nothing; it is {amount:.1f} cm away")]  # fmt: skip


def _bearing_points(samples: list[Sample], limb: int) -> list[Array]:
    """The supporting points of a limb: palm, ankle, or the knee if it stays near the floor throughout."""
    if limb < 2:
        return [m.pose.point(HAND[limb], np.array((0.0, 0.0, -0.07))) for m in samples]
    knees = [m.pose.origins[SHIN[limb - 2]] for m in samples]
    return knees if all(knee[2] < 0.09 for knee in knees) else [m.pose.origins[FOOT[limb - 2]] for m in samples]


def _slips(subject: str, samples: list[Sample], spots: list[Array]) -> list[tuple[str, str, float]]:
    far = [float(np.linalg.norm(spot - spots[0])) for spot in spots]
    return [(subject, m.where, gap * 100) for m, gap in zip(samples, far, strict=True) if gap > SLIDE]


def _gap(motion: Motion, now: Pose, spot: Array) -> float:
    """Metres from a spot to the floor, the nearest prop, or the nearest hand, forearm or thigh."""
    flip = np.array((1.0, -1.0 if now.mirror else 1.0, 1.0))
    gaps = [float(spot[2])]
    for number, prop in enumerate(motion.props):
        moved = now.props[number] * flip if len(now.props) else None
        gaps += [abs(float(solid.distance((spot * flip)[None])[0])) for solid in prop_solids(prop, moved)]
    centres, axes = ellipsoids(now)
    near = [k for k, name in enumerate(CHAIN_NAMES) if name.endswith(("hand", "forearm", "thigh"))]
    own = np.isin(BEAD_CHAIN, near)
    skin = np.linalg.norm(centres[own] - spot, axis=1) - np.sqrt((axes[own] ** 2).sum((1, 2)) / 3)
    return min(*gaps, float(skin.min()))


_PARTS = {"hips": "trunk", "belly": "trunk", "head": "head", "upper_arm": "arm", "forearm": "forearm", "hand": "hand",
          "thigh": "thigh", "shin": "shin", "foot": "foot"}  # fmt: skip
_NEXT = {
    ("thigh", "shin"),
    ("shin", "foot"),
    ("arm", "forearm"),
    ("forearm", "hand"),
    ("trunk", "thigh"),
    ("trunk", "arm"),
    ("trunk", "head"),
    ("arm", "head"),
    ("hand", "hand"),
}


def _solid_parts() -> list[tuple[str, str, NDArray[np.intp]]]:
    """Side, part and bead numbers of every chain that must not pass through the others."""
    parts = []
    for k, name in enumerate(CHAIN_NAMES):
        side, _, chain = name.rpartition("-")
        if chain in _PARTS:
            beads = np.flatnonzero(k == BEAD_CHAIN)
            parts.append((side, _PARTS[chain], beads[1:] if chain == "thigh" else beads))
    return parts


_CHECKED_PARTS = _solid_parts()


def check_overlap(samples: list[Sample]) -> list[Finding]:
    """Trunk and limbs do not overlap by more than 3 cm; parts that share a joint are not compared."""
    rows = []
    for m in samples:
        centres, axes = ellipsoids(m.pose)
        deep = _overlaps(centres, axes)
        for i, (side, part, beads) in enumerate(_CHECKED_PARTS):
            for other, kind, others in _CHECKED_PARTS[i + 1 :]:
                joined = part == kind == "trunk" or (part, kind) in _NEXT or (kind, part) in _NEXT
                if joined and (side == other or not side or not other or part == "hand"):
                    continue
                worst = float(deep[np.ix_(beads, others)].max())
                if worst > OVERLAP:
                    rows.append((f"{side} {part} and {other} {kind}".strip(), m.where, worst * 100))
    return _worst("overlap", rows, "{subject} pass through each other by {amount:.1f} cm")


def _overlaps(centres: Array, axes: Array) -> Array:
    """(n,n) how far each pair of ellipsoids overlaps along the line between their centres, metres."""
    line = centres[:, None] - centres[None]
    size = np.sqrt((line**2).sum(-1))
    aim = line / np.maximum(size, 1e-6)[..., None]
    own = np.sqrt((np.einsum("nij,nmi->nmj", axes, aim) ** 2).sum(-1))
    return np.asarray(own + own.T - size)


def check_jumps(samples: list[Sample]) -> list[Finding]:
    """No joint jumps by more than 8 cm between neighbouring samples, 60 to a phase."""
    rows = []
    for a, b in pairwise(samples):
        far = np.sqrt(((a.pose.origins - b.pose.origins) ** 2).sum(1))
        rows += [(f"bone {k}", b.where, far[k] * 100) for k in np.flatnonzero(far > JUMP)]
    return _worst("jump", rows, "{subject} jumps by {amount:.1f} cm")


def check_closed(samples: list[Sample]) -> list[Finding]:
    """The last phase ends where the first begins."""
    gap = np.sqrt(((samples[0].pose.origins - samples[-1].pose.origins) ** 2).sum(1)).max()
    return (
        [Finding("closed", samples[-1].where, f"the end is {gap * 100:.1f} cm from the start")] if gap > CLOSE else []
    )


def check_mirror(motion: Motion) -> list[Finding]:
    """The right side is the mirror image of the left."""
    flip, found = np.array((1.0, -1.0, 1.0)), []
    for left, right in zip(sample_motion(motion, "left", 12), sample_motion(motion, "right", 12), strict=True):
        back = right.pose.mirrored()
        if not np.array_equal(back.origins, left.pose.origins) or not np.allclose(
            right.pose.origins[0] * flip, left.pose.origins[0]
        ):
            found.append(Finding("mirror", left.where, "the right side is not the mirror of the left"))
    return found
