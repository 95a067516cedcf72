"""Follows a cue script like somebody who sees nothing, and notes what was not said before it was needed."""

from collections.abc import Iterator

from backcoach.catalog import Exercise
from backcoach.catalog.types import HOLDS
from backcoach.cues import Script, SpeechWording
from backcoach.cues.announcements import StepSegments, segments_by_step
from backcoach.cues.spoken import Spoken
from backcoach.phrases import Phrases
from backcoach.session import Segment, Timeline

HEARD_IN_S = 1.5
"""Something is heard at most so many seconds after the work is over; the closing words come after 1.1."""
NAMED_FROM_S = 1.1
"""A shorter phase leaves no time for a word after its tone."""


class Blindfolded:
    """A listener who knows only what has been said so far, and which tones mean what."""

    def __init__(self, timeline: Timeline, script: Script, wording: SpeechWording) -> None:
        self._timeline = timeline
        self._script = script
        self._wording = wording
        self._phrases = Phrases(wording.words)
        self._spoken = Spoken(wording.words)
        self._steps = segments_by_step(timeline)

    def missed(self, *, brief: bool = False) -> list[str]:
        """Everything that was needed and had not been said, as "exercise, set, side: what"."""
        found = []
        for step in self._steps:
            needs = (*self._place(step), *(() if brief else self._task(step)), *self._course(step))
            where = f"{step.step.exercise}, set {step.step.set}, {step.step.side or 'both'}"
            found += [f"{where}: {need}" for need in needs]
        return found

    def _said(self, since: float, until: float) -> str:
        """All that was said from one time to another, in small letters."""
        return " ".join(cue.text for cue in self._script.speech if since <= cue.at_s <= until).lower()

    def _exercise(self, step: StepSegments) -> Exercise:
        return self._wording.exercise(step.step)

    def _is_new(self, step: StepSegments) -> bool:
        """Whether the exercise has not come before."""
        return all(other.step.item != step.step.item for other in self._steps[: step.step_index])

    def _place(self, step: StepSegments) -> Iterator[str]:
        """Which exercise it is, how to lie or stand, and what the side means; said since the step began."""
        heard = self._said(step.start_s, step.work[0].start_s)
        exercise = self._exercise(step)
        before = self._steps[step.step_index - 1] if step.step_index else None
        changes = before is None or before.step.item != step.step.item
        if changes and exercise.name.lower() not in heard:
            yield "which exercise"
        position = self._phrases.position(exercise.position)
        if changes and (before is None or self._exercise(before).position != exercise.position):
            on_side = exercise.position == "side-lying" and exercise.side_phrase is not None
            if position.lower() not in heard and not on_side:
                yield "which position"
        if step.step.side and self._phrases.side(exercise, step.step.side).lower() not in heard:
            yield "which side"
        if exercise.sides == "alternate" and self._wording.side(step.step).lower() not in heard:
            yield "that the sides alternate"

    def _task(self, step: StepSegments) -> Iterator[str]:
        """What to fetch, how much, how, how far and how to pause; said before the work of a new exercise."""
        exercise = self._exercise(step)
        if not self._is_new(step):
            return
        start = step.work[0].start_s
        heard, ever = self._said(step.start_s, start), self._said(0.0, start)
        yield from (f"to fetch {name}" for name in step.step.things if name.lower() not in ever)
        if not any(amount.lower() in heard for amount in self._amounts(step)):
            yield "how much"
        if exercise.cue.lower() not in self._said(step.start_s, self._first_done(step)):
            yield "how: the cue"
        if self._wording.first_words().lower() not in ever:
            yield "how far, and how to pause"

    def _amounts(self, step: StepSegments) -> list[str]:
        """The ways in which the dose may have been said: a count, or a length of time."""
        count = next((segment.repetitions for segment in step.work if segment.repetitions), None)
        if count:
            return [self._spoken.repetitions(count), self._spoken.breaths(count), self._spoken.times(count)]
        held = [segment.duration_s for segment in step.work if segment.phase in HOLDS]
        whole = sum(segment.duration_s for segment in step.work)
        return [self._spoken.duration(seconds) for seconds in (*held, whole)]

    def _first_done(self, step: StepSegments) -> float:
        """When the first repetition ends."""
        first = [segment for segment in step.work if (segment.repetition or 1) == 1]
        return first[-1].end_s

    def _course(self, step: StepSegments) -> Iterator[str]:
        """When it is over, and how to end a set that waits."""
        work = step.work
        counted = next((segment for segment in work if segment.repetitions), work[0])
        count = counted.repetitions or 0
        heard = self._said(work[0].start_s, work[-1].end_s)
        if work[0].waits:
            if self._wording.own_pace().lower() not in heard:
                yield "how to end the set"
        elif count > 1 and self._wording.last_one(counted).lower() not in heard:
            yield "that it is the last one"
        if not self._ends_audibly(step):
            yield "that it is over"

    def _ends_audibly(self, step: StepSegments) -> bool:
        """Whether something is heard as soon as the work is over: a tone, or words."""
        end = step.work[-1].end_s
        return any(end - 1e-6 <= cue.at_s <= end + HEARD_IN_S for cue in self._script.cues)

    def unnamed(self) -> list[str]:
        """Phases that came for the first time in an exercise and had no word, though there was time for one."""
        found = []
        for step in filter(self._is_new, self._steps):
            seen: set[str | None] = set()
            for segment in step.work:
                if segment.phase not in seen and not self._is_named(segment):
                    found.append(f"{segment.exercise}: {segment.phase}")
                seen.add(segment.phase)
        return found

    def _is_named(self, segment: Segment) -> bool:
        """Whether something is said in the phase, or it is too short for any word."""
        starts = [cue.at_s for cue in self._script.speech]
        return segment.duration_s < NAMED_FROM_S or any(segment.start_s <= at < segment.end_s for at in starts)
