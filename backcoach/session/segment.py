"""One stretch of a timeline."""

from itertools import accumulate
from typing import Literal

import msgspec

from backcoach.catalog.types import PhaseName

SegmentKind = Literal["get_ready", "work", "switch_side", "rest"]
Side = Literal["left", "right"]


class Segment(msgspec.Struct, frozen=True):
    """A stretch of time in which one thing happens; `start_s` counts from the start of the timeline.

    `step` is the index in `Timeline.steps` of the step that it belongs to or leads up to. `repetition` counts from 1
    and is None if nothing is counted. With `waits` it holds all `repetitions`, ends when the user says so, and
    `duration_s` is an estimate.
    """

    start_s: float
    duration_s: float
    kind: SegmentKind
    exercise: str
    set: int
    sets: int
    step: int
    side: Side | None = None
    repetition: int | None = None
    repetitions: int | None = None
    phase: PhaseName | None = None
    waits: bool = False
    of_breaths: bool = False
    """Whether `repetition` counts breaths, of the exercise or of its hold."""
    range_percent: int = 100
    """How much of the movement the user's cautions allow."""
    say: str = ""
    """What to do during a rest that is there because of the user's cautions."""

    @property
    def end_s(self) -> float:
        """Where the next segment starts."""
        return self.start_s + self.duration_s


def abutting(segments: list[Segment]) -> tuple[Segment, ...]:
    """The segments with new starts: the first at 0, each other where the one before it ends."""
    starts = accumulate((segment.duration_s for segment in segments), initial=0.0)
    return tuple(
        msgspec.structs.replace(segment, start_s=start) for segment, start in zip(segments, starts, strict=False)
    )
