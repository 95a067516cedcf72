"""What the stage says at a moment; free of Qt, so that it can be tested without a window."""

from collections.abc import Callable, Sequence
from math import ceil

import msgspec

from backcoach.catalog import Catalog, Exercise
from backcoach.phrases import Phrases
from backcoach.session import Moment, Segment, Timeline
from backcoach.session.lesson import setting_up

WAITED_S = 0.001
_GO_ON = "→"
NOTE_FROM_S = 15.0
"""Seconds of the shortest rest that leaves time to read a note."""


class SessionLines(msgspec.Struct, frozen=True):
    """Every text on the stage; what does not apply is empty."""

    name: str = ""
    side: str = ""
    counts: tuple[str, ...] = ()
    """Set and repetition."""
    digits: str = ""
    word: str = ""
    cue: str = ""
    sets_up: bool = False
    """Whether the cue holds the steps that set one up."""
    coming: str = ""
    coming_short: str = ""
    """The same with names only, if there is little room."""
    left: str = ""


class SessionText:
    """Gives the texts of one timeline, in the words of Phrases; `care` is what cautions say about an exercise.

    One of the `notes` is shown in each long rest.
    """

    def __init__(
        self, timeline: Timeline, catalog: Catalog, phrases: Phrases,
        care: Callable[[Exercise], Sequence[str]] = lambda _: (),
        is_smaller: Callable[[str], bool] = lambda _: False,
        notes: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self._timeline = timeline
        self._catalog = catalog
        self._phrases = phrases
        self._care = care
        self._is_smaller = is_smaller
        self._notes = notes

    def text(self, moment: Moment) -> SessionLines:
        """The texts at a moment."""
        segment, phrases = moment.segment, self._phrases
        exercise = self._catalog.exercise(segment.exercise)
        counts = (phrases.set_of(segment), phrases.repetition(segment))
        return SessionLines(
            name=exercise.name,
            side=phrases.side(exercise, segment.side) if segment.side else "",
            counts=tuple(count for count in counts if count),
            digits=phrases.words.pgettext("in reading direction", "→") if digits(moment) == _GO_ON else digits(moment),
            word=phrases.action(segment, of_breath=exercise.breath_led),
            cue=self._cue(segment, exercise),
            sets_up=_sets_up(segment),
            coming=self._coming(moment, self._what),
            coming_short=self._coming(moment, self._name),
            left=phrases.left(moment.left_s),
        )

    def _cue(self, segment: Segment, exercise: Exercise) -> str:
        """The routine's note and the cue; before the first set, the steps that set one up; in a long rest a note.

        What the user's cautions say comes first.
        """
        if segment.say:
            return segment.say
        if self._notes and segment.kind == "rest" and segment.duration_s >= NOTE_FROM_S:
            return self._notes[segment.step % len(self._notes)]
        note = self._timeline.steps[segment.step].note
        if segment.kind == "work":
            return self._phrases.smaller() if self._is_smaller(exercise.id) else _joined(note, exercise.cue)
        care = " ".join(self._care(exercise))
        if _sets_up(segment):
            return "\n".join(filter(None, (care, note, " ".join(setting_up(exercise)))))
        return care or _joined(note, exercise.cue)

    def _coming(self, moment: Moment, named: Callable[[Segment], str]) -> str:
        """What comes after the current step, and in how many seconds unless the user decides that."""
        segment = moment.segment
        if segment.kind != "work":
            first = self._timeline.at(self._timeline.work_start_of(segment.step)).segment
            return self._phrases.up_next(named(first), None)
        following = segment.step + 1
        if following == len(self._timeline.steps):
            return self._phrases.up_next("", None)
        start = self._timeline.start_of(following)
        what = named(self._timeline.at(start).segment)
        return (
            self._phrases.up_next_at_own_pace(what)
            if segment.waits
            else self._phrases.up_next(what, ceil(start - moment.t))
        )

    def _name(self, segment: Segment) -> str:
        """Only the name; if only the side changes, what the side means."""
        return self._what(segment) if segment.kind == "switch_side" else self._catalog.exercise(segment.exercise).name

    def _what(self, segment: Segment) -> str:
        exercise = self._catalog.exercise(segment.exercise)
        side = self._phrases.side(exercise, segment.side) if segment.side else ""
        parts = [exercise.name if segment.kind != "switch_side" else "", side]
        return " · ".join(part for part in parts if part)


def _sets_up(segment: Segment) -> bool:
    """Whether one takes up the position of an exercise for the first time."""
    return segment.kind in ("get_ready", "rest") and segment.set == 1


def digits(moment: Moment) -> str:
    """The whole seconds left of the segment, rounded up, as m:ss from 100 on; never 0 while it goes on.

    A set at the user's own pace that has lasted as long as estimated shows an arrow: the user goes on with Next.
    """
    if moment.segment.waits and moment.remaining_s < WAITED_S:
        return _GO_ON
    seconds = max(1, ceil(moment.remaining_s - 1e-6))
    return str(seconds) if seconds < 100 else f"{seconds // 60}:{seconds % 60:02}"


def _joined(note: str, cue: str) -> str:
    return " · ".join(filter(None, (note, cue)))
