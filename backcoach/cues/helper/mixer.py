"""Mixes the script into one stream; each block depends only on the time at which it will be heard."""

from bisect import insort
from collections.abc import Callable, Iterable
from math import inf

import numpy as np

from backcoach.cues.cue import BREATHS, Cue, Script, ToneName
from backcoach.cues.helper.playing_sound import PlayingSound
from backcoach.cues.helper.tones import RATE, KeptSound, RenderedSound, Samples, SampleSource, tone
from backcoach.cues.tone_plan import EARCON_S

LATEST_S = 0.5
"""A tone that is more than this many seconds late is left out; a breath tone starts in its middle instead."""
PATIENCE_S = 1.5
"""Seconds that words wait to be rendered, or for other words to end, before they are left out."""
REPLY_PATIENCE_S = 12.0
"""The same for words outside the script, which are about no moment of it."""
DUCKED, DUCK_S = 0.25, 0.08
"""Gain of the tones under words, and the seconds that the change takes."""
NUDGE_S = 0.03
"""An origin that differs by less than this many seconds is a more exact value, not a jump: sounds continue."""
REMIND_S = 20.0
"""Seconds between two reminders while the script waits for the user."""
PEAK = 0.708
"""The limit of the samples, -3 dBFS; a script stays below it, so it only guards against mistakes."""
KEPT = 8
"""Tones that are kept: those of a breath and of a movement come again and again."""
_BESIDE = ("said", "remind", "hurt", "not_hurt")
"""Names of what is heard beside the script."""
_REMINDER = Cue(0.0, 1.0, "tone", "remind", "", 2, inf)


