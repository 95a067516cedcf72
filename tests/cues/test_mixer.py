"""The mixer plays each sound at its own sample, stops at once, and plays tones more softly under words."""

from collections.abc import Callable
from itertools import pairwise
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.cues.cue import Cue, Script
from backcoach.cues.helper.mixer import KEPT, Mixer
from backcoach.cues.helper.output import OutputClock
from backcoach.cues.helper.tones import RATE, BreathTone, FloatArray, Samples
from tests.cues.lab import onset, own_onset

BLOCK = 768
WORDS = np.full(RATE // 2, 0.1, np.float32)


def tick(at_s: float) -> Cue:
    """A tick."""
    return Cue(at_s, 0.08, "tone", "tick", "", 2, at_s + 1)


def breath(at_s: float, seconds: float, name: str = "breath_in") -> Cue:
    """A breath tone."""
    return Cue(at_s, seconds, "tone", name, "", 4, at_s + seconds)


def words(at_s: float, until_s: float = inf, text: str = "Hold.") -> Cue:
    """An utterance."""
    return Cue(at_s, 0.5, "speech", "phase", text, 1, until_s)


def mixer(*cues: Cue, spoken: Callable[[str], Samples | None] = lambda _: WORDS, **more: object) -> Mixer:
    """A mixer with a script of these cues."""
    made = Mixer(spoken)
    values = {"duration_s": 60.0, "cues": tuple(sorted(cues, key=lambda cue: cue.at_s))} | more
    made.load(Script("test", **values))  # type: ignore[arg-type]
    return made


def play(
    made: Mixer, begin: float, end: float, block: int = BLOCK, late: Callable[[int], float] = lambda _: 0
) -> FloatArray:
    """The samples between two times, rendered in blocks; `late` is the error in the time given for each block."""
    blocks = round((end - begin) * RATE / block)
    rendered = [made.render(block, begin + k * block / RATE + late(k)) for k in range(blocks)]
    return np.concatenate(rendered).astype(np.float64)


@given(st.lists(st.integers(300, 5000), min_size=1, max_size=8, unique=True), st.integers(100, 2000))
def test_every_tone_starts_at_its_own_sample_for_any_block_size(starts: list[int], block: int) -> None:
    apart = [a for a, b in pairwise([*sorted(starts), 99_999]) if b - a > 400]
    made = mixer(*(tick(ms / 1000) for ms in apart))
    made.play(100.0, 0.0)
    heard = play(made, 100.0, 106.0, block)
    for ms in apart:
        found = onset(heard, ms / 1000)
        assert found is not None
        assert abs(found - ms / 1000 - own_onset(tick(0))) <= 0.001


def test_a_breath_that_comes_again_is_not_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[int] = []
    span = BreathTone.span

    def counted(sound: BreathTone, start: int, stop: int) -> Samples:
        computed.append(stop - start)
        return span(sound, start, stop)

    monkeypatch.setattr(BreathTone, "span", counted)
    made = mixer(breath(1, 2), breath(4, 2), breath(7, 2), breath(10, 3))
    made.play(100.0, 0.0)
    first = play(made, 100.0, 103.5)
    assert sum(computed) == BreathTone(247, 494, 2).length
    computed.clear()
    second = play(made, 103.5, 106.5)
    assert not computed
    again = first[RATE * 6 // 5 :][:RATE] - second[RATE * 7 // 10 :][:RATE]
    assert np.abs(again).max() < 1e-6
    play(made, 106.5, 112.0)
    assert computed, "another length is another sound"


def test_only_some_tones_are_kept() -> None:
    made = mixer(*(breath(k, 0.5 + k / 100) for k in range(2 * KEPT)))
    made.play(100.0, 0.0)
    play(made, 100.0, 100.0 + 2 * KEPT)
    assert len(made._tones) == KEPT


@given(st.lists(st.floats(-0.004, 0.004), min_size=400, max_size=400))
def test_an_inexact_latency_neither_repeats_nor_loses_a_tone(noise: list[float]) -> None:
    made = mixer(*(tick(1 + 0.5 * k) for k in range(8)))
    made.play(0.0, 0.0)
    heard = play(made, 0.0, 6.0, late=lambda k: noise[k % 400])
    found = [onset(heard, 1 + 0.5 * k) for k in range(8)]
    assert all(at is not None and abs(at - 1 - 0.5 * k) < 0.02 for k, at in enumerate(found))


def test_a_breath_tone_starts_in_its_middle_if_need_be_and_other_tones_do_not() -> None:
    made = mixer(breath(0, 4), tick(1.98))
    made.play(0.0, 2.0)
    heard = play(made, 2.0, 6.0)
    assert np.abs(heard[: RATE // 2]).max() > 0.05
    assert not np.abs(heard[round(2.1 * RATE) :]).any()


def test_a_pause_is_silent_within_a_few_milliseconds_and_without_a_click() -> None:
    made = mixer(breath(0, 10), words(0))
    made.play(0.0, 0.0)
    before = play(made, 0.0, 1.0)
    made.pause()
    after = play(made, 1.0, 1.2)
    assert not after[round(0.015 * RATE) :].any()
    assert np.abs(np.diff(np.concatenate([before[-50:], after]))).max() < 0.02
    assert not made.busy


def test_a_jump_ends_all_sounds_and_continues_elsewhere() -> None:
    made = mixer(breath(0, 10), tick(20.0))
    made.play(0.0, 0.0)
    play(made, 0.0, 1.0)
    made.play(1.0 - 19.9, 19.9)
    heard = play(made, 1.0, 2.0)
    assert onset(heard, 0.1) is not None
    assert not heard[RATE // 2 :].any()


def test_a_more_exact_origin_changes_no_sound() -> None:
    made = mixer(breath(0, 10))
    made.play(0.0, 0.0)
    one = play(made, 0.0, 1.0)
    made.play(0.002, 0.998)
    two = play(made, 1.0, 1.5)
    steps = np.abs(np.diff(np.concatenate([one, two])[-RATE:]))
    assert steps[RATE // 2 - 100 :].max() < 0.02


def test_tones_are_softer_under_words_and_come_back() -> None:
    made = mixer(breath(0, 10, "breath_hold"), words(2.0), spoken=lambda _: np.zeros(RATE, np.float32))
    made.play(0.0, 0.0)
    heard = play(made, 0.0, 5.0)
    before, under, after = (np.abs(heard[round(t * RATE) : round((t + 0.5) * RATE)]).max() for t in (1.0, 2.3, 4.0))
    assert under == pytest.approx(0.25 * before, rel=0.02)  # 12 dB softer
    assert after == pytest.approx(before, rel=0.02)


def test_words_that_are_not_ready_start_late_and_are_left_out_in_the_end() -> None:
    ready: dict[str, Samples] = {}
    made = mixer(words(1.0, text="a"), words(4.0, text="b"), spoken=ready.get)
    made.play(0.0, 0.0)
    assert not play(made, 0.0, 1.5).any()
    ready["a"] = WORDS
    assert play(made, 1.5, 3.0).any()
    assert not play(made, 3.0, 4.1 + 1.5).any()
    ready["b"] = WORDS
    assert not play(made, 4.1 + 1.5, 7.0).any()


def test_words_never_go_on_past_their_time() -> None:
    made = mixer(words(1.0, until_s=1.2))
    made.play(0.0, 0.0)
    heard = play(made, 0.0, 2.0)
    assert heard[round(1.1 * RATE) : round(1.18 * RATE)].any()
    assert not heard[round(1.2 * RATE) + 2 :].any()


def test_words_outside_the_script_replace_other_words() -> None:
    made = mixer(words(0.5), words(1.0, text="later"))
    made.play(0.0, 0.0)
    play(made, 0.0, 0.8)
    made.say("Two minutes left.", 0.8)
    assert [cue.text for cue in made.wanted(2)] == ["Two minutes left.", "later"]
    heard = play(made, 0.8, 2.5)
    voiced = np.abs(heard) > 0.05
    assert voiced.sum() == pytest.approx(
        2 * len(WORDS), rel=0.05
    )  # the interrupted words are over, the later ones wait


def test_sounds_in_both_the_old_and_the_new_script_continue() -> None:
    shared, gone = breath(0, 10), tick(3.0)
    made = mixer(shared, gone)
    made.play(0.0, 0.0)
    one = play(made, 0.0, 1.0)
    made.load(Script("test", 60.0, (shared, tick(2.0))))
    two = play(made, 1.0, 1.5)
    assert np.abs(np.diff(np.concatenate([one, two])[RATE - 100 : RATE + 1000])).max() < 0.02
    made.load(Script("test", 60.0, (tick(2.0),)))
    assert not play(made, 1.5, 1.9)[1000:].any()


def test_the_script_waits_at_a_hold_with_a_reminder_now_and_then() -> None:
    made = mixer(tick(1.0), tick(5.0), holds_s=(4.0,))
    made.play(0.0, 0.0)
    heard = play(made, 0.0, 54.0)
    begins = [onset(heard, 4 + 20.0 * k) for k in (0, 1, 2)]
    assert begins[0] is None
    assert begins[1] is not None
    assert begins[2] is not None
    assert not heard[round(4.5 * RATE) : round(6 * RATE)].any()
    made.play(54.0 - 4.0, 4.0)
    assert onset(play(made, 54.0, 56.0), 1.0) is not None


def test_after_the_closing_words_the_mixer_is_not_busy() -> None:
    made = mixer(tick(1.0), duration_s=1.5)
    made.play(0.0, 0.0)
    assert made.busy
    play(made, 0.0, 2.0)
    assert made.finished
    assert not made.busy


def test_nothing_is_louder_than_the_peak_and_the_volume_changes_without_a_step() -> None:
    made = mixer(breath(0, 5), words(0), spoken=lambda _: np.ones(RATE, np.float32))
    made.play(0.0, 0.0)
    assert np.abs(play(made, 0.0, 1.2)).max() == pytest.approx(0.708, abs=1e-6)
    made = mixer(breath(0, 5))
    made.play(0.0, 0.0)
    one = play(made, 0.0, 1.0)
    made.volumes = (0.0, 0.0)
    two = play(made, 1.0, 1.5)
    assert np.abs(np.diff(np.concatenate([one, two])[RATE - 50 :])).max() < 0.02
    assert not two[BLOCK:].any()


@given(st.integers(0, 2**32), st.floats(-2e-4, 2e-4))
def test_the_output_clock_follows_the_device_smoothly_and_without_drift(seed: int, skew: float) -> None:
    clock, off = OutputClock(), []
    for k, jitter in enumerate(np.random.default_rng(seed).uniform(-0.003, 0.003, 5000)):
        true = 10 + k * 0.016 * (1 + skew)
        off.append(clock.next(BLOCK, true + jitter) - true)
    settled = off[100:]
    assert max(map(abs, settled)) < 0.0015
    assert max(abs(b - a) for a, b in pairwise(settled)) < 0.0001


def test_another_device_sets_the_output_clock_at_once() -> None:
    clock = OutputClock()
    clock.next(BLOCK, 1.0)
    assert clock.next(BLOCK, 1.2) == 1.2


def test_words_that_do_not_interrupt_come_after_those_of_the_script() -> None:
    made = mixer(words(0.5), spoken=lambda text: {"Hold.": WORDS, "One more.": 2 * WORDS}[text])
    made.play(0.0, 0.0)
    heard = [play(made, 0.0, 0.8)]
    made.say("One more.", 0.8, interrupt=False)
    heard.append(play(made, 0.8, 2.0))
    loud = np.concatenate(heard)
    assert np.abs(loud[round(0.6 * RATE) : round(0.95 * RATE)]).max() == pytest.approx(0.1, abs=0.01)
    assert np.abs(loud[round(1.1 * RATE) : round(1.4 * RATE)]).min() == pytest.approx(0.2, abs=0.01)


def test_words_for_later_leave_room_for_those_of_the_script_before_them() -> None:
    made = mixer(words(1.0), spoken=lambda text: {"Hold.": WORDS, "How are you?": 2 * WORDS}[text])
    made.play(0.0, 0.0)
    made.say("How are you?", 3.0, interrupt=False)
    heard = play(made, 0.0, 4.0)
    assert np.abs(heard[: round(0.9 * RATE)]).max() == 0
    assert np.abs(heard[round(1.1 * RATE) : round(1.4 * RATE)]).min() == pytest.approx(0.1, abs=0.01)
    assert not np.abs(heard[round(1.6 * RATE) : round(2.9 * RATE)]).any()
    assert np.abs(heard[round(3.1 * RATE) : round(3.4 * RATE)]).min() == pytest.approx(0.2, abs=0.01)


def test_no_words_end_those_that_are_being_said_and_those_that_wait() -> None:
    made = mixer(tick(1.5), spoken=lambda _: WORDS)
    made.play(0.0, 0.0)
    made.say("One.", 0.0)
    made.say("Two.", 0.0, interrupt=False)
    play(made, 0.0, 0.2)
    made.say("", 0.2)
    heard = play(made, 0.2, 2.0)
    assert np.abs(heard[: round(0.01 * RATE)]).max() > 0.01
    assert not np.abs(heard[round(0.05 * RATE) : round(1.2 * RATE)]).any()
    assert np.abs(heard[round(1.3 * RATE) :]).any(), "the tone of the script is still played"


def test_words_and_tones_have_volumes_of_their_own() -> None:
    made = mixer(tick(0.5), words(1.0))
    made.volumes = (1.0, 0.0)
    made.play(0.0, 0.0)
    heard = play(made, 0.0, 2.0)
    assert np.abs(heard[round(0.4 * RATE) : round(0.9 * RATE)]).max() < 1e-6
    assert np.abs(heard[round(1.1 * RATE) : round(1.4 * RATE)]).min() == pytest.approx(0.1, abs=0.01)


def test_a_sign_is_heard_at_once_and_outlasts_another_script() -> None:
    made = mixer()
    made.sign("hurt")
    before = play(made, 100.0, 100.1)
    made.load(Script("other", duration_s=60.0))
    assert np.abs(before).max() > 0.01
    assert np.abs(play(made, 100.1, 100.2)).max() > 0.01
    assert not np.any(play(made, 100.2, 100.6)[-RATE // 20 :])
