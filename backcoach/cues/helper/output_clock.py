"""When a sample is heard: the sound card's own clock, followed smoothly."""

from backcoach.cues.helper.tones import RATE

_STEP_S, _SHARE = 0.03, 0.02
"""An estimate further off than this is taken at once (another device), a nearer one by this share of the way, which is
larger as long as there are few."""


class OutputClock:
    """Counts the samples written and tells the monotonic time at which the next one is heard."""

    def __init__(self) -> None:
        self._zero: float | None = None
        self._written = self._told = 0

    def next(self, frames: int, told_s: float) -> float:
        """The time of the first of the next `frames` samples, given the device's own estimate of it."""
        told = told_s - self._written / RATE
        if self._zero is None or abs(told - self._zero) > _STEP_S:
            self._zero, self._told = told, 0
        self._told += 1
        self._zero += (told - self._zero) * max(_SHARE, 1 / self._told)
        heard = self._zero + self._written / RATE
        self._written += frames
        return heard
