"""Tones as pure functions of the sample number, all equally loud, with soft harmonics and raised-cosine edges."""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from backcoach.cues.cue import BREATHS

RATE = 48_000
"""Samples a second, mono."""
EDGE_S = 0.03
"""Seconds of a raised-cosine edge; a breath tone is longer than its phase by this, to overlap with the next one."""
BREATH_LOUDNESS, SIGN_LOUDNESS = 0.029, 0.07
"""A-weighted RMS of the loudest 125 ms of breath tones and of all others, 1 being full scale: about -31 and -23 dB.

So a breath is at -26 LUFS, and the signs lie between that and the words."""
FAST_S = 0.125
"""The window in which loudness is measured (IEC 61672, "fast")."""
BREATH_HZ = (247.0, 494.0)
"""Lowest and highest pitch of a breath, an octave apart."""
PARTIALS = (1.0, 0.28, 0.09)
"""Amplitudes of the fundamental and its harmonics: soft, but audible on small loudspeakers."""
GAINS = 65
"""Places of a breath at which its loudness is computed; in between it hardly bends."""
Samples = NDArray[np.float32]
FloatArray = NDArray[np.float64]


class SampleSource(Protocol):
    """A sound that the mixer can play."""

    @property
    def length(self) -> int:
        """How many samples it has."""
        ...

    def span(self, start: int, stop: int) -> Samples:
        """Its samples from start to stop, both within the length."""
        ...


class Glide(NamedTuple):
    """A note that glides from one pitch to another, begins `at_s` seconds into its tone and ends softly."""

    start_hz: float
    end_hz: float
    at_s: float
    length_s: float


EARCONS: dict[str, tuple[Glide, ...]] = {
    "ready": (Glide(659, 659, 0, 0.2),),
    "start": (Glide(523, 523, 0, 0.16), Glide(784, 784, 0.14, 0.22)),
    "go": (Glide(392, 740, 0, 0.22),),
    "hold": (Glide(587, 587, 0, 0.22),),
    "return": (Glide(740, 392, 0, 0.22),),
    "tick": (Glide(880, 880, 0, 0.08),),
    "mark": (Glide(494, 494, 0, 0.3),),
    "side": (Glide(440, 440, 0, 0.16), Glide(659, 659, 0.16, 0.16), Glide(440, 440, 0.32, 0.18)),
    "rest": (Glide(587, 587, 0, 0.2), Glide(392, 392, 0.18, 0.32)),
    "end": (Glide(523, 523, 0, 0.3), Glide(659, 659, 0.25, 0.3), Glide(784, 784, 0.5, 0.5)),
    "remind": (Glide(440, 440, 0, 0.15), Glide(440, 440, 0.25, 0.15)),
    "hurt": (Glide(659, 659, 0, 0.18), Glide(440, 440, 0.16, 0.26)),
    "not_hurt": (Glide(440, 440, 0, 0.18), Glide(659, 659, 0.16, 0.26)),
}


class RenderedSound:
    """A sound whose samples are in memory."""

    def __init__(self, samples: Samples) -> None:
        self._samples = samples

    @property
    def length(self) -> int:
        """How many samples it has."""
        return len(self._samples)

    def span(self, start: int, stop: int) -> Samples:
        """Its samples from start to stop."""
        return self._samples[start:stop]


class KeptSound:
    """A sound that is computed once, as far as it was played, and is in memory from then on."""

    def __init__(self, sound: SampleSource) -> None:
        self._sound = sound
        self._samples = np.empty(sound.length, np.float32)
        self._known = 0

    @property
    def length(self) -> int:
        """How many samples it has."""
        return self._sound.length

    def span(self, start: int, stop: int) -> Samples:
        """Its samples from start to stop; those of one that began in its middle are not kept."""
        if start > self._known:
            return self._sound.span(start, stop)
        if stop > self._known:
            self._samples[self._known : stop] = self._sound.span(self._known, stop)
            self._known = stop
        return self._samples[start:stop]


