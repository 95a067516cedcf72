"""Loudness as broadcasters measure it (ITU-R BS.1770, LUFS), without the gate, for sounds of a few seconds."""

import numpy as np

from backcoach.cues.helper.tones import RATE, FloatArray

_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""Numerator and denominator of the two filters at 48 kHz, from the recommendation."""
_OFFSET_DB = -0.691


def lufs(samples: FloatArray) -> float:
    """The loudness of all samples, at 48 kHz; minus infinity for silence."""
    spectrum = np.fft.rfft(samples)
    hz = np.fft.rfftfreq(len(samples), 1 / RATE).astype(np.float64)
    power = 2 * np.sum(np.square(np.abs(spectrum) * k_weight(hz))) / len(samples) ** 2
    with np.errstate(divide="ignore"):
        return float(_OFFSET_DB + 10 * np.log10(power))


def k_weight(hz: FloatArray) -> FloatArray:
    """Amplitude gain of the K curve at each frequency."""
    turn = np.exp(-2j * np.pi * np.asarray(hz) / RATE)
    powers = np.stack([np.ones_like(turn), turn, turn**2])
    gain = np.ones(len(turn))
    for above, below in (_SHELF, _HIGH_PASS):
        gain = gain * np.abs(np.tensordot(above, powers, 1) / np.tensordot(below, powers, 1))
    return gain
