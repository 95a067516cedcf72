"""Which pose the figure shows at a moment of a session; pure functions."""

from math import floor

import msgspec

from backcoach.catalog.types import HOLDS, Exercise, Limb, PhaseName
from backcoach.session import Moment, Segment, Side

_OTHER: dict[Limb, Limb] = {
    "left-arm": "right-arm", "right-arm": "left-arm", "left-leg": "right-leg", "right-leg": "left-leg",
}  # fmt: skip
PICTURES_A_SECOND = 30
"""The figure moves slowly, so half of the frames look as smooth at half the cost."""


class SessionPose(msgspec.Struct, frozen=True):
    """A pose to show: `phase` None is the starting pose; `breath` is the lungs' filling (0 to 1, None: by the motion).

    With `overview` the key poses of the whole movement are shown, because the progress is not known.
    """

    side: Side | None
    phase: PhaseName | None
    progress: float = 0.0
    breath: float | None = None
    overview: bool = False


def limbs_of(works: tuple[Limb, ...], side: Side | None) -> tuple[Limb, ...]:
    """The limbs that work on a side, from those that do on the left one; none where no side is meant."""
    if side is None:
        return ()
    return works if side == "left" else tuple(_OTHER[limb] for limb in works)


def shown_at(moment: Moment, exercise: Exercise) -> SessionPose:
    """What the figure shows at a moment of an exercise."""
    segment = moment.segment
    elapsed_s = floor(moment.elapsed_s * PICTURES_A_SECOND) / PICTURES_A_SECOND
    if segment.kind != "work":
        return SessionPose(segment.side, None)
    if segment.phase is None:
        return SessionPose(segment.side, None, overview=True)
    progress = min(1.0, elapsed_s / segment.duration_s)
    return SessionPose(segment.side, segment.phase, progress, _breath(segment, exercise))


def _breath(segment: Segment, exercise: Exercise) -> float | None:
    """How full the lungs are: full in a hold counted in breaths, else None. In a hold the figure stands still."""
    full = not exercise.breath_led and segment.phase in HOLDS and segment.of_breaths
    return 1.0 if full else None
