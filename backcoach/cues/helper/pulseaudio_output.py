"""Output through PulseAudio's simple API with ctypes; PipeWire has it as well, and it knows the latency."""

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p

import numpy as np

from backcoach.cues.helper.tones import RATE, Samples

EDGE = round(0.012 * RATE)
"""Samples over which dropped sound fades out."""

_PLAYBACK, _FLOAT32 = 1, 5
_DEFAULT = 2**32 - 1
_SAMPLE_BYTES = 4


class _Spec(Structure):
    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", c_uint8))


class _Buffer(Structure):
    _fields_ = tuple((name, c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize"))


class PulseOutput:
    """A stream to the default sink; the server moves it when headphones are plugged in or out.

    Blocks while the server is frozen. Raises OSError if there is no server, no sink or no library.
    """

    def __init__(self, latency_s: float) -> None:
        self._library = _library()
        self._error = c_int()
        self._latency_s = latency_s
        self._unheard = np.zeros(0, np.float32)
        """The samples written last, as many as are written ahead."""
        spec = _Spec(_FLOAT32, RATE, 1)
        ahead = round(latency_s * RATE) * _SAMPLE_BYTES
        buffer = _Buffer(_DEFAULT, ahead, 0, _DEFAULT, _DEFAULT)
        names = (None, b"BackCoach", _PLAYBACK, None, b"Session")
        self._stream = self._library.pa_simple_new(*names, byref(spec), None, byref(buffer), byref(self._error))
        if not self._stream:
            raise OSError(f"no sound server ({self._error.value})")

    def latency_s(self) -> float:
        """Seconds until the samples written next are heard, with all buffers of server and device; at first a guess."""
        latency_us = self._library.pa_simple_get_latency(self._stream, byref(self._error))
        return latency_us / 1e6 if 0 < latency_us < 10e6 else self._latency_s

    def write(self, samples: Samples) -> None:
        """Write samples; blocks until there is room for them."""
        self._unheard = np.concatenate([self._unheard, samples])[-round(self._latency_s * RATE) :]
        data = samples.tobytes()
        if self._library.pa_simple_write(self._stream, data, len(data), byref(self._error)) < 0:
            raise OSError(f"the sound server is gone ({self._error.value})")

    def flush(self) -> None:
        """Drop what the server has not played yet; what would have come next fades out in its place."""
        edge = self._unheard[:EDGE]
        if self._library.pa_simple_flush(self._stream, byref(self._error)) < 0:
            raise OSError(f"the sound server is gone ({self._error.value})")
        self._unheard = np.zeros(0, np.float32)
        self.write((edge * np.linspace(1, 0, len(edge))).astype(np.float32))

    def close(self) -> None:
        """Close the stream."""
        self._library.pa_simple_free(self._stream)


def _library() -> ctypes.CDLL:
    """libpulse-simple with its signatures. Raises OSError if it is not installed."""
    library = ctypes.CDLL("libpulse-simple.so.0")
    error = POINTER(c_int)
    library.pa_simple_new.restype = c_void_p
    library.pa_simple_new.argtypes = (
        *(c_char_p, c_char_p, c_int, c_char_p, c_char_p),
        *(POINTER(_Spec), c_void_p, POINTER(_Buffer), error),
    )
    library.pa_simple_get_latency.restype = c_uint64
    library.pa_simple_get_latency.argtypes = (c_void_p, error)
    library.pa_simple_write.argtypes = (c_void_p, c_char_p, c_size_t, error)
    library.pa_simple_flush.argtypes = (c_void_p, error)
    library.pa_simple_free.argtypes = (c_void_p,)
    library.pa_simple_free.restype = None
    return library