class Mixer:
    """Plays one script; `spoken` gives the samples of an utterance, None until it is rendered."""

    def __init__(self, spoken: Callable[[str], Samples | None]) -> None:
        self._spoken = spoken
        self._script = Script("")
        self._origin: float | None = None
        self._hold = self._remind_at = inf
        self._until = 0.0
        self._sounds: list[PlayingSound] = []
        self._waiting: list[tuple[float, Cue]] = []
        self._tones: dict[tuple[str, float], SampleSource] = {}
        self._duck = 1.0
        self._volumes = self.volumes = (1.0, 1.0)
        """Of words and of tones."""

    @property
    def busy(self) -> bool:
        """Whether the script is playing, or a sound is still to be heard."""
        return self._origin is not None or bool(self._sounds or self._waiting)

    @property
    def finished(self) -> bool:
        """Whether the end of the timeline is reached; only closing words can follow."""
        return self._until >= self._script.duration_s

    def wanted(self, count: int) -> tuple[Cue, ...]:
        """The next utterances, at most `count`: those that wait, then those to come in the script."""
        return (*(cue for _, cue in self._waiting), *self._script.coming(self._until, count))[:count]

    def load(self, script: Script) -> None:
        """Replace the script; sounds that are in both continue."""
        self._script = script
        self._hold = self._next_hold(self._until)
        self._waiting = [(due, cue) for due, cue in self._waiting if cue.name == "said" or cue in script.cues]
        self._end(sound for sound in self._sounds if sound.cue.name not in _BESIDE and sound.cue not in script.cues)

    def play(self, origin: float, from_s: float) -> bool:
        """Play the cues from `from_s` on, with 0 of the timeline at the monotonic time `origin`.

        Returns whether that is elsewhere than where it was playing, and no more exact value of the same.
        """
        if self._origin is not None and abs(origin - self._origin) < NUDGE_S:
            self._origin = origin
            return False
        self._end(sound for sound in self._sounds if sound.cue.name != "said")
        self._waiting = [(due, cue) for due, cue in self._waiting if cue.name == "said"]
        self._origin, self._until, self._remind_at = origin, from_s, inf
        self._hold = self._next_hold(from_s)
        if cue := self._script.breathing(from_s):
            self._sounds.append(PlayingSound(self._tone(cue), cue, skip=round((from_s - cue.at_s) * RATE)))
        return True

    def forget_cut(self) -> None:
        """Drop the soft ends of sounds that were cut: what was written ahead of them is never heard."""
        self._sounds = [sound for sound in self._sounds if not sound.cut]

    def pause(self) -> None:
        """Stop all sound, and the time."""
        self._origin = None
        self._waiting.clear()
        self._end(self._sounds)

    def say(self, text: str, at: float, *, interrupt: bool = True, foreign: tuple[tuple[str, str], ...] = ()) -> None:
        """Say words outside the script at a monotonic time: in place of any that are being said, or after them."""
        if interrupt:
            self._end(sound for sound in self._sounds if sound.speech)
            self._waiting.clear()
        if text:
            self._wait_for(at, Cue(0.0, 0.0, "speech", "said", text, 5, inf, foreign))

    def sign(self, name: ToneName) -> None:
        """Play a tone beside the script, at once."""
        cue = Cue(0.0, EARCON_S[name], "tone", name, "", 4, inf)
        self._sounds.append(PlayingSound(self._tone(cue), cue))

    def render(self, frames: int, heard_at: float) -> Samples:
        """The next `frames` samples; the first one is heard at the monotonic time `heard_at`."""
        self._schedule(frames, heard_at)
        self._speak(frames, heard_at)
        mixed = self._mixed(frames)
        self._sounds = [sound for sound in self._sounds if not sound.over]
        if self.finished and not (self._sounds or self._waiting or self._script.between(self._until, inf)):
            self._origin = None
        return mixed

    def _mixed(self, frames: int) -> Samples:
        """What the sounds add up to, each at its volume."""
        speaking = any(sound.speech for sound in self._sounds)
        tones, words = np.zeros(frames, np.float32), np.zeros(frames if speaking else 0, np.float32)
        for sound in self._sounds:
            sound.add_to(words if sound.speech else tones)
        loud_words, loud_tones = self._gains(frames)
        ducking = self._ducking(frames)
        if self._sounds:
            tones *= ducking * loud_tones
            if speaking:
                tones += words * loud_words
            np.clip(tones, -PEAK, PEAK, out=tones)
        return tones

    def _tone(self, cue: Cue) -> SampleSource:
        """The sound of a tone; one that was played lately is not computed again."""
        key = cue.name, cue.duration_s
        found = self._tones.pop(key, None)
        if found is None:
            found = KeptSound(tone(*key))
        self._tones[key] = found
        if len(self._tones) > KEPT:
            del self._tones[next(iter(self._tones))]
        return found

    def _schedule(self, frames: int, heard_at: float) -> None:
        """Add the sounds that begin in this block, each at its own sample."""
        if self._origin is None:
            return
        begin, self._until = self._until, max(self._until, min(heard_at - self._origin + frames / RATE, self._hold))
        for cue in self._script.between(begin, self._until):
            self._add_cue(cue, cue.at_s + self._origin - heard_at, heard_at)
        if self._until == self._hold:
            self._remind(heard_at)

    def _add_cue(self, cue: Cue, ahead_s: float, heard_at: float) -> None:
        if cue.kind == "speech":
            self._wait_for(heard_at + ahead_s, cue)
        elif cue.name in BREATHS:
            skip = max(0, round(-ahead_s * RATE))
            self._sounds.append(PlayingSound(self._tone(cue), cue, delay=max(0, round(ahead_s * RATE)), skip=skip))
        elif ahead_s > -LATEST_S:
            self._sounds.append(PlayingSound(self._tone(cue), cue, delay=max(0, round(ahead_s * RATE))))

    def _wait_for(self, due: float, cue: Cue) -> None:
        """Say words at a monotonic time, or as soon as they are rendered and no others are being said."""
        insort(self._waiting, (due, cue), key=lambda waiting: waiting[0])

    def _remind(self, heard_at: float) -> None:
        """Add a soft tone every `REMIND_S` while the script waits for the user."""
        if heard_at >= self._remind_at:
            self._sounds.append(PlayingSound(self._tone(_REMINDER), _REMINDER))
            self._remind_at = heard_at
        if self._remind_at == inf or heard_at == self._remind_at:
            self._remind_at = heard_at + REMIND_S

    def _speak(self, frames: int, heard_at: float) -> None:
        """Start the next words if they are rendered and no others are being said."""
        self._waiting = [(due, cue) for due, cue in self._waiting if heard_at <= due + _patience_s(cue)]
        speaking = any(sound.speech and not sound.over for sound in self._sounds)
        if not self._waiting or speaking or self._waiting[0][0] > heard_at + frames / RATE:
            return
        due, cue = self._waiting[0]
        samples = self._spoken(cue.text)
        if samples is None:
            return
        limit = None if cue.until_s == inf else round((cue.until_s - cue.at_s) * RATE)
        delay = max(0, round((due - heard_at) * RATE))
        self._sounds.append(PlayingSound(RenderedSound(samples), cue, delay=delay, limit=limit))
        del self._waiting[0]

    def _ducking(self, frames: int) -> Samples | float:
        """The gain of the tones, for each sample while it changes: it falls while there are words and rises after."""
        speaking = any(sound.speech and not sound.ending for sound in self._sounds)
        if self._duck == (DUCKED if speaking else 1.0):
            return self._duck
        step = (1 - DUCKED) / (DUCK_S * RATE) * (-1 if speaking else 1)
        gains = np.clip(self._duck + step * np.arange(1, frames + 1), DUCKED, 1.0)
        self._duck = float(gains[-1])
        smooth: Samples = gains.astype(np.float32)
        return smooth

    def _gains(self, frames: int) -> tuple[Samples | float, Samples | float]:
        """The user's volumes of words and of tones, for each sample while they change."""
        before, self._volumes = self._volumes, self.volumes
        if before == self._volumes:
            return before
        words, tones = (
            np.linspace(*ends, frames, dtype=np.float32) for ends in zip(before, self._volumes, strict=True)
        )
        return words, tones

    def _next_hold(self, t: float) -> float:
        return next((hold for hold in self._script.holds_s if hold > t + 1e-6), inf)

    def _end(self, sounds: Iterable[PlayingSound]) -> None:
        for sound in sounds:
            sound.end()


def _patience_s(cue: Cue) -> float:
    return REPLY_PATIENCE_S if cue.name == "said" else PATIENCE_S
