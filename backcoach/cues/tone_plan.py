"""Which tone starts when: one for everything that begins, and a countdown before what ends."""

from collections.abc import Iterator

from backcoach.catalog.types import HOLDS, PhaseName
from backcoach.cues.cue import Cue, ToneName
from backcoach.phrases import Phrases
from backcoach.session import Segment, Timeline

LEAD_IN_S = 0.25
"""Before the very first sound: what was asked for at once cannot be heard at once."""
TICKS_S = 3
"""Seconds that are counted down."""
COUNTED_FROM_S = 5
"""A hold or rest shorter than this many seconds is not counted down: it would be nothing else."""
EARCON_S: dict[ToneName, float] = {
    "ready": 0.2, "start": 0.36, "go": 0.22, "hold": 0.22, "return": 0.22, "tick": 0.08, "side": 0.5, "rest": 0.5,
    "end": 1.0, "remind": 0.4,
}  # fmt: skip
"""How long the tones last that do not follow a breath."""
RETURNS: frozenset[PhaseName] = frozenset(
    {
        "lower", "return", "sit_back", "ease_out", "stand", "slouch", "ease_back", "settle", "roll_down", "step_down",
        "back",
    }
)  # fmt: skip
_IMPORTANCE: dict[ToneName, int] = {"tick": 2, "go": 3, "hold": 3, "return": 3}
_LEADS: dict[str, ToneName] = {"get_ready": "ready", "switch_side": "side", "rest": "rest"}
_BREATHS: dict[PhaseName | None, ToneName] = {"inhale": "breath_in", "exhale": "breath_out"}


def plan_tones(timeline: Timeline, phrases: Phrases) -> list[Cue]:
    """Every tone of a timeline by its start; each segment has at least one at its own start."""
    cues: list[Cue] = []
    before: Segment | None = None
    for segment in timeline.segments:
        words = phrases.doing(segment)
        late = LEAD_IN_S if before is None else 0.0
        cues += [_cue(segment, name, segment.start_s + late, words) for name in _names(segment, before)]
        cues += [_cue(segment, "tick", at, "") for at in _countdown(segment, before)]
        before = segment
    end = timeline.duration_s
    cues.append(Cue(end, EARCON_S["end"], "tone", "end", "", 5, end + EARCON_S["end"]))
    return sorted(cues, key=lambda cue: cue.at_s)


def _names(segment: Segment, before: Segment | None) -> Iterator[ToneName]:
    if segment.kind != "work":
        yield _LEADS[segment.kind]
        return
    breath = _breath(segment, before)
    if before is None or (before.kind, before.step) != ("work", segment.step):
        yield "start"
        if breath is None:
            return
    yield breath or _movement(segment)


def _breath(segment: Segment, before: Segment | None) -> ToneName | None:
    """The part of a breath; a hold is one only after breathing in."""
    if segment.phase == "hold" and before and (before.phase, before.step) == ("inhale", segment.step):
        return "breath_hold"
    return _BREATHS.get(segment.phase)


def _movement(segment: Segment) -> ToneName:
    if segment.phase in HOLDS:
        return "hold"
    return "return" if segment.phase in RETURNS else "go"


def _countdown(segment: Segment, before: Segment | None) -> list[float]:
    """The last three seconds of a rest or of a hold that has no breath to follow."""
    holds = segment.kind != "work" or segment.phase in HOLDS
    if segment.duration_s < COUNTED_FROM_S or not holds or _breath(segment, before):
        return []
    return [segment.end_s - k for k in range(TICKS_S, 0, -1)]


def _cue(segment: Segment, name: ToneName, at_s: float, text: str) -> Cue:
    left = max(0.0, segment.end_s - at_s)
    length = min(EARCON_S.get(name, left), left)
    return Cue(at_s, length, "tone", name, text, _IMPORTANCE.get(name, 4), segment.end_s)
