"""Which pose the figure shows at a moment of a session; pure functions."""

from collections.abc import Iterable, Iterator
from math import floor

import msgspec

from backcoach.catalog.types import HOLDS, Exercise, Limb, PhaseName
from backcoach.session import Moment, Segment, Side

_OTHER: dict[Limb, Limb] = {
    "left-arm": "right-arm", "right-arm": "left-arm", "left-leg": "right-leg", "right-leg": "left-leg",
}  # fmt: skip
PICTURES_A_SECOND = 30
"""The figure moves slowly, so half of the frames look as smooth at half the cost."""

LEAD_IN_S = 1.0
"""The last seconds before the work, in which the figure goes from the pose to take up to where the movement begins."""


class SessionPose(msgspec.Struct, frozen=True):
    """A pose to show; `breath` is the lungs' filling (0 to 1, None: by the motion).

    `phase` None is the pose to take up, and `progress` then the way from it to where the movement begins. With
    `overview` the key poses of the whole movement are shown, because the progress is not known. `scale` is the share of
    the movement that the user's cautions allow.
    """

    side: Side | None
    phase: PhaseName | None
    progress: float = 0.0
    breath: float | None = None
    overview: bool = False
    scale: float = 1.0


def limbs_of(works: tuple[Limb, ...], side: Side | None) -> tuple[Limb, ...]:
    """The limbs that work on a side, from those that do on the left one; none where no side is meant."""
    if side is None:
        return ()
    return works if side == "left" else tuple(_OTHER[limb] for limb in works)


def picture_at(moment: Moment) -> int:
    """The number of the picture that the figure shows at a moment, counted from the start of its segment."""
    return floor(moment.elapsed_s * PICTURES_A_SECOND)


def shown_at(moment: Moment, exercise: Exercise) -> SessionPose:
    """What the figure shows at a moment of an exercise."""
    return _picture(moment.segment, picture_at(moment), exercise)


def movement(segments: Iterable[Segment], exercise: Exercise) -> Iterator[SessionPose]:
    """What the figure shows in the work among some segments, picture by picture; repetitions only once."""
    seen: set[tuple[object, ...]] = set()
    for segment in segments:
        kind = (segment.side, segment.phase, segment.duration_s, segment.range_percent)
        if segment.kind == "work" and segment.phase is not None and kind not in seen:
            seen.add(kind)
            last = 0 if segment.phase in HOLDS else floor(segment.duration_s * PICTURES_A_SECOND)
            yield from (_picture(segment, number, exercise) for number in range(last + 1))


def _picture(segment: Segment, number: int, exercise: Exercise) -> SessionPose:
    elapsed_s = number / PICTURES_A_SECOND
    scale = segment.range_percent / 100
    if segment.kind != "work":
        left_s = segment.duration_s - elapsed_s
        lead_in = 0.0 if segment.kind == "rest" else max(0.0, 1 - left_s / LEAD_IN_S)
        return SessionPose(segment.side, None, lead_in, scale=scale)
    if segment.phase is None:
        return SessionPose(segment.side, None, overview=True, scale=scale)
    progress = min(1.0, elapsed_s / segment.duration_s)
    return SessionPose(segment.side, segment.phase, progress, _breath(segment, exercise), scale=scale)


def _breath(segment: Segment, exercise: Exercise) -> float | None:
    """How full the lungs are: full in a hold counted in breaths, else None. In a hold the figure stands still."""
    full = not exercise.breath_led and segment.phase in HOLDS and segment.of_breaths
    return 1.0 if full else None
