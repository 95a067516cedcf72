"""Makes what is going on last longer: what "10 seconds more" does to a timeline."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from backcoach.catalog.types import HOLDS
from backcoach.session.segment import Segment


def with_more_time(segments: Sequence[Segment], index: int, seconds: float) -> list[Segment]:
    """The segments with more of what the segment at `index` is part of; their `start_s` are not updated.

    If something repeats, whole repetitions are added: the number that comes closest to `seconds`, at least one.
    Otherwise one segment lasts `seconds` longer: this one, or the hold that this movement leads into.
    """
    index = _segment_to_extend(segments, index)
    run = _run_around(segments, index)
    cycle = _last_cycle(segments, run, index)
    if cycle:
        inside = _repeated(segments[run.start : run.stop], cycle, seconds)
        return [*segments[: run.start], *inside, *segments[run.stop :]]
    longer = replace(segments[index], duration_s=segments[index].duration_s + seconds)
    return [*segments[:index], longer, *segments[index + 1 :]]


def _segment_to_extend(segments: Sequence[Segment], index: int) -> int:
    """The index of the hold or counted repetition that a movement leads into; `index` itself if there is none."""

    def doing(i: int) -> tuple[object, ...]:
        return segments[i].step, segments[i].kind, segments[i].side

    ahead = takewhile(lambda i: doing(i) == doing(index), range(index, len(segments)))
    return next((i for i in ahead if segments[i].repetition or segments[i].phase in HOLDS), index)


def _run_around(segments: Sequence[Segment], index: int) -> range:
    """The indices around `index` that belong together: one count from 1 up, or one stretch of uncounted work."""

    def continues(i: int) -> bool:
        a, b = segments[i - 1], segments[i]
        same = (a.step, a.kind, a.repetitions) == (b.step, b.kind, b.repetitions)
        return same and (a.repetition or 0) <= (b.repetition or 0)

    first, end = index, index + 1
    while first > 0 and continues(first):
        first -= 1
    while end < len(segments) and continues(end):
        end += 1
    return range(first, end)


def _last_cycle(segments: Sequence[Segment], run: range, index: int) -> list[Segment]:
    """The last repetition of a run; empty if nothing repeats in it."""
    here = segments[index]
    inside = [segments[i] for i in run]
    if here.repetition:
        return [segment for segment in inside if segment.repetition == here.repetitions]
    same = [i for i, segment in enumerate(inside) if (segment.phase, segment.side) == (here.phase, here.side)]
    return inside[same[0] - same[1] :] if len(same) > 1 else []


def _repeated(run: Sequence[Segment], cycle: Sequence[Segment], seconds: float) -> list[Segment]:
    """The run followed by enough copies of its last cycle to fill `seconds`, with all repetitions renumbered."""
    more = max(1, round(seconds / sum(segment.duration_s for segment in cycle)))

    def renumbered(segment: Segment, k: int) -> Segment:
        if segment.repetition is None or segment.repetitions is None:
            return segment
        return replace(segment, repetition=segment.repetition + k, repetitions=segment.repetitions + more)

    added = [renumbered(segment, k) for k in range(1, more + 1) for segment in cycle]
    return [*(renumbered(segment, 0) for segment in run), *added]
