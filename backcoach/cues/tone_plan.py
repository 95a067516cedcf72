"""Which tone starts when: one at the start of each segment, and a countdown before the end of rests and holds."""

import math
from collections.abc import Iterator

from backcoach.catalog.types import HOLDS, PhaseName
from backcoach.cues.cue import Cue, ToneName
from backcoach.phrases import Phrases
from backcoach.session import Segment, Timeline

LEAD_IN_S = 0.25
"""Seconds before the first tone, because the sound device takes a moment to start."""
TICKS = 3
"""Ticks of a countdown, one a second."""
MARK_S = 10
"""In a longer hold a soft tone sounds at this interval in seconds, to say that the hold still goes on."""
COUNTED_FROM_S = 5
"""Shorter holds and rests have no countdown, which would fill them."""
EARCON_S: dict[ToneName, float] = {
    "ready": 0.2, "start": 0.36, "go": 0.22, "hold": 0.22, "return": 0.22, "tick": 0.08, "mark": 0.3, "side": 0.5,
    "rest": 0.5, "end": 1.0, "remind": 0.4, "hurt": 0.42, "not_hurt": 0.42,
}  # fmt: skip
"""Seconds that each tone lasts, except those that last as long as a phase of a breath."""
RETURNS: frozenset[PhaseName] = frozenset(
    {
        "lower", "return", "sit_back", "ease_out", "stand", "slouch", "ease_back", "settle", "roll_down", "step_down",
        "back",
    }
)  # fmt: skip
_IMPORTANCE: dict[ToneName, int] = {"tick": 2, "mark": 2, "go": 3, "hold": 3, "return": 3}
_BEFORE_WORK: dict[str, ToneName] = {"get_ready": "ready", "switch_side": "side", "rest": "rest"}
_BREATHS: dict[PhaseName | None, ToneName] = {"inhale": "breath_in", "exhale": "breath_out"}


def plan_tones(timeline: Timeline, phrases: Phrases) -> list[Cue]:
    """The tones of a timeline in order of time; each segment has at least one at its start."""
    cues: list[Cue] = []
    before: Segment | None = None
    for segment in timeline.segments:
        words = phrases.action(segment, of_breath=_breath(segment, before) is not None)
        delay_s = LEAD_IN_S if before is None else 0.0
        cues += [_cue(segment, name, segment.start_s + delay_s, words) for name in _names(segment, before)]
        cues += [_cue(segment, "tick", at, "") for at in _countdown(segment, before)]
        cues += [_cue(segment, "mark", segment.start_s + at, "") for _, at in long_hold_marks([segment])]
        before = segment
    end = timeline.duration_s
    cues.append(Cue(end, EARCON_S["end"], "tone", "end", "", 5, end + EARCON_S["end"]))
    return sorted(cues, key=lambda cue: cue.at_s)


def _names(segment: Segment, before: Segment | None) -> Iterator[ToneName]:
    if segment.kind != "work":
        yield _BEFORE_WORK[segment.kind]
        return
    breath = _breath(segment, before)
    if before is None or (before.kind, before.step) != ("work", segment.step):
        yield "start"
        if breath is None:
            return
    yield breath or _movement(segment)


def _breath(segment: Segment, before: Segment | None) -> ToneName | None:
    """The breath tone of a segment, None if it is no part of a breath; a hold is one only after an inhale."""
    if segment.phase == "hold" and before and (before.phase, before.step) == ("inhale", segment.step):
        return "breath_hold"
    return _BREATHS.get(segment.phase)


def _movement(segment: Segment) -> ToneName:
    if segment.phase in HOLDS:
        return "hold"
    return "return" if segment.phase in RETURNS else "go"


def _countdown(segment: Segment, before: Segment | None) -> list[float]:
    """The times of the ticks: the last three seconds of a rest, or of a hold that is not part of a breath."""
    holds = segment.kind != "work" or segment.phase in HOLDS
    if segment.duration_s < COUNTED_FROM_S or not holds or _breath(segment, before):
        return []
    return [segment.end_s - k for k in range(TICKS, 0, -1)]


def long_hold_marks(segments: list[Segment]) -> Iterator[tuple[Segment, int]]:
    """Each long hold with the seconds at which it has a mark; none where the countdown runs."""
    for segment in segments:
        if segment.kind == "work" and segment.phase in HOLDS:
            marks = range(MARK_S, max(MARK_S, math.ceil(segment.duration_s - TICKS)), MARK_S)
            yield from ((segment, seconds) for seconds in marks)


def _cue(segment: Segment, name: ToneName, at_s: float, text: str) -> Cue:
    left = max(0.0, segment.end_s - at_s)
    length = min(EARCON_S.get(name, left), left)
    return Cue(at_s, length, "tone", name, text, _IMPORTANCE.get(name, 4), segment.end_s)
