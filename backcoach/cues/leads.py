"""What leads up to each step, what is announced there, and the time that the words need."""

from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from backcoach.cues.estimate import speaking_s
from backcoach.cues.wording import Wording
from backcoach.session import Segment, Step, Timeline
from backcoach.session.segment import abutting
from backcoach.session.settings import SoundSettings, Talk

QUIET_S = 3.3 + 0.5 + 0.25
"""Seconds of a lead without words: the countdown at its end, and the tone at its beginning."""


class Lead(NamedTuple):
    """One step with the segments before its work and those of its work, neither empty."""

    place: int
    step: Step
    segments: list[Segment]
    work: list[Segment]

    @property
    def start_s(self) -> float:
        """Where the words may begin, in seconds."""
        return (self.segments or self.work)[0].start_s


def leads(timeline: Timeline) -> list[Lead]:
    """Every step of a timeline with its segments."""
    found = []
    for place, group in groupby(timeline.segments, key=lambda segment: segment.step):
        segments = list(group)
        before = [segment for segment in segments if segment.kind != "work"]
        found.append(Lead(place, timeline.steps[place], before, segments[len(before) :]))
    return found


def variants(lead: Lead, found: list[Lead], wording: Wording, talk: Talk) -> list[str]:
    """Announcements of a step from the longest to the shortest; the first is the one to make time for."""
    before = found[lead.place - 1].step if lead.place else None
    last = lead.step.item == found[-1].step.item
    rest = wording.rest() if lead.segments and lead.segments[0].kind == "rest" else ""
    name = _joined(rest, wording.opening(lead.step, before, last=last), wording.sets(lead.step))
    change = before is not None and (before.item, before.set) == (lead.step.item, lead.step.set)
    if change:
        return [wording.side(lead.step, change=True)]
    side = wording.side(lead.step, change=False)
    brief = _joined(name, side)
    if talk == "brief" or (before is not None and before.item == lead.step.item):
        return [brief, name]
    dosed = _joined(brief, wording.dose(lead.step, lead.work))
    return [_joined(dosed, *_place(lead, found, wording)), dosed, brief, name]


def _place(lead: Lead, found: list[Lead], wording: Wording) -> tuple[str, str]:
    """The position where it changes, and what is needed that no exercise before this one used."""
    exercise = wording.exercise(lead.step)
    earlier = [wording.exercise(other.step) for other in found[: lead.place]]
    moves = not earlier or earlier[-1].position != exercise.position
    known = {thing.name for other in earlier for thing in other.equipment}
    fetch = [thing.name for thing in exercise.equipment if thing.name not in known]
    return (wording.position(exercise) if moves else ""), wording.fetch(fetch)


def needed_s(lead: Lead, found: list[Lead], wording: Wording, settings: SoundSettings) -> float:
    """Seconds that a lead must last for its words and its countdown; 0 where nothing is said."""
    if settings.talk == "off":
        return 0.0
    words = speaking_s(variants(lead, found, wording, settings.talk)[0], settings.rate)
    return words + QUIET_S if words else 0.0


def stretched(timeline: Timeline, wording: Wording, settings: SoundSettings) -> Timeline:
    """The timeline with getting ready and changing sides made longer where the words need it; nothing gets shorter."""
    found = leads(timeline)
    segments: list[Segment] = []
    for lead in found:
        missing = needed_s(lead, found, wording, settings) - sum(segment.duration_s for segment in lead.segments)
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
