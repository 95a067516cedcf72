"""One sound in the mix, from its first sample to its last or to an earlier soft end."""

import numpy as np

from backcoach.cues.cue import Cue
from backcoach.cues.helper.tones import RATE, Samples, SampleSource

FADE = round(0.012 * RATE)
"""Samples over which a sound fades in or out if it is started or ended in the middle."""


class PlayingSound:
    """A sound that starts after `delay` samples with its sample `skip`, and fades out before its sample `limit`."""

    def __init__(
        self, sound: SampleSource, cue: Cue, *, delay: int = 0, skip: int = 0, limit: int | None = None
    ) -> None:
        self.cue = cue
        self.cut = False
        """Whether it was ended before its time."""
        self._sound = sound
        self._delay = delay
        self._first = self._next = min(skip, sound.length)
        self._stop = sound.length
        if limit is not None and limit < sound.length:
            self._stop, self._ends = limit, limit
        else:
            self._ends = sound.length + FADE

    @property
    def speech(self) -> bool:
        """Whether the sound is words."""
        return self.cue.kind == "speech"

    @property
    def ending(self) -> bool:
        """Whether it ends before its last sample."""
        return self._stop < self._sound.length

    @property
    def over(self) -> bool:
        """Whether all of its samples were added."""
        return self._next >= self._stop

    def end(self) -> None:
        """Fade out now; end at once if it has not begun."""
        self.cut = True
        begun = self._next > self._first or not self._delay
        stop = self._next + FADE if begun else self._next
        if stop < self._stop:
            self._stop = self._ends = stop

    def add_to(self, mixed: Samples) -> None:
        """Add the next samples, as many as fit."""
        start = min(self._delay, len(mixed))
        self._delay -= start
        count = max(0, min(len(mixed) - start, self._stop - self._next))
        if count:
            mixed[start : start + count] += self._shaped(self._next, self._next + count)
            self._next += count

    def _shaped(self, start: int, stop: int) -> Samples:
        samples = self._sound.span(start, stop)
        joined, left = self._first > 0 and start < self._first + FADE, stop > self._ends - FADE
        if not (joined or left):
            return samples
        place = np.arange(start, stop)
        rise = (place - self._first) / FADE if joined else np.ones(len(place))
        fall = (self._ends - place) / FADE if left else np.ones(len(place))
        shape = np.clip(np.minimum(rise, fall), 0, 1)
        return samples * (0.5 - 0.5 * np.cos(np.pi * shape)).astype(np.float32)
