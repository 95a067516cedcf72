"""Loudness as broadcasters measure it (ITU-R BS.1770, LUFS), without the gate, for sounds of a few seconds."""

from math import ceil, log2

import numpy as np

from backcoach.cues.helper.tones import FloatArray

_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""Numerator and denominator of the two filters at 48 kHz, from the recommendation."""
_OFFSET_DB = -0.691


def lufs(samples: FloatArray) -> float:
    """The loudness of all samples, at 48 kHz; minus infinity for silence."""
    size = quick_size(len(samples))
    spectrum = np.fft.rfft(samples, size)
    power = np.square(spectrum.real) + np.square(spectrum.imag)
    power *= k_power(np.linspace(0, np.pi, len(spectrum)))
    mean = 2 * power.sum() / size / len(samples)
    with np.errstate(divide="ignore"):
        return float(_OFFSET_DB + 10 * np.log10(mean))


def k_power(turn: FloatArray) -> FloatArray:
    """Power gain of the K curve at each frequency, given as the angle by which it turns in a sample."""
    cosine = np.cos(turn)
    gain = np.ones(len(turn))
    for above, below in (_SHELF, _HIGH_PASS):
        gain *= _power(above, cosine) / _power(below, cosine)
    return gain


def _power(polynomial: tuple[float, float, float], cosine: FloatArray) -> FloatArray:
    """The squared amount of a polynomial on the unit circle, at angles with these cosines."""
    a, b, c = polynomial
    return (a - c) ** 2 + b * b + 2 * b * (a + c) * cosine + 4 * a * c * np.square(cosine)


def quick_size(least: int) -> int:
    """A length, `least` or a little more, whose Fourier transform is quick: a prime number takes ten times as long."""
    return min(odd << max(0, ceil(log2(least / odd))) for odd in (1, 3, 5, 9, 15))
