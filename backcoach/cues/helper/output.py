"""The sound device that the samples go to, and the time at which they are heard."""

import sys
from typing import Protocol

from backcoach.cues.helper.tones import RATE, Samples

AHEAD_S = 0.25
"""Seconds of samples written ahead: enough for a busy machine. A pause and a jump drop them."""
DEVICE_S = 0.048
"""Seconds that a device without a sound server keeps itself, which cannot be dropped."""


class Output(Protocol):
    """An open device for mono samples at the mixer's rate.

    Each method may block for ever. Raises OSError if the device is gone.
    """

    def latency_s(self) -> float:
        """Seconds until the samples that are written next are heard."""
        ...

    def write(self, samples: Samples) -> None:
        """Write samples; blocks until there is room for them."""
        ...

    def flush(self) -> None:
        """Drop what is written and not heard yet, with a soft edge."""
        ...

    def close(self) -> None:
        """Close the device."""
        ...


def open_output() -> Output:
    """The default device, opened. Raises OSError if there is none."""
    opened = _open_pulse if sys.platform.startswith(("linux", "freebsd")) else _open_miniaudio
    return opened()


def _open_pulse() -> Output:
    from backcoach.cues.helper.pulseaudio_output import PulseOutput

    return PulseOutput(AHEAD_S)


def _open_miniaudio() -> Output:
    from backcoach.cues.helper.miniaudio_output import MiniaudioOutput

    return MiniaudioOutput(DEVICE_S)


_JUMP_S, _SHARE = 0.03, 0.02
"""An estimate that differs by more than `_JUMP_S` comes from another device and is taken over at once.

Otherwise the clock moves by `_SHARE` of the difference, by more while there are few estimates.
"""


class OutputClock:
    """Counts the samples written, and smooths the device's estimates of the time at which they are heard."""

    def __init__(self) -> None:
        self._zero: float | None = None
        self._written = self._estimates = 0

    def next(self, frames: int, estimate_s: float) -> float:
        """The monotonic time of the first of the next `frames` samples, given the device's estimate of it."""
        zero = estimate_s - self._written / RATE
        if self._zero is None or abs(zero - self._zero) > _JUMP_S:
            self._zero, self._estimates = zero, 0
        self._estimates += 1
        self._zero += (zero - self._zero) * max(_SHARE, 1 / self._estimates)
        heard_at = self._zero + self._written / RATE
        self._written += frames
        return heard_at
