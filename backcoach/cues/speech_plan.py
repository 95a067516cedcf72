"""What could be said and when; as much of it as fits is said, the most important first."""

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
from backcoach.cues.speech_wording import SpeechWording
from backcoach.cues.spoken_english import estimated_speech_s
from backcoach.cues.tone_plan import EARCON_S, LEAD_IN_S, long_hold_marks
from backcoach.session import Segment, Timeline
from backcoach.session.settings import SoundSettings

AFTER_TONE_S = 0.3
"""Seconds by which words follow the tone that they belong to."""
LAST_COUNTED = 3
"""How many repetitions are counted down where only the last ones are."""
HALF_FROM, HALF_FROM_S = 4, 20
"""Half-way is said in sets of at least this many repetitions, or of this many seconds if nothing is counted."""
CLOSING_S = 8.0
"""Seconds after the end of the timeline by which the closing words must be over."""
GAP_S = 0.05
"""Shortest silence between two utterances, in seconds."""


class SpeechRequest(NamedTuple):
    """Words to be said from `at_s` on and to be over by `until_s`, in seconds on the timeline."""

    at_s: float
    until_s: float
    name: SpeechName
    text: str
    importance: int


def plan_speech(timeline: Timeline, wording: SpeechWording, settings: SoundSettings) -> list[Cue]:
    """The utterances of a session in order; no two overlap."""
    if settings.talk == "off":
        return []
    steps = segments_by_step(timeline)
    requests = [
        request
        for step in steps
        for request in (*_before_work(step, steps, wording, settings), *_during_work(step, wording, settings))
    ]
    end = timeline.duration_s
    requests.append(SpeechRequest(end + EARCON_S["end"] + 0.1, end + CLOSING_S, "closing", wording.closing(), 5))
    return fit_requests(requests, settings.rate)


def fit_requests(requests: Iterable[SpeechRequest], rate: int) -> list[Cue]:
    """As many requests as fit, in order of time; the more important, then the earlier ones are placed first."""
    taken: list[Cue] = []
    for request in sorted(requests, key=lambda request: (-request.importance, request.at_s)):
        length = estimated_speech_s(request.text, rate)
        place = bisect_left(taken, request.at_s, key=lambda cue: cue.at_s)
        free = taken[place - 1].end_s + GAP_S if place else 0.0
        until = min(request.until_s, taken[place].at_s - GAP_S if place < len(taken) else request.until_s)
        if length and free <= request.at_s and request.at_s + length <= until:
            cue = Cue(request.at_s, length, "speech", request.name, request.text, request.importance, request.until_s)
            insort(taken, cue, key=lambda cue: cue.at_s)
    return [_limited(cue, after.at_s - GAP_S) for cue, after in pairwise(taken)] + taken[-1:]


def _limited(cue: Cue, limit: float) -> Cue:
    return Cue(cue.at_s, cue.duration_s, cue.kind, cue.name, cue.text, cue.importance, min(cue.until_s, limit))


def _before_work(
    step: StepSegments, steps: list[StepSegments], wording: SpeechWording, settings: SoundSettings
) -> Iterator[SpeechRequest]:
    """The longest announcement that fits, and what to get ready for when a rest is nearly over."""
    at = step.start_s + (LEAD_IN_S if step.start_s == 0 else 0) + BEFORE_S
    until = step.work[0].start_s
    wanted = chosen_announcement(step, steps, wording, settings)[0]
    texts = [wanted, *announcement_variants(step, steps, wording, settings.talk)]
    fitting = [text for text in texts if at + estimated_speech_s(text, settings.rate) <= until]
    if fitting:
        yield SpeechRequest(at, until, "announce", fitting[0], 5)
    if settings.talk == "full" and len(step.lead_in) > 1:
        ready_s = step.lead_in[-1].start_s
        yield SpeechRequest(ready_s + AFTER_TONE_S, until, "position", wording.get_ready(step.step), 2)


