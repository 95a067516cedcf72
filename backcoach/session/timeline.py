"""When everything in a routine happens: segments without gaps, and the moment at any time."""

from bisect import bisect_right
from functools import cached_property

import msgspec
from msgspec.structs import replace

from backcoach.catalog.types import Break
from backcoach.session.more_time import with_more_time
from backcoach.session.segment import Segment, Side, abutting


class Step(msgspec.Struct, frozen=True):
    """One set of an exercise on one side, with rest and getting ready before it; `item` indexes `Routine.items`.

    `things` names what to fetch for it; `say` is what the user's cautions say about the exercise.
    """

    item: int
    exercise: str
    set: int
    sets: int
    side: Side | None
    alternates: bool = False
    """Whether the sides change within the set."""
    note: str = ""
    """What the routine says about the exercise."""
    note_language: str = ""
    """The language of that note; empty for the program's language."""
    things: tuple[str, ...] = ()
    say: str = ""
    """What the user's cautions say about it."""


class Moment(msgspec.Struct, frozen=True):
    """Everything there is to see or hear at `t` seconds from the start of the timeline."""

    t: float
    segment: Segment
    elapsed_s: float
    remaining_s: float
    left_s: float
    """Seconds to the end of the timeline."""

    @property
    def progress(self) -> float:
        """How much of the segment has passed, 0 to 1."""
        return self.elapsed_s / self.segment.duration_s


class Timeline(msgspec.Struct, frozen=True, dict=True):
    """A whole routine: at least one segment; the first starts at 0, each other where the one before it ends.

    `breaks` are those that the user's cautions ask for.
    """

    id: str
    segments: tuple[Segment, ...]
    steps: tuple[Step, ...]
    breaks: tuple[Break, ...] = ()

    @property
    def duration_s(self) -> float:
        """Seconds from the start to the end of the last segment."""
        return self.segments[-1].end_s

    @cached_property
    def _starts(self) -> list[float]:
        return [segment.start_s for segment in self.segments]

    @cached_property
    def _ends(self) -> dict[int, float]:
        return {segment.step: segment.end_s for segment in self.segments}

    def index_at(self, t: float) -> int:
        """The index of the segment that contains `t`; 0 before the start, the last index after the end."""
        return max(0, bisect_right(self._starts, t) - 1)

    def at(self, t: float) -> Moment:
        """The moment at `t`; the first or last one for a time outside the timeline."""
        t = min(max(0.0, t), self.duration_s)  # in this order, NaN becomes 0
        segment = self.segments[self.index_at(t)]
        elapsed = min(t - segment.start_s, segment.duration_s)
        return Moment(t, segment, elapsed, segment.end_s - t, self.duration_s - t)

    def start_of(self, step: int) -> float:
        """Seconds at which a step begins, with the rest or getting ready before its work."""
        return next(segment.start_s for segment in self.segments if segment.step == step)

    def work_start_of(self, step: int) -> float:
        """Seconds at which the work of a step begins."""
        return next(segment.start_s for segment in self.segments if segment.step == step and segment.kind == "work")

    def end_of(self, step: int) -> float:
        """Seconds at which a step ends."""
        return self._ends[step]

    def extended(self, t: float, seconds: float) -> "Timeline":
        """The timeline with more of what happens at `t`; nothing before `t` changes.

        If repetitions are counted, whole ones are added: the number closest to `seconds`, at least one. Anything else
        lasts `seconds` longer.
        """
        return replace(self, segments=abutting(with_more_time(self.segments, self.index_at(t), seconds)))
