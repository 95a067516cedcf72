"""What leads up to each step, what is announced there, and the time that the words need."""

from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from backcoach.cues.estimate import estimated_speech_s
from backcoach.cues.speech_wording import SpeechWording
from backcoach.session import Segment, Step, Timeline
from backcoach.session.segment import abutting
from backcoach.session.settings import SoundSettings, Talk

BEFORE_S, AFTER_S = 0.5, 0.25
"""Seconds of a lead before its words, for the tone, and after them."""
COUNTDOWN_S = (3.2, 1.0, 0.0)
"""Seconds for the countdown after the words, and what is left of it where time is short: a tick, or nothing."""


class StepSegments(NamedTuple):
    """One step with the segments before its work and those of its work, neither empty."""

    place: int
    step: Step
    segments: list[Segment]
    work: list[Segment]

    @property
    def start_s(self) -> float:
        """Where the words may begin, in seconds."""
        return (self.segments or self.work)[0].start_s


def segments_by_step(timeline: Timeline) -> list[StepSegments]:
    """Every step of a timeline with its segments."""
    found = []
    for place, group in groupby(timeline.segments, key=lambda segment: segment.step):
        segments = list(group)
        before = [segment for segment in segments if segment.kind != "work"]
        found.append(StepSegments(place, timeline.steps[place], before, segments[len(before) :]))
    return found


def announcement_variants(
    lead: StepSegments, found: list[StepSegments], wording: SpeechWording, talk: Talk
) -> list[str]:
    """Announcements of a step from the longest to the shortest; there is always time made for the second."""
    before = found[lead.place - 1].step if lead.place else None
    if before is not None and (before.item, before.set) == (lead.step.item, lead.step.set):
        return [wording.side(lead.step, change=True), wording.side_in_short(lead.step)]
    last = lead.step.item == found[-1].step.item
    rest = wording.rest() if lead.segments and lead.segments[0].kind == "rest" else ""
    again = before is not None and before.item == lead.step.item
    sets, name = wording.sets(lead.step), "" if again else wording.name(lead.step)
    brief = _joined(rest, wording.opening(lead.step, before, last=last), sets, wording.side(lead.step, change=False))
    short = _joined(name, sets, wording.side_in_short(lead.step))
    if talk == "brief" or again:
        return [brief, short or brief, _joined(name, sets)]
    place = _place(lead, found, wording)
    full = _joined(brief, wording.dose(lead.step, lead.work), *place)
    return [full, _joined(short, wording.dose_in_short(lead.step, lead.work), *place), short, name]


def _place(lead: StepSegments, found: list[StepSegments], wording: SpeechWording) -> tuple[str, str]:
    """The position where it changes, and what is needed that no exercise before this one used."""
    exercise = wording.exercise(lead.step)
    earlier = [wording.exercise(other.step) for other in found[: lead.place]]
    moves = not earlier or earlier[-1].position != exercise.position
    known = {thing.name for other in earlier for thing in other.equipment}
    fetch = [thing.name for thing in exercise.equipment if thing.name not in known]
    return (wording.position(exercise) if moves else ""), wording.fetch(fetch)


def chosen_announcement(
    lead: StepSegments, found: list[StepSegments], wording: SpeechWording, settings: SoundSettings
) -> tuple[str, float]:
    """What to say before a step, and the seconds that its lead must last for that; no words and 0 with none to say.

    The full words and the whole countdown if there is time for both; else shorter words, then less of the countdown.
    Where not even short words alone fit, the lead must be longer.
    """
    if settings.talk == "off":
        return "", 0.0
    full, short, *_ = announcement_variants(lead, found, wording, settings.talk)
    ways = [
        (text, BEFORE_S + estimated_speech_s(text, settings.rate) + AFTER_S + quiet_s)
        for quiet_s in COUNTDOWN_S
        for text in (full, short)
    ]
    time_s = sum(segment.duration_s for segment in lead.segments)
    return next((way for way in ways if way[1] <= time_s), ways[-1]) if full else ("", 0.0)


def lengthened_for_speech(timeline: Timeline, wording: SpeechWording, settings: SoundSettings) -> Timeline:
    """The timeline with getting ready and changing sides made longer where the words need it; nothing gets shorter."""
    found = segments_by_step(timeline)
    segments: list[Segment] = []
    for lead in found:
        needed_s = chosen_announcement(lead, found, wording, settings)[1]
        missing = needed_s - sum(segment.duration_s for segment in lead.segments)
        segments += _longer(lead.segments, missing) if missing > 0 else lead.segments
        segments += lead.work
    return Timeline(timeline.id, abutting(segments), timeline.steps)


def _longer(segments: list[Segment], seconds: float) -> list[Segment]:
    """The segments, of which the last lasts whole seconds more; none stays none."""
    return [
        *segments[:-1],
        *(replace(segment, duration_s=segment.duration_s + -(-seconds // 1)) for segment in segments[-1:]),
    ]


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
