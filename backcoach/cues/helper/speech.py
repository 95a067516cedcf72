"""Renders words to samples, with an engine that may be slow, missing or stuck."""

import tempfile
from math import ceil, gcd
from pathlib import Path

import numpy as np

from backcoach.child_process import MOST_OUTPUT, run
from backcoach.cues.helper.engines import Engine
from backcoach.cues.helper.loudness import lufs, quick_size
from backcoach.cues.helper.tones import RATE, FloatArray, Samples
from backcoach.outside import NoAnswer, read_regular

HANGS_S = 4.0
"""Seconds after which an engine that is still at work on an utterance is killed."""
WORDS_LUFS = -19.0
"""Loudness of words."""
PEAK = 0.66
"""Highest amplitude of words; with ducked tones they stay under -3 dBFS."""
_FLOOR = 0.01
"""At the start and end, samples below this share of the peak count as silence and are cut off."""


class EngineTimeout(Exception):
    """The engine took longer than `HANGS_S`."""


def render(engine: Engine, text: str, voice: str, rate: int) -> Samples:
    """An utterance at the mixer's rate and loudness, without silence around it.

    Raises EngineTimeout if the engine takes too long, OSError or ValueError if it gives no usable sound.
    """
    if engine.pipes:
        return levelled(*decoded(_run(engine.command(voice, rate, ""), text)))
    with tempfile.TemporaryDirectory(prefix="backcoach-") as folder:
        path = Path(folder, "speech.wav")
        _run(engine.command(voice, rate, str(path)), text)
        return levelled(*decoded(read_regular(path, MOST_OUTPUT)))


def _run(command: list[str], text: str) -> bytes:
    try:
        return run(command, HANGS_S, text.encode())
    except NoAnswer:
        raise EngineTimeout from None


def decoded(wav: bytes) -> tuple[FloatArray, int]:
    """Samples (-1 to 1) and rate of a 16-bit mono WAV file, whose header may give a wrong length.

    Raises ValueError for anything else.
    """
    place = wav.find(b"data", 12)
    if wav[:4] != b"RIFF" or place < 0 or wav[22:24] != b"\x01\x00" or wav[34:36] != b"\x10\x00":
        raise ValueError("not 16-bit mono")
    length = int.from_bytes(wav[place + 4 : place + 8], "little")
    data = wav[place + 8 : place + 8 + length]
    samples: FloatArray = np.frombuffer(data[: len(data) // 2 * 2], "<i2") / 32768
    return samples, int.from_bytes(wav[24:28], "little")


def levelled(samples: FloatArray, rate: int) -> Samples:
    """Speech at the mixer's rate and at the loudness of words. Raises ValueError for silence."""
    peak = float(np.abs(samples).max(initial=0.0))
    if peak == 0:
        raise ValueError("silence")
    sounding = np.flatnonzero(np.abs(samples) > _FLOOR * peak)
    speech = samples[sounding[0] : sounding[-1] + 1]
    at_rate = speech if rate == RATE else _resampled(speech, rate)
    louder = at_rate * 10 ** ((WORDS_LUFS - lufs(at_rate)) / 20)
    levelled: Samples = limited(louder).astype(np.float32)
    return levelled


def limited(samples: FloatArray) -> FloatArray:
    """The samples with their highest peaks bent over softly, so that none exceeds `PEAK`."""
    knee = PEAK / 2
    above = np.maximum(np.abs(samples) - knee, 0)
    bent: FloatArray = np.sign(samples) * (np.minimum(np.abs(samples), knee) + knee * np.tanh(above / knee))
    return bent


def _resampled(samples: FloatArray, rate: int) -> FloatArray:
    """The samples at the mixer's rate; as both ends are silent, they can be treated as periodic."""
    shared = gcd(rate, RATE)
    size = quick_size(ceil(len(samples) * shared / rate))  # in the shortest time that is whole samples at both rates
    spectrum = np.fft.rfft(samples, size * (rate // shared))
    made: FloatArray = np.fft.irfft(spectrum, size * (RATE // shared))
    return made[: round(len(samples) * RATE / rate)] * (RATE / rate)
