"""Breaks that the user's cautions ask for: only so many seconds on the back, or on the knees, at a time."""

from collections.abc import Callable
from itertools import groupby

from msgspec.structs import replace

from backcoach.catalog.types import Break, Position
from backcoach.session.dose import ChosenDose
from backcoach.session.segment import Segment, abutting
from backcoach.session.timeline import Timeline

_SMALLER = ("repetitions", "breaths", "hold_breaths", "time_s", "hold_s")
"""What is made smaller, in this order."""


def with_breaks(timeline: Timeline, position_of: Callable[[str], Position]) -> Timeline:
    """The timeline with each break of it that is due; what has its breaks already stays as it is.

    A stay in a position is counted from its first work to the end of its last one, with all that is between.
    """
    if not timeline.breaks:
        return timeline
    stays = dict.fromkeys(range(len(timeline.breaks)), 0.0)
    segments: list[Segment] = []
    for _, group in groupby(timeline.segments, key=lambda segment: segment.step):
        step = list(group)
        due = _due(timeline, stays, step, position_of(step[0].exercise))
        segments += [_break(step[0], due), *step] if due else step
    return replace(timeline, segments=abutting(segments))


def _due(timeline: Timeline, stays: dict[int, float], step: list[Segment], position: Position) -> Break | None:
    """The break that is due before a step, if any; `stays` has the seconds of each stay so far, and is counted on."""
    work_s = sum(segment.duration_s for segment in step if segment.kind == "work")
    before_s = sum(segment.duration_s for segment in step) - work_s
    has_one = any(segment.say for segment in step)

    def is_over(place: int) -> bool:
        too_long = stays[place] + before_s + work_s > timeline.breaks[place].most_s
        return position in timeline.breaks[place].positions and stays[place] > 0 and too_long

    due = None if has_one else next((timeline.breaks[place] for place in stays if is_over(place)), None)
    for place, one in enumerate(timeline.breaks):
        anew = due or has_one or not stays[place]
        counted = work_s if anew else stays[place] + before_s + work_s
        stays[place] = counted if position in one.positions else 0.0
    return due


def _break(first: Segment, due: Break) -> Segment:
    """A rest before a step."""
    return replace(first, duration_s=float(due.break_s), kind="rest", side=None, say=due.say)


def smaller(dose: ChosenDose) -> ChosenDose | None:
    """The next smaller dose: one repetition, breath or second less; None if it is the smallest."""
    key = next((key for key in _SMALLER if (getattr(dose, key) or 0) > 1), None)
    return replace(dose, **{key: getattr(dose, key) - 1}) if key else None