class BreathTone:
    """One phase of a breath: the pitch rises, stays or falls for the whole phase, with no jump to the next phase."""

    def __init__(self, start_hz: float, end_hz: float, duration_s: float) -> None:
        cycles = _cycles(start_hz, end_hz, duration_s)
        tuned = max(1.0, round(cycles)) / cycles  # whole cycles, so that the wave continues in the next phase
        self._start_hz, self._end_hz = start_hz * tuned, end_hz * tuned
        self._duration_s = duration_s
        self.length = round((duration_s + EDGE_S) * RATE)
        self._times = np.linspace(0, duration_s, GAINS)
        self._gains = BREATH_LOUDNESS / _loudness(self._sweep(self._times)[0])

    def span(self, start: int, stop: int) -> Samples:
        """Its samples from start to stop."""
        t = np.arange(start, stop) / RATE
        _, cycles = self._sweep(t)
        made = _timbre(cycles) * _samples(np.interp(t, self._times, self._gains))
        if min(start, self.length - stop) < EDGE_S * RATE:
            edge = np.clip(np.minimum(t, self.length / RATE - t) / EDGE_S, 0, 1)
            made *= _samples(_raised(edge))
        return made

    def _sweep(self, t: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Frequency in Hz and number of cycles at each time; after the phase the pitch stays the same."""
        within = np.minimum(t, self._duration_s)
        bend = np.log(self._end_hz / self._start_hz) / self._duration_s
        hz = self._start_hz * np.exp(bend * within)
        cycles = (hz - self._start_hz) / bend if abs(bend) > 1e-9 else self._start_hz * within
        return hz, cycles + (t - within) * self._end_hz


def tone(name: str, duration_s: float) -> SampleSource:
    """The sound of a tone cue; breath tones last `duration_s`, others at most that long."""
    low, high = BREATH_HZ
    if name in BREATHS:
        return BreathTone(
            *{"breath_in": (low, high), "breath_hold": (high, high), "breath_out": (high, low)}[name], duration_s
        )
    return RenderedSound(_earcon(EARCONS[name])[: round(duration_s * RATE)])


def a_weight(hz: FloatArray) -> FloatArray:
    """Amplitude gain of the A curve at each frequency (IEC 61672), 1 at 1 kHz."""
    f2 = np.square(hz)
    low, high = 20.598997**2, 12194.217**2
    middle = np.sqrt((f2 + 107.65265**2) * (f2 + 737.86223**2))
    gain: FloatArray = 1.2589 * high * f2 * f2 / ((f2 + low) * middle * (f2 + high))
    return gain


def _earcon(glides: tuple[Glide, ...]) -> Samples:
    length = round(max(glide.at_s + glide.length_s for glide in glides) * RATE)
    mixed = np.zeros(length)
    for glide in glides:
        start = round(glide.at_s * RATE)
        samples = _glide(glide)[: length - start]
        mixed[start : start + len(samples)] += samples
    return _samples(mixed)


def _glide(glide: Glide) -> FloatArray:
    """A glide with a short edge before it, a long soft one after it, and the loudness of all tones."""
    t = np.arange(round(glide.length_s * RATE)) / RATE
    hz = glide.start_hz * (glide.end_hz / glide.start_hz) ** (t / glide.length_s)
    attack, release = 0.012, glide.length_s * 0.6
    shape = _raised(np.clip(t / attack, 0, 1)) * _raised(np.clip((glide.length_s - t) / release, 0, 1))
    plain = _timbre(np.cumsum(hz) / RATE) * shape
    return plain * (SIGN_LOUDNESS / _loudest(np.square(shape * _loudness(hz))))


def _loudest(power: FloatArray) -> float:
    """Square root of the mean power in the loudest window; a shorter sound counts as followed by silence."""
    window = round(FAST_S * RATE)
    up_to = np.concatenate([[0.0], np.cumsum(power)])
    wide = min(window, len(power))
    return float(np.sqrt((up_to[wide:] - up_to[: len(up_to) - wide]).max() / window))


def _timbre(cycles: FloatArray) -> Samples:
    """The sum of the harmonics at each number of cycles: those of twice and three times the angle follow from one."""
    first, second, third = PARTIALS
    angle = _samples((cycles - np.floor(cycles)) * (2 * np.pi))
    sine, cosine = np.sin(angle), np.cos(angle)
    return _samples(sine * (first + 3 * third + cosine * (2 * second) - np.square(sine) * (4 * third)))


def _loudness(hz: FloatArray) -> FloatArray:
    """A-weighted RMS of the harmonics at each frequency."""
    powers = [np.square(strength * a_weight(hz * k)) / 2 for k, strength in enumerate(PARTIALS, 1)]
    rms: FloatArray = np.sqrt(np.sum(powers, axis=0))
    return rms


def _cycles(start_hz: float, end_hz: float, duration_s: float) -> float:
    ratio = end_hz / start_hz
    mean = start_hz if ratio == 1 else (end_hz - start_hz) / float(np.log(ratio))
    return mean * duration_s


def _raised(x: FloatArray) -> FloatArray:
    """A half cosine from 0 to 1."""
    return 0.5 - 0.5 * np.cos(np.pi * x)


def _samples(values: NDArray[np.floating]) -> Samples:
    return values.astype(np.float32, copy=False)
