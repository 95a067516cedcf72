"""More of what is going on: what "+10 s" does to a timeline."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from backcoach.catalog.types import HOLDS
from backcoach.session.segment import Segment


def with_more_time(segments: Sequence[Segment], index: int, seconds: float) -> list[Segment]:
    """The segments with more of what the one at `index` is part of; their starts are those of the old timeline.

    Where something repeats it gets as many more repetitions, at least one, as fill the seconds best. Else one segment
    lasts that much longer: a hold when this is the movement into it.
    """
    index = _lasting(segments, index)
    stretch = _stretch(segments, index)
    cycle = _last_cycle(segments, stretch, index)
    if cycle:
        inside = _repeated(segments[stretch.start : stretch.stop], cycle, seconds)
        return [*segments[: stretch.start], *inside, *segments[stretch.stop :]]
    longer = replace(segments[index], duration_s=segments[index].duration_s + seconds)
    return [*segments[:index], longer, *segments[index + 1 :]]


def _lasting(segments: Sequence[Segment], index: int) -> int:
    """The place of the hold or count that a movement leads to; where there is none, `index` itself."""

    def doing(i: int) -> tuple[object, ...]:
        return segments[i].step, segments[i].kind, segments[i].side

    ahead = takewhile(lambda i: doing(i) == doing(index), range(index, len(segments)))
    return next((i for i in ahead if segments[i].repetition or segments[i].phase in HOLDS), index)


def _stretch(segments: Sequence[Segment], index: int) -> range:
    """The places around `index` where the same goes on: one count upwards, or one piece of work without a count."""

    def goes_on(i: int) -> bool:
        a, b = segments[i - 1], segments[i]
        same = (a.step, a.kind, a.repetitions) == (b.step, b.kind, b.repetitions)
        return same and (a.repetition or 0) <= (b.repetition or 0)

    first, end = index, index + 1
    while first > 0 and goes_on(first):
        first -= 1
    while end < len(segments) and goes_on(end):
        end += 1
    return range(first, end)


def _last_cycle(segments: Sequence[Segment], stretch: range, index: int) -> list[Segment]:
    """The last repetition of a stretch; empty where nothing repeats."""
    here = segments[index]
    inside = [segments[i] for i in stretch]
    if here.repetition:
        return [segment for segment in inside if segment.repetition == here.repetitions]
    same = [i for i, segment in enumerate(inside) if (segment.phase, segment.side) == (here.phase, here.side)]
    return inside[same[0] - same[1] :] if len(same) > 1 else []


def _repeated(stretch: Sequence[Segment], cycle: Sequence[Segment], seconds: float) -> list[Segment]:
    """A stretch with its last cycle so often more that it fills the seconds, and counted anew."""
    more = max(1, round(seconds / sum(segment.duration_s for segment in cycle)))

    def counted(segment: Segment, k: int) -> Segment:
        if segment.repetition is None or segment.repetitions is None:
            return segment
        return replace(segment, repetition=segment.repetition + k, repetitions=segment.repetitions + more)

    again = [counted(segment, k) for k in range(1, more + 1) for segment in cycle]
    return [*(counted(segment, 0) for segment in stretch), *again]
