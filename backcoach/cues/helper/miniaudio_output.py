"""Output through miniaudio (Core Audio, WASAPI) on systems without PulseAudio; it does not know the latency."""

from collections.abc import Generator
from contextlib import suppress
from importlib import import_module
from queue import Empty, Full, Queue

import numpy as np

from backcoach.cues.helper.tones import RATE, Samples

_GONE_S = 2.0
"""A device that asks for no samples for this many seconds is gone."""
_AHEAD = 3
"""Blocks kept ready, about 0.2 s, because the device takes several at once and the machine may be busy."""


class MiniaudioOutput:
    """A stream to the default device. Raises OSError if there is none, or if it stops asking for samples."""

    def __init__(self, latency_s: float) -> None:
        self._latency_s = latency_s
        self._queued = 0
        self._left = np.zeros(0, np.float32)
        """What the device has not asked for of the block that was begun."""
        self._blocks: Queue[Samples] = Queue(maxsize=_AHEAD)
        try:
            miniaudio = import_module("miniaudio")
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=round(1000 * latency_s),
                app_name="BackCoach",
            )
            stream = self._stream()
            next(stream)
            self._device.start(stream)
        except Exception as error:  # miniaudio's own errors, or ImportError if it is not installed
            raise OSError(f"no sound device ({error})") from None

    def latency_s(self) -> float:
        """Estimated seconds until the samples that are written next are heard."""
        return self._latency_s + (self._queued + len(self._left)) / RATE

    def write(self, samples: Samples) -> None:
        """Write samples; blocks until there is room for them."""
        try:
            self._blocks.put(samples, timeout=_GONE_S)
            self._queued = self._blocks.qsize() * len(samples)
        except Full:
            raise OSError("the sound device is gone") from None

    def flush(self) -> None:
        """Drop what the device has not asked for yet."""
        with suppress(Empty):
            while True:
                self._blocks.get_nowait()
        self._queued = 0

    def close(self) -> None:
        """Close the device."""
        self._device.close()

    def _stream(self) -> Generator[bytes, int, None]:
        """As many samples as the device asks for, with silence in place of missing ones."""
        asked = yield b""
        while True:
            while len(self._left) < asked:
                self._left = np.concatenate([self._left, self._next(asked - len(self._left))])
            given, self._left = self._left[:asked], self._left[asked:]
            asked = yield given.tobytes()

    def _next(self, missing: int) -> Samples:
        try:
            return self._blocks.get_nowait()
        except Empty:
            return np.zeros(missing, np.float32)
