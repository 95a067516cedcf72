"""Mixes the script into one stream: every block is a function of the time at which it will be heard."""

from collections.abc import Callable, Iterable
from math import inf

import numpy as np

from backcoach.cues.cue import BREATHS, Cue, Script
from backcoach.cues.helper.playing_sound import PlayingSound
from backcoach.cues.helper.tones import RATE, RenderedSound, Samples, tone

LATEST_S = 0.5
"""A tone that is late by more is left out; a breath joins in wherever it is."""
PATIENCE_S = 1.5
"""Words that are not rendered yet, or that others keep waiting, are given up after so long."""
DUCKED, DUCK_S = 0.25, 0.08
"""How much of the tones is left under words, and how long getting there takes."""
NUDGE_S = 0.03
"""A new origin that is so near the old one is the same, told better: what sounds goes on."""
REMIND_S = 20.0
"""Between two reminders while the user's own pace is waited for."""
PEAK = 0.5
"""-6 dBFS. Nothing in a script comes near; this is for the unforeseen."""
_REMINDER = Cue(0.0, 1.0, "tone", "remind", "", 2, inf)


class Mixer:
    """Plays one script; `spoken` gives the samples of an utterance, or None as long as there are none."""

    def __init__(self, spoken: Callable[[str], Samples | None]) -> None:
        self._spoken = spoken
        self._script = Script("")
        self._origin: float | None = None
        self._hold = self._remind_at = inf
        self._until = 0.0
        self._parts: list[PlayingSound] = []
        self._waiting: list[tuple[float, Cue]] = []
        self._duck = 1.0
        self._volume = self.volume = 1.0

    @property
    def busy(self) -> bool:
        """Whether time runs, or something is still to be heard."""
        return self._origin is not None or bool(self._parts or self._waiting)

    @property
    def finished(self) -> bool:
        """Whether the end of the timeline is reached: what follows are last words."""
        return self._until >= self._script.duration_s

    def wanted(self, count: int) -> tuple[Cue, ...]:
        """The utterances that are needed next: those that wait, then those that are coming."""
        return (*(cue for _, cue in self._waiting), *self._script.coming(self._until, count))[:count]

    def load(self, script: Script) -> None:
        """Another script; what is sounding and in both goes on."""
        self._script = script
        self._hold = self._next_hold(self._until)
        self._waiting = [(due, cue) for due, cue in self._waiting if cue.name == "said" or cue in script.cues]
        self._end(
            part for part in self._parts if part.cue.name not in ("said", "remind") and part.cue not in script.cues
        )

    def play(self, origin: float, from_s: float) -> None:
        """Go on so that 0 of the timeline is at the monotonic time `origin`, with the cues from `from_s` on."""
        if self._origin is not None and abs(origin - self._origin) < NUDGE_S:
            self._origin = origin
            return
        self._end(part for part in self._parts if part.cue.name != "said")
        self._waiting = [(due, cue) for due, cue in self._waiting if cue.name == "said"]
        self._origin, self._until, self._remind_at = origin, from_s, inf
        self._hold = self._next_hold(from_s)
        if cue := self._script.breathing(from_s):
            self._parts.append(
                PlayingSound(tone(cue.name, cue.duration_s), cue, skip=round((from_s - cue.at_s) * RATE))
            )

    def pause(self) -> None:
        """Fall silent and stand still."""
        self._origin = None
        self._waiting.clear()
        self._end(self._parts)

    def say(self, text: str, now: float) -> None:
        """Words beside the script, instead of any that are being said."""
        self._end(part for part in self._parts if part.speech)
        said = Cue(0.0, 0.0, "speech", "said", text, 5, inf)
        self._waiting = [(now + PATIENCE_S, said)]

    def render(self, frames: int, heard_at: float) -> Samples:
        """The next samples, the first of which is heard at a monotonic time."""
        self._schedule(frames, heard_at)
        self._speak(heard_at)
        tones, words = np.zeros(frames, np.float32), np.zeros(frames, np.float32)
        for part in self._parts:
            part.add_to(words if part.speech else tones)
        mixed = (tones * self._ducking(frames) + words) * self._volumes(frames)
        self._parts = [part for part in self._parts if not part.over]
        if not (self._parts or self._waiting or self._script.between(self._until, inf)) and self.finished:
            self._origin = None
        limited: Samples = np.clip(mixed, -PEAK, PEAK)
        return limited

    def _schedule(self, frames: int, heard_at: float) -> None:
        """Take up what begins in this block, each at its own sample."""
        if self._origin is None:
            return
        begin, self._until = self._until, max(self._until, min(heard_at - self._origin + frames / RATE, self._hold))
        for cue in self._script.between(begin, self._until):
            self._take(cue, cue.at_s + self._origin - heard_at, heard_at)
        if self._until == self._hold:
            self._remind(heard_at)

    def _take(self, cue: Cue, ahead_s: float, heard_at: float) -> None:
        if cue.kind == "speech":
            self._waiting.append((heard_at + ahead_s, cue))
        elif cue.name in BREATHS:
            skip = max(0, round(-ahead_s * RATE))
            self._parts.append(
                PlayingSound(tone(cue.name, cue.duration_s), cue, delay=max(0, round(ahead_s * RATE)), skip=skip)
            )
        elif ahead_s > -LATEST_S:
            self._parts.append(PlayingSound(tone(cue.name, cue.duration_s), cue, delay=max(0, round(ahead_s * RATE))))

    def _remind(self, heard_at: float) -> None:
        """A soft sign now and then that the user's word is waited for."""
        if heard_at >= self._remind_at:
            self._parts.append(PlayingSound(tone("remind", _REMINDER.duration_s), _REMINDER))
            self._remind_at = heard_at
        if self._remind_at == inf or heard_at == self._remind_at:
            self._remind_at = heard_at + REMIND_S

    def _speak(self, heard_at: float) -> None:
        """Begin the next words if they are there and nothing else is being said."""
        self._waiting = [(due, cue) for due, cue in self._waiting if heard_at <= due + PATIENCE_S]
        speaking = any(part.speech and not part.over for part in self._parts)
        if not self._waiting or speaking:
            return
        due, cue = self._waiting[0]
        samples = self._spoken(cue.text)
        if samples is None:
            return
        limit = None if cue.until_s == inf else round((cue.until_s - cue.at_s) * RATE)
        delay = 0 if cue.name == "said" else max(0, round((due - heard_at) * RATE))
        self._parts.append(PlayingSound(RenderedSound(samples), cue, delay=delay, limit=limit))
        del self._waiting[0]

    def _ducking(self, frames: int) -> Samples:
        """The gain of the tones, on its way down while there are words and up after them."""
        speaking = any(part.speech and not part.ending for part in self._parts)
        step = (1 - DUCKED) / (DUCK_S * RATE) * (-1 if speaking else 1)
        gains = np.clip(self._duck + step * np.arange(1, frames + 1), DUCKED, 1.0)
        self._duck = float(gains[-1])
        smooth: Samples = gains.astype(np.float32)
        return smooth

    def _volumes(self, frames: int) -> Samples:
        """The user's volume, without a step when it is changed."""
        before, self._volume = self._volume, self.volume
        return np.linspace(before, self._volume, frames, dtype=np.float32)

    def _next_hold(self, t: float) -> float:
        return next((hold for hold in self._script.holds_s if hold > t + 1e-6), inf)

    def _end(self, parts: Iterable[PlayingSound]) -> None:
        for part in parts:
            part.end()
