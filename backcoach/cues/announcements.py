"""What is announced before each step, and the time that the announcement needs."""

from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from backcoach.cues.speech_wording import SpeechWording
from backcoach.cues.spoken_english import estimated_speech_s
from backcoach.session import Segment, Step, Timeline
from backcoach.session.breaks import with_breaks
from backcoach.session.segment import abutting
from backcoach.session.settings import SoundSettings, Talk

BEFORE_S, AFTER_S = 0.5, 0.25
"""Seconds kept free before an announcement, for the tone, and after it."""
COUNTDOWN_S = (3.2, 1.0, 0.0)
"""Seconds kept free for the countdown after the words: all of it; if time is short, one tick or none."""


class StepSegments(NamedTuple):
    """One step with the segments before its work, which may be none, and those of its work, at least one.

    `step_index` is the index of the step in `Timeline.steps`.
    """

    step_index: int
    step: Step
    lead_in: list[Segment]
    work: list[Segment]

    @property
    def start_s(self) -> float:
        """Where the step begins, in seconds on the timeline."""
        return (self.lead_in or self.work)[0].start_s

    @property
    def lead_in_s(self) -> float:
        """Seconds before the work."""
        return sum(segment.duration_s for segment in self.lead_in)


def segments_by_step(timeline: Timeline) -> list[StepSegments]:
    """Every step of a timeline with its segments, in order."""
    found = []
    for index, group in groupby(timeline.segments, key=lambda segment: segment.step):
        segments = list(group)
        before = [segment for segment in segments if segment.kind != "work"]
        found.append(StepSegments(index, timeline.steps[index], before, segments[len(before) :]))
    return found


def announcement_variants(
    step: StepSegments, steps: list[StepSegments], wording: SpeechWording, talk: Talk
) -> list[str]:
    """Announcements of a step from the longest to the shortest; the timeline always leaves time for the second one."""
    before = steps[step.step_index - 1].step if step.step_index else None
    side = wording.side(step.step)
    turn = step.lead_in[0].say if step.lead_in else ""
    if before is not None and (before.item, before.set) == (step.step.item, step.step.set):
        return [_joined(turn, wording.change(), side), _joined(turn, side)]
    again = before is not None and before.item == step.step.item
    name = "" if again else wording.name(step.step)
    round_ = wording.round_of(step.step) if _begins_round(step.step, before) else ""
    sets = "" if before is not None and _in_later_round(step.step, steps) else wording.sets(step.step)
    rest = turn or (wording.rest() if step.lead_in and step.lead_in[0].kind == "rest" else "")
    opening = wording.opening(step.step, before, last=_is_last(step, steps))
    position, things = _position_and_equipment(step, steps, wording)
    known = any(other.step.item == step.step.item for other in steps[: step.step_index])
    note = "" if known else wording.note(step.step)
    care = "" if known else step.step.say
    if talk == "brief" or again:
        brief = (sets, position, side, care, note)
        return [_joined(rest, round_, opening, *brief), _joined(turn, round_, name, *brief), _joined(turn, name, sets)]
    place = (sets, position, things, side, care)
    cue = "" if known else _joined(note, wording.cue(step.step))
    first = wording.first_words() if before is None else ""
    full = _joined(rest, round_, opening, *place, wording.dose(step.step, step.work), cue, first)
    short = _joined(turn, round_, name, *place, wording.dose_in_short(step.step, step.work), cue, first)
    return [full, short, _joined(turn, name, sets, side), name]


def chosen_announcement(
    step: StepSegments, steps: list[StepSegments], wording: SpeechWording, settings: SoundSettings
) -> tuple[str, float]:
    """What to say before a step, and how many seconds there must be before its work; ("", 0.0) for nothing to say.

    The first choice is all words and the whole countdown. If time is short, the words get shorter, then the countdown.
    If even short words alone do not fit, the seconds are more than there are.
    """
    if settings.talk == "off":
        return "", 0.0
    full, short, *_ = announcement_variants(step, steps, wording, settings.talk)
    choices = [
        (text, BEFORE_S + estimated_speech_s(text, settings.rate) + AFTER_S + quiet_s)
        for quiet_s in COUNTDOWN_S
        for text in (full, short)
    ]
    return next((choice for choice in choices if choice[1] <= step.lead_in_s), choices[-1]) if full else ("", 0.0)


def lengthened_for_speech(timeline: Timeline, wording: SpeechWording, settings: SoundSettings) -> Timeline:
    """The timeline with more time to get ready or change sides where an announcement needs it; never with less."""
    steps = segments_by_step(timeline)
    segments: list[Segment] = []
    for step in steps:
        missing_s = chosen_announcement(step, steps, wording, settings)[1] - step.lead_in_s
        segments += _longer(step.lead_in, missing_s) if missing_s > 0 else step.lead_in
        segments += step.work
    longer = replace(timeline, segments=abutting(segments))
    return with_breaks(longer, lambda id: wording.catalog.exercise(id).position)


def _position_and_equipment(step: StepSegments, steps: list[StepSegments], wording: SpeechWording) -> tuple[str, str]:
    """The position if it changes, and the equipment that no earlier exercise needed."""
    exercise = wording.exercise(step.step)
    earlier = [wording.exercise(other.step) for other in steps[: step.step_index]]
    moves = not earlier or earlier[-1].position != exercise.position
    known = {name for other in steps[: step.step_index] for name in other.step.things}
    fetch = [name for name in step.step.things if name not in known]
    return (wording.position(exercise) if moves else ""), wording.fetch(fetch)


def _is_last(step: StepSegments, steps: list[StepSegments]) -> bool:
    """Whether no other exercise comes after this one, in this round or a later one."""
    return all(other.step.item == step.step.item for other in steps[step.step_index :])


def _begins_round(step: Step, before: Step | None) -> bool:
    """Whether a round of a circuit after the first one begins: another exercise, and one set further."""
    return before is not None and before.item != step.item and step.set == before.set + 1


def _in_later_round(step: Step, steps: list[StepSegments]) -> bool:
    """Whether the sets are rounds of a circuit: other exercises come between two sets of this one."""
    own = [other.step_index for other in steps if other.step.item == step.item]
    return step.set > 1 and own[-1] - own[0] >= len(own)


def _longer(segments: list[Segment], seconds: float) -> list[Segment]:
    """The segments with the last one longer by `seconds`, rounded up to whole ones; no segments stay none."""
    return [
        *segments[:-1],
        *(replace(segment, duration_s=segment.duration_s + -(-seconds // 1)) for segment in segments[-1:]),
    ]


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
