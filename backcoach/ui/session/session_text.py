"""What the stage says at a moment; free of Qt, so that it can be tested without a window."""

from collections.abc import Callable, Sequence
from math import ceil

import msgspec

from backcoach.catalog import Catalog, Exercise
from backcoach.phrases import Phrases
from backcoach.session import Moment, Segment, Timeline

WAITED_S = 0.001


class SessionLines(msgspec.Struct, frozen=True):
    """Every text on the stage; what does not apply is empty."""

    name: str = ""
    side: str = ""
    counts: tuple[str, ...] = ()
    """Set and repetition."""
    digits: str = ""
    word: str = ""
    cue: str = ""
    coming: str = ""
    left: str = ""


class SessionText:
    """Gives the texts of one timeline, in the words of Phrases; `care` is what cautions say about an exercise."""

    def __init__(
        self, timeline: Timeline, catalog: Catalog, phrases: Phrases,
        care: Callable[[Exercise], Sequence[str]] = lambda _: (),
    ) -> None:  # fmt: skip
        self._timeline = timeline
        self._catalog = catalog
        self._phrases = phrases
        self._care = care

    def text(self, moment: Moment) -> SessionLines:
        """The texts at a moment."""
        segment, phrases = moment.segment, self._phrases
        exercise = self._catalog.exercise(segment.exercise)
        counts = (phrases.set_of(segment), phrases.repetition(segment, exercise))
        return SessionLines(
            name=exercise.name,
            side=phrases.side(exercise, segment.side) if segment.side else "",
            counts=tuple(count for count in counts if count),
            digits=digits(moment),
            word=phrases.action(segment, of_breath=exercise.breath_led),
            cue=self._cue(segment, exercise),
            coming=self._coming(moment),
            left=phrases.left(moment.left_s),
        )

    def _cue(self, segment: Segment, exercise: Exercise) -> str:
        """The cue; while one gets ready, what the user's cautions say comes first."""
        care = self._care(exercise) if segment.kind != "work" else ()
        return " ".join(care) or exercise.cue

    def _coming(self, moment: Moment) -> str:
        """What comes after the current step, and in how many seconds unless the user decides that."""
        segment = moment.segment
        if segment.kind != "work":
            first = self._timeline.at(self._timeline.work_start_of(segment.step)).segment
            return self._phrases.up_next(self._what(first), None)
        following = segment.step + 1
        if following == len(self._timeline.steps):
            return self._phrases.up_next("", None)
        start = self._timeline.start_of(following)
        what = self._what(self._timeline.at(start).segment)
        return (
            self._phrases.up_next_at_own_pace(what)
            if segment.waits
            else self._phrases.up_next(what, ceil(start - moment.t))
        )

    def _what(self, segment: Segment) -> str:
        exercise = self._catalog.exercise(segment.exercise)
        side = self._phrases.side(exercise, segment.side) if segment.side else ""
        parts = [exercise.name if segment.kind != "switch_side" else "", side]
        return " · ".join(part for part in parts if part)


def digits(moment: Moment) -> str:
    """The whole seconds left of the segment, rounded up, as m:ss from 100 on; never 0 while it goes on.

    A set at the user's own pace that has lasted as long as estimated shows an arrow: the user goes on with Next.
    """
    if moment.segment.waits and moment.remaining_s < WAITED_S:
        return "→"
    seconds = max(1, ceil(moment.remaining_s - 1e-6))
    return str(seconds) if seconds < 100 else f"{seconds // 60}:{seconds % 60:02}"
