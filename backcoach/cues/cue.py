"""What a cue is, and the script that holds all cues of a session."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice
from typing import Literal

import msgspec

CueKind = Literal["tone", "speech"]
ToneName = Literal[
    "ready", "start", "go", "hold", "return", "breath_in", "breath_hold", "breath_out", "tick", "side", "rest", "end",
    "remind",
]  # fmt: skip
SpeechName = Literal["announce", "position", "phase", "side_words", "half_way", "last_one", "own_pace", "closing"]
BREATHS: frozenset[str] = frozenset({"breath_in", "breath_hold", "breath_out"})
"""Tones that last as long as their phase, one going over into the next."""


class Cue(msgspec.Struct, frozen=True):
    """One sound or utterance: seconds on the timeline, the words to say or to show, and how much it matters (1 to 5).

    The duration of words is an estimate, and the time that they must not outlast is `until_s`.
    """

    at_s: float
    duration_s: float
    kind: CueKind
    name: str
    text: str
    importance: int
    until_s: float

    @property
    def end_s(self) -> float:
        """When it is over."""
        return self.at_s + self.duration_s


class Script(msgspec.Struct, frozen=True, dict=True):
    """All cues of one timeline by their start; last words may follow its end at `duration_s`.

    At each of `holds_s` time stands still until the user goes on.
    """

    id: str
    duration_s: float = 0.0
    cues: tuple[Cue, ...] = ()
    holds_s: tuple[float, ...] = ()

    @cached_property
    def speech(self) -> tuple[Cue, ...]:
        """The utterances, which never overlap."""
        return tuple(cue for cue in self.cues if cue.kind == "speech")

    def between(self, begin: float, end: float) -> tuple[Cue, ...]:
        """The cues that start from `begin` on and before `end`."""
        first, last = (bisect_left(self.cues, t, key=lambda cue: cue.at_s) for t in (begin, end))
        return self.cues[first:last]

    def breathing(self, t: float) -> Cue | None:
        """The breath tone that is in the middle of its phase at `t`."""
        last = bisect_left(self.cues, t, key=lambda cue: cue.at_s)
        found = (cue for cue in reversed(self.cues[:last]) if cue.name in BREATHS)
        return next((cue for cue in islice(found, 1) if t < cue.end_s), None)

    def coming(self, t: float, count: int) -> tuple[Cue, ...]:
        """The next utterances from `t` on."""
        first = bisect_left(self.speech, t, key=lambda cue: cue.at_s)
        return self.speech[first : first + count]

    def said_last(self, t: float) -> str:
        """The words that were said last at `t`, or are being said; empty before the first."""
        index = bisect_right(self.speech, t, key=lambda cue: cue.at_s)
        return self.speech[index - 1].text if index else ""

    def shown(self, t: float) -> str:
        """The words to show at `t` to who cannot hear them; empty when nothing is being said."""
        index = bisect_right(self.speech, t, key=lambda cue: cue.at_s)
        return self.speech[index - 1].text if index and t < self.speech[index - 1].end_s else ""
