"""Tones: as long as they should be, equally loud, without a click, and with a direction that can be heard."""

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.cues.cue import BREATHS, ToneName
from backcoach.cues.helper.loudness import lufs, quick_size
from backcoach.cues.helper.tones import EARCONS, RATE, FloatArray, KeptSound, SampleSource, a_weight, tone
from backcoach.cues.tone_plan import EARCON_S
from tests.cues.lab import pitches

BREATH_HZ = (247.0, 494.0)
EDGE_S = 0.03
FAST_S = 0.125
BREATH_LOUDNESS, SIGN_LOUDNESS = 0.029, 0.07
WORDS_LUFS = -19.0

phases = st.sampled_from(sorted(BREATHS))
lengths = st.floats(2, 10)


def samples(name: str, duration_s: float) -> FloatArray:
    """A whole tone."""
    sound = tone(name, duration_s)
    return sound.span(0, sound.length).astype(np.float64)


def loudness(heard: FloatArray) -> float:
    """A-weighted RMS of the loudest 125 ms, measured in the frequency domain of each window."""
    window = round(FAST_S * RATE)
    padded = np.pad(heard, (0, window))
    windows = np.lib.stride_tricks.sliding_window_view(padded, window)[:: window // 8]
    weights = a_weight(np.fft.rfftfreq(window, 1 / RATE).astype(np.float64) + 1e-6)
    powers = np.sum(np.abs(np.fft.rfft(windows) * weights) ** 2, axis=1)
    return float(np.sqrt(2 * powers.max()) / window)


@pytest.mark.parametrize("name", get_args(ToneName))
def test_all_breaths_are_equally_loud_and_so_are_all_signs_within_a_decibel_and_a_half(name: ToneName) -> None:
    wanted = BREATH_LOUDNESS if name in BREATHS else SIGN_LOUDNESS
    level = 20 * np.log10(loudness(samples(name, EARCON_S.get(name, 4.0))) / wanted)
    assert abs(level) < 1.5


def test_a_breath_is_at_26_lufs_and_a_sign_lies_between_that_and_the_words() -> None:
    for name in ("breath_in", "breath_out"):
        assert lufs(samples(name, 4.0)) == pytest.approx(-26, abs=0.5)
    for name, seconds in EARCON_S.items():
        assert -26 < lufs(samples(name, seconds)) < WORDS_LUFS


def test_loudness_is_measured_as_the_recommendation_says() -> None:
    """A sine of 997 Hz at full scale on one channel is at -3.01 LUFS."""
    t = np.arange(10 * RATE) / RATE
    assert lufs(np.sin(2 * np.pi * 997 * t)) == pytest.approx(-3.01, abs=0.02)
    assert lufs(0.1 * np.sin(2 * np.pi * 997 * t)) == pytest.approx(-23.01, abs=0.02)
    assert lufs(np.zeros(RATE)) == -np.inf


@given(st.integers(20_000, 60_000))
def test_the_length_of_a_sound_has_nothing_to_do_with_how_loud_it_is(length: int) -> None:
    hum = np.sin(2 * np.pi * 997 * np.arange(length) / RATE)
    assert lufs(hum) == pytest.approx(-3.01, abs=0.02)


@given(st.integers(1, 1_000_000))
def test_a_transform_is_as_long_as_its_samples_or_a_little_longer_and_quick(least: int) -> None:
    size = left = quick_size(least)
    assert least <= size < 1.25 * least + 1
    for factor in (2, 3, 5):
        while left % factor == 0:
            left //= factor
    assert left == 1


@pytest.mark.parametrize("name", get_args(ToneName))
def test_every_tone_begins_and_ends_without_a_click_and_stays_under_the_peak(name: ToneName) -> None:
    heard = samples(name, EARCON_S.get(name, 4.0))
    peak = np.abs(heard).max()
    assert peak <= 0.4
    assert max(abs(heard[0]), abs(heard[-1])) < 0.01 * peak
    for edge in (heard[:96], heard[-96:]):  # 2 ms
        assert np.abs(np.diff(edge)).max() < 0.03 * peak


@pytest.mark.parametrize("name", EARCONS)
def test_an_earcon_lasts_as_long_as_the_plan_says(name: ToneName) -> None:
    assert tone(name, 60).length / RATE == pytest.approx(EARCON_S[name], abs=0.001)


@given(phases, lengths)
def test_a_breath_tone_lasts_as_long_as_its_phase_and_an_edge(name: str, seconds: float) -> None:
    assert tone(name, seconds).length == pytest.approx((seconds + EDGE_S) * RATE, abs=1)


@given(phases, lengths, st.data())
def test_a_tone_is_the_same_in_whatever_pieces_it_is_asked_for(name: str, seconds: float, data: st.DataObject) -> None:
    sound = tone(name, seconds)
    start = data.draw(st.integers(0, sound.length - 2000))
    whole = sound.span(start, start + 2000)
    pieces = np.concatenate([sound.span(start, start + 700), sound.span(start + 700, start + 2000)])
    assert np.allclose(whole, pieces, atol=1e-6)


@given(lengths, lengths)
def test_breathing_in_rises_all_the_way_out_falls_and_a_hold_stays(seconds: float, held: float) -> None:
    low, high = BREATH_HZ

    def track(name: str, length: float) -> FloatArray:
        sound = tone(name, length)
        middles = np.linspace(0.06, length - 0.06, 6)
        around = [sound.span(round((t - 0.05) * RATE), round((t - 0.05) * RATE) + RATE // 10) for t in middles]
        return pitches(np.array(around, np.float64))

    up, level, down = track("breath_in", seconds), track("breath_hold", held), track("breath_out", seconds)
    assert (np.diff(up) > 0).all()
    assert (np.diff(down) < 0).all()
    assert level == pytest.approx([high] * 6, rel=0.01)
    assert [up[0], down[-1]] == pytest.approx([low, low], rel=0.06)


def test_go_rises_return_falls_and_hold_stays() -> None:
    def halves(name: str) -> tuple[float, float]:
        heard = np.pad(samples(name, 1.0), (0, RATE // 10))
        spectra = [np.abs(np.fft.rfft(part, RATE)) for part in (heard[: RATE // 20], heard[RATE // 20 : RATE // 8])]
        return float(spectra[0].argmax()), float(spectra[1].argmax())

    assert halves("go")[0] + 40 < halves("go")[1]
    assert halves("return")[0] > halves("return")[1] + 40
    assert abs(halves("hold")[0] - halves("hold")[1]) < 20


@given(lengths, lengths, lengths)
def test_one_phase_goes_over_into_the_next_without_a_gap_or_a_bump(one: float, two: float, three: float) -> None:
    names = (("breath_in", one), ("breath_hold", two), ("breath_out", three))
    begins = [round(at * RATE) for at in (0.0, one, one + two)]
    sounds = [(tone(name, length), begin) for (name, length), begin in zip(names, begins, strict=True)]
    for seam in begins[1:]:
        near = around(seam, sounds)
        powers = np.sqrt(np.convolve(near**2, np.ones(960) / 960, "valid"))
        assert powers.min() > 0.8 * powers.max()


def around(sample: int, sounds: list[tuple[SampleSource, int]]) -> FloatArray:
    """What is heard from 100 ms before a sample to 150 ms after it of sounds that begin each at its own sample."""
    first, last = sample - RATE // 10, sample + RATE * 15 // 100
    mixed = np.zeros(last - first)
    for sound, begin in sounds:
        start, stop = max(first, begin), min(last, begin + sound.length)
        if start < stop:
            mixed[start - first : stop - first] += sound.span(start - begin, stop - begin)
    return mixed


def test_a_weighting_is_that_of_the_standard() -> None:
    levels = 20 * np.log10(a_weight(np.array([100.0, 250.0, 500.0, 1000.0, 4000.0])))
    assert levels == pytest.approx([-19.1, -8.6, -3.2, 0.0, 1.0], abs=0.15)


@given(st.lists(st.integers(0, 4000), min_size=2, max_size=12))
def test_a_kept_sound_is_the_same_wherever_it_is_begun(places: list[int]) -> None:
    plain = tone("breath_in", 0.06)
    kept = KeptSound(tone("breath_in", 0.06))
    assert kept.length == plain.length
    for one, other in pairwise(min(place, plain.length) for place in places):
        start, stop = sorted((one, other))
        assert np.allclose(kept.span(start, stop), plain.span(start, stop), atol=1e-6)
