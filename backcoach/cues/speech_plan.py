"""What one would like to say when, most important first; what does not fit is left to silence."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from backcoach.cues.announcements import (
    BEFORE_S,
    StepSegments,
    announcement_variants,
    chosen_announcement,
    segments_by_step,
)
from backcoach.cues.cue import Cue, SpeechName
from backcoach.cues.estimate import estimated_speech_s
from backcoach.cues.speech_wording import SpeechWording
from backcoach.cues.tone_plan import EARCON_S, LEAD_IN_S
from backcoach.session import Segment, Timeline
from backcoach.session.settings import SoundSettings, Talk

AFTER_TONE_S = 0.3
"""Words wait for the tone that comes with them."""
HALF_FROM, HALF_FROM_S = 4, 20
"""Half-way is said from so many repetitions or uncounted seconds on."""
CLOSING_S = 8.0
"""How long the last words may go on after the end of the timeline."""
GAP_S = 0.05
"""Silence between two utterances, at least."""


class SpeechRequest(NamedTuple):
    """Words that want to start at `at_s` and must be over at `until_s`."""

    at_s: float
    until_s: float
    name: SpeechName
    text: str
    importance: int


def plan_speech(timeline: Timeline, wording: SpeechWording, settings: SoundSettings) -> list[Cue]:
    """The utterances of a session in order; no two overlap."""
    if settings.talk == "off":
        return []
    found = segments_by_step(timeline)
    wishes = [
        wish
        for lead in found
        for wish in (*_lead(lead, found, wording, settings), *_work(lead, wording, settings.talk))
    ]
    end = timeline.duration_s
    wishes.append(SpeechRequest(end + EARCON_S["end"] + 0.1, end + CLOSING_S, "closing", wording.closing(), 5))
    return fit_requests(wishes, settings.rate)


def fit_requests(wishes: Iterable[SpeechRequest], rate: int) -> list[Cue]:
    """As many wishes as fit, the important ones first; of equal ones the earlier."""
    taken: list[Cue] = []
    for wish in sorted(wishes, key=lambda wish: (-wish.importance, wish.at_s)):
        length = estimated_speech_s(wish.text, rate)
        place = bisect_left(taken, wish.at_s, key=lambda cue: cue.at_s)
        free = taken[place - 1].end_s + GAP_S if place else 0.0
        until = min(wish.until_s, taken[place].at_s - GAP_S if place < len(taken) else wish.until_s)
        if length and free <= wish.at_s and wish.at_s + length <= until:
            cue = Cue(wish.at_s, length, "speech", wish.name, wish.text, wish.importance, wish.until_s)
            insort(taken, cue, key=lambda cue: cue.at_s)
    return [_until(cue, after.at_s - GAP_S) for cue, after in pairwise(taken)] + taken[-1:]


def _until(cue: Cue, limit: float) -> Cue:
    return Cue(cue.at_s, cue.duration_s, cue.kind, cue.name, cue.text, cue.importance, min(cue.until_s, limit))


def _lead(
    lead: StepSegments, found: list[StepSegments], wording: SpeechWording, settings: SoundSettings
) -> Iterator[SpeechRequest]:
    """The longest announcement that there is time for, and a reminder when a long rest is over."""
    at = lead.start_s + (LEAD_IN_S if lead.start_s == 0 else 0) + BEFORE_S
    until = lead.work[0].start_s
    wanted = chosen_announcement(lead, found, wording, settings)[0]
    texts = [wanted, *announcement_variants(lead, found, wording, settings.talk)]
    fitting = [text for text in texts if at + estimated_speech_s(text, settings.rate) <= until]
    if fitting:
        yield SpeechRequest(at, until, "announce", fitting[0], 5)
    if settings.talk == "full" and len(lead.segments) > 1:
        yield SpeechRequest(
            lead.segments[-1].start_s + AFTER_TONE_S, until, "position", wording.get_ready(lead.step), 2
        )


def _work(lead: StepSegments, wording: SpeechWording, talk: Talk) -> Iterator[SpeechRequest]:
    yield from _milestones(lead.work, wording, talk)
    if lead.work[0].waits:
        yield _within(lead.work[0], "own_pace", wording.own_pace(), 3)
        return
    if lead.step.side is None and lead.work[0].side:
        yield from (_within(segment, "side_words", wording.turn(segment), 3) for segment in _turns(lead.work))
    if talk == "full":
        yield from (_within(segment, "phase", wording.phase(segment), 1) for segment in _to_name(lead.work))


def _milestones(work: list[Segment], wording: SpeechWording, talk: Talk) -> Iterator[SpeechRequest]:
    """Half-way, and the last one."""
    count = work[0].repetitions or max((segment.repetitions or 0 for segment in work), default=0)
    first = {segment.repetition: segment for segment in reversed(work) if segment.repetition}
    until = work[-1].end_s
    if count > 1:
        yield SpeechRequest(first[count].start_s + AFTER_TONE_S, until, "last_one", wording.last_one(), 4)
    if talk != "full":
        return
    if count >= HALF_FROM:
        yield SpeechRequest(first[count // 2 + 1].start_s + AFTER_TONE_S, until, "half_way", wording.half_way(), 3)
    length = until - work[0].start_s
    if not count and length >= HALF_FROM_S and not work[0].waits:
        yield SpeechRequest(work[0].start_s + length / 2, until, "half_way", wording.half_way(), 3)


def _turns(work: list[Segment]) -> Iterator[Segment]:
    """The segments at which an alternating exercise changes sides."""
    before = None
    for segment in work:
        if segment.side != before:
            yield segment
        before = segment.side


def _to_name(work: list[Segment]) -> list[Segment]:
    """The phases that are named: those of the first repetition, or where nothing is counted those seen first."""
    seen: dict[object, Segment] = {}
    for segment in work:
        if (segment.repetition or 1) == 1:
            seen.setdefault((segment.phase, segment.repetition), segment)
    return list(seen.values())


def _within(segment: Segment, name: SpeechName, text: str, importance: int) -> SpeechRequest:
    late = AFTER_TONE_S if name != "side_words" else 0.1
    return SpeechRequest(segment.start_s + late, segment.end_s, name, text, importance)
