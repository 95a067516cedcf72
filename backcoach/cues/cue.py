"""A cue, and the script that holds all cues of a session."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice
from typing import Literal

import msgspec

CueKind = Literal["tone", "speech"]
ToneName = Literal[
    "ready", "start", "go", "hold", "return", "breath_in", "breath_hold", "breath_out", "tick", "mark", "side", "rest",
    "end", "remind", "hurt", "not_hurt",
]  # fmt: skip
SpeechName = Literal[
    "announce", "position", "phase", "side_words", "count", "still_going", "half_way", "last_one", "own_pace",
    "closing",
]  # fmt: skip
BREATHS: frozenset[str] = frozenset({"breath_in", "breath_hold", "breath_out"})
"""Tones that last as long as their phase and pass into the next one without a gap."""


class Cue(msgspec.Struct, frozen=True):
    """One tone or utterance, with times in seconds on the timeline and an importance from 1 (least) to 5.

    `text` holds the words, or for a tone its meaning. For words `duration_s` is an estimate, and they must be over by
    `until_s`.
    """

    at_s: float
    duration_s: float
    kind: CueKind
    name: str
    text: str
    importance: int
    until_s: float
    foreign: tuple[tuple[str, str], ...] = ()
    """Parts of the words that are in another language, each with its code."""

    @property
    def end_s(self) -> float:
        """When it ends, in seconds on the timeline."""
        return self.at_s + self.duration_s


class Script(msgspec.Struct, frozen=True, dict=True):
    """All cues of one timeline in order of time; the closing words come after its end at `duration_s`.

    At each time in `holds_s` the timeline waits for the user.
    """

    id: str
    duration_s: float = 0.0
    cues: tuple[Cue, ...] = ()
    holds_s: tuple[float, ...] = ()

    @cached_property
    def speech(self) -> tuple[Cue, ...]:
        """The utterances in order of time; they never overlap."""
        return tuple(cue for cue in self.cues if cue.kind == "speech")

    @cached_property
    def _starts(self) -> tuple[float, ...]:
        return tuple(cue.at_s for cue in self.cues)

    @cached_property
    def _speech_starts(self) -> tuple[float, ...]:
        return tuple(cue.at_s for cue in self.speech)

    def between(self, begin: float, end: float) -> tuple[Cue, ...]:
        """The cues with a start from `begin` up to, but not including, `end`."""
        return self.cues[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]

    def breathing(self, t: float) -> Cue | None:
        """The breath tone that started before `t` and is not over; None if there is none."""
        found = (cue for cue in reversed(self.cues[: bisect_left(self._starts, t)]) if cue.name in BREATHS)
        return next((cue for cue in islice(found, 1) if t < cue.end_s), None)

    def coming(self, t: float, count: int) -> tuple[Cue, ...]:
        """The first `count` utterances from `t` on."""
        first = bisect_left(self._speech_starts, t)
        return self.speech[first : first + count]

    def said_last(self, t: float) -> Cue | None:
        """The last words that were begun by `t`; None before the first."""
        index = bisect_right(self._speech_starts, t)
        return self.speech[index - 1] if index else None

    def shown(self, t: float) -> str:
        """The words that are being said at `t`, to be shown as a caption; empty if there are none."""
        index = bisect_right(self._speech_starts, t)
        return self.speech[index - 1].text if index and t < self.speech[index - 1].end_s else ""
