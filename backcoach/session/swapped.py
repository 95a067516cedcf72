"""Puts another exercise in the place of one in a timeline that is being played: what is over stays as it was."""

from collections.abc import Iterator

from msgspec.structs import replace

from backcoach.session.segment import Segment, abutting
from backcoach.session.timeline import Step, Timeline


def swapped(timeline: Timeline, first: int, item: int, other: Timeline, *, cut_short: bool = False) -> Timeline:
    """The timeline with one set of `other` for each set that is left of `item`, from the step `first` on.

    `cut_short` says that the step before `first` was not done to its end: its set counts as left, too.
    """
    return _Swap(timeline, first, item, other).timeline(cut_short=cut_short)


class _Swap:
    def __init__(self, timeline: Timeline, first: int, item: int, other: Timeline) -> None:
        self._old = timeline
        self._first = first
        self._item = item
        self._other = other
        self._steps: list[Step] = list(timeline.steps[:first])
        self._segments: list[Segment] = [one for one in timeline.segments if one.step < first]

    def timeline(self, *, cut_short: bool) -> Timeline:
        placed = set()
        if cut_short:
            placed.add(self._old.steps[self._first - 1].set)
            self._put_other(self._old.steps[self._first - 1], ())
        for index in range(self._first, len(self._old.steps)):
            step = self._old.steps[index]
            if step.item != self._item:
                self._keep(index, step)
            elif step.set not in placed:
                placed.add(step.set)
                self._put_other(step, self._rests(index))
        return Timeline(self._old.id, abutting(self._segments), tuple(self._steps))

    def _rests(self, index: int) -> Iterator[Segment]:
        """The rest before a step."""
        return (one for one in self._old.segments if one.step == index and one.kind == "rest")

    def _keep(self, index: int, step: Step) -> None:
        place = len(self._steps)
        self._steps.append(step)
        self._segments += [replace(one, step=place) for one in self._old.segments if one.step == index]

    def _put_other(self, step: Step, rests: Iterator[Segment] | tuple[()]) -> None:
        """One set of the other exercise, with the number of the set that it replaces."""
        place, name = len(self._steps), self._other.steps[0].exercise
        self._segments += [replace(one, step=place, exercise=name, side=self._other.steps[0].side) for one in rests]
        for one in self._other.segments:
            self._segments.append(replace(one, step=place + one.step, set=step.set, sets=step.sets))
        self._steps += [replace(one, item=self._item, set=step.set, sets=step.sets) for one in self._other.steps]