def _during_work(step: StepSegments, wording: SpeechWording, settings: SoundSettings) -> Iterator[SpeechRequest]:
    if step.work[0].waits:
        yield _in_segment(step.work[0], "own_pace", wording.own_pace(), 3)
        return
    counts = dict(_counts(step.work, wording, settings))
    yield from _milestones(step, wording, settings)
    alternates = step.step.side is None and step.work[0].side
    for segment in _side_changes(step.work) if alternates else counts:
        words = (counts.get(segment, ""), wording.turn(segment) if alternates else "")
        yield _in_segment(segment, "side_words" if alternates else "count", " ".join(filter(None, words)), 3)
    if not settings.tones:
        for segment, seconds in long_hold_marks(step.work):
            at = segment.start_s + seconds
            yield SpeechRequest(at, segment.end_s, "still_going", wording.still_going(seconds), 2)
    if settings.talk == "full":
        yield from _phases(step.work, wording, settings.rate)


def _phases(work: list[Segment], wording: SpeechWording, rate: int) -> Iterator[SpeechRequest]:
    """What each phase is, the first time that it comes; by its plain name where the phase is short."""
    for segment in _named_phases(work):
        texts = (wording.phase(segment), wording.plain_phase(segment))
        room = segment.duration_s - AFTER_TONE_S
        fitting = [text for text in texts if estimated_speech_s(text, rate) <= room]
        if fitting:
            yield _in_segment(segment, "phase", fitting[0], 1)


def _counts(work: list[Segment], wording: SpeechWording, settings: SoundSettings) -> Iterator[tuple[Segment, str]]:
    """The first segment of each repetition that is counted aloud, with its number; the last one has other words."""
    count = work[0].repetitions or max((segment.repetitions or 0 for segment in work), default=0)
    first = {segment.repetition: segment for segment in reversed(work) if segment.repetition}
    for place in range(2, count):
        left = count - place + 1
        if settings.counting == "every":
            yield first[place], wording.count(first[place])
        elif settings.counting == "last three" and left <= LAST_COUNTED:
            yield first[place], wording.count(first[place], left)


def _milestones(step: StepSegments, wording: SpeechWording, settings: SoundSettings) -> Iterator[SpeechRequest]:
    """Half-way, and the last repetition."""
    work = step.work
    count = work[0].repetitions or max((segment.repetitions or 0 for segment in work), default=0)
    first = {segment.repetition: segment for segment in reversed(work) if segment.repetition}
    until = work[-1].end_s
    if count > 1:
        yield SpeechRequest(first[count].start_s + AFTER_TONE_S, until, "last_one", wording.last_one(first[count]), 4)
    if settings.talk != "full":
        return
    if count >= HALF_FROM and settings.counting != "every":
        half = first[count // 2 + 1].start_s
        yield SpeechRequest(half + AFTER_TONE_S, until, "half_way", wording.half_way(), 3)
    length = until - work[0].start_s
    if not count and length >= HALF_FROM_S:
        yield SpeechRequest(work[0].start_s + length / 2, until, "half_way", wording.half_way(), 3)


def _side_changes(work: list[Segment]) -> Iterator[Segment]:
    """The first segment on each side, of an exercise whose sides alternate."""
    before = None
    for segment in work:
        if segment.side != before:
            yield segment
        before = segment.side


def _named_phases(work: list[Segment]) -> list[Segment]:
    """The segments whose phase is named: those of the first repetition, or if nothing is counted the first of each
    phase."""
    seen: dict[object, Segment] = {}
    for segment in work:
        if (segment.repetition or 1) == 1:
            seen.setdefault((segment.phase, segment.repetition), segment)
    return list(seen.values())


def _in_segment(segment: Segment, name: SpeechName, text: str, importance: int) -> SpeechRequest:
    delay_s = AFTER_TONE_S if name != "side_words" else 0.1
    return SpeechRequest(segment.start_s + delay_s, segment.end_s, name, text, importance)
