"""Words as samples, from an engine that may be slow, missing or stuck."""

import subprocess
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backcoach.cues.helper.engines import UNSEEN, Engine
from backcoach.cues.helper.tones import LOUDNESS, RATE, FloatArray, Samples, a_weight

HANGS_S = 4.0
"""An engine that needs longer for an utterance than so many seconds is stuck and is ended."""
LOUDER = 1.6
"""Words are so much louder than tones."""
PEAK = 0.4
"""Words and ducked tones together stay under -6 dBFS."""
_FLOOR = 0.01
"""What is under this share of the peak is the silence before and after."""


class EngineTimeout(Exception):
    """The engine does not come to an end."""


def render(engine: Engine, text: str, voice: str, rate: int) -> Samples:
    """An utterance at the mixer's rate and loudness, without silence around it.

    Raises Stuck when it takes too long, OSError or ValueError when nothing comes of it.
    """
    if engine.pipes:
        return levelled(*decoded(_run(engine.command(voice, rate, ""), text)))
    with tempfile.TemporaryDirectory(prefix="backcoach-") as folder:
        path = Path(folder, "speech.wav")
        _run(engine.command(voice, rate, str(path)), text)
        return levelled(*decoded(path.read_bytes()))


def _run(command: list[str], text: str) -> bytes:
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=HANGS_S,
            check=False,
            creationflags=UNSEEN,
        )
    except subprocess.TimeoutExpired:
        raise EngineTimeout from None
    return done.stdout


def decoded(wav: bytes) -> tuple[FloatArray, int]:
    """Samples and rate of a 16-bit mono WAV file whose header may not know its length; ValueError for anything else."""
    place = wav.find(b"data", 12)
    if wav[:4] != b"RIFF" or place < 0 or wav[22:24] != b"\x01\x00" or wav[34:36] != b"\x10\x00":
        raise ValueError("not 16-bit mono")
    told = int.from_bytes(wav[place + 4 : place + 8], "little")
    data = wav[place + 8 : place + 8 + told]
    samples: FloatArray = np.frombuffer(data[: len(data) // 2 * 2], "<i2") / 32768
    return samples, int.from_bytes(wav[24:28], "little")


def levelled(samples: FloatArray, rate: int) -> Samples:
    """Speech at the mixer's rate, as loud as speech should be; ValueError for silence."""
    peak = float(np.abs(samples).max(initial=0.0))
    if peak == 0:
        raise ValueError("silence")
    sounding = np.flatnonzero(np.abs(samples) > _FLOOR * peak)
    speech = samples[sounding[0] : sounding[-1] + 1]
    spectrum = np.fft.rfft(speech)
    hz = np.fft.rfftfreq(len(speech), 1 / rate).astype(np.float64) + 1e-3
    weights = a_weight(hz)
    loudness = np.sqrt(2 * np.sum(np.square(np.abs(spectrum) * weights))) / len(speech)
    at_rate = _resampled(spectrum, len(speech), rate)
    gain = min(LOUDNESS * LOUDER / loudness, PEAK / float(np.abs(at_rate).max()))
    levelled: Samples = (at_rate * gain).astype(np.float32)
    return levelled


def _resampled(spectrum: NDArray[np.complex128], length: int, rate: int) -> FloatArray:
    """The sound of a spectrum at the mixer's rate; its ends are silent, so that it may be taken as periodic."""
    count = round(length * RATE / rate)
    samples: FloatArray = np.fft.irfft(spectrum, count) * (count / length)
    return samples
