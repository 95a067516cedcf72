"""Rendered words are trimmed, levelled, at the mixer's rate and in time; bad engines are reported."""

import io
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import sayable
from backcoach.cues.cue import Cue
from backcoach.cues.helper import speech
from backcoach.cues.helper.engines import Engine, OtherVoices, find_engine
from backcoach.cues.helper.recorded_voice import PAUSE_S, RecordedVoice
from backcoach.cues.helper.speech import EngineTimeout, decoded, levelled, render
from backcoach.cues.helper.speech_renderer import SpeechRenderer, parted
from backcoach.cues.helper.tones import RATE, FloatArray
from backcoach.cues.recordings import sentences_of
from backcoach.cues.spoken_english import estimated_speech_s
from backcoach.session.settings import SoundSettings
from tests.corner import thorough
from tests.cues.lab import needs_sound, until
from tests.cues.listening import script_of, shipped
from tests.fakes import FakeClock
from tests.places import ASSETS

PEAK = 0.66
RETRY_S = 15.0

RATES = st.sampled_from([16_000, 22_050, 24_000, 44_100, 48_000])


def wav(samples: FloatArray, rate: int, channels: int = 1) -> bytes:
    """A WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes((samples * 32767).astype("<i2").tobytes())
    return file.getvalue()


def script(code: str, *, pipes: bool = True) -> Engine:
    """An engine that is a Python script with the arguments voice, rate and path."""
    return Engine(
        lambda voice, rate, path: [sys.executable, "-c", code, voice, str(rate), path], [], lambda _: [], pipes
    )


def echo(seconds: str = "0.5", where: str = "sys.stdout.buffer") -> str:
    """The code of an engine that hums for some seconds."""
    return (
        f"import sys, math, struct, wave, io; f = io.BytesIO(); w = wave.open(f, 'wb'); w.setnchannels(1); "
        f"w.setsampwidth(2); w.setframerate(8000); "
        f"w.writeframes(b''.join(struct.pack('<h', int(9000 * math.sin(i))) for i in range(int(8000 * {seconds})))); "
        f"w.close(); {where}.write(f.getvalue())"
    )


@given(RATES, st.floats(0.2, 1.5), st.floats(0.01, 0.9))
def test_speech_keeps_its_length_and_pitch_and_loses_the_silence_around_it(
    rate: int, seconds: float, loud: float
) -> None:
    t = np.arange(round(rate * seconds)) / rate
    quiet = np.zeros(rate // 3)
    samples, told = decoded(wav(np.concatenate([quiet, loud * np.sin(2 * np.pi * 500 * t), quiet]), rate))
    assert told == rate
    made = levelled(samples, told)
    assert len(made) == pytest.approx(seconds * RATE, rel=0.02)
    assert np.abs(made).max() <= PEAK + 1e-6
    spectrum = np.abs(np.fft.rfft(made))
    assert spectrum.argmax() * RATE / len(made) == pytest.approx(500, abs=8)


def test_speech_at_the_mixer_s_rate_is_only_made_louder() -> None:
    words = 0.3 * np.sin(np.arange(RATE // 2) * 0.07 + 0.1)
    made = levelled(words, RATE)
    assert np.allclose(made / made[0], words / words[0], atol=1e-3)


def test_a_wrong_length_in_the_header_does_no_harm() -> None:
    whole = wav(np.ones(100) * 0.5, RATE)
    piped = whole[:40] + b"\xff\xff\xff\x7f" + whole[44:] + b"\x00"
    assert len(decoded(piped)[0]) == 100


@pytest.mark.parametrize("bad", [b"", b"RIFF", b"nonsense" * 20, wav(np.zeros(100), RATE, channels=2)])
def test_anything_but_speech_is_refused(bad: bytes) -> None:
    with pytest.raises(ValueError, match="mono"):
        decoded(bad)


def test_silence_is_refused() -> None:
    with pytest.raises(ValueError, match="silence"):
        levelled(np.zeros(100), RATE)


def test_an_engine_writes_to_its_output_or_to_a_file_that_is_deleted_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "path"
    to_file = echo(where=f"open({str(path)!r}, 'w').write(sys.argv[3]); open(sys.argv[3], 'wb')")
    assert len(render(script(echo()), "Hold.", "", 160)) == pytest.approx(RATE / 2, rel=0.02)
    assert len(render(script(to_file, pipes=False), "Hold.", "", 160)) == pytest.approx(RATE / 2, rel=0.02)
    assert not Path(path.read_text()).exists()


def test_an_engine_that_hangs_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "HANGS_S", 0.2)
    with pytest.raises(EngineTimeout):
        render(script("import time; time.sleep(60)"), "Hold.", "", 160)


class Desk:
    """A running renderer with a replaceable engine."""

    running: ClassVar[list[SpeechRenderer]] = []

    def __init__(self, engine: Engine | None) -> None:
        self.engine = engine
        self.clock = FakeClock(monotonic=1.0)
        self.reader = SpeechRenderer(lambda: self.engine, self.clock)
        self.reader.start()
        self.running.append(self.reader)


@pytest.fixture(autouse=True)
def closed_desks() -> Iterator[None]:
    """Ends the renderers of a test with it."""
    yield
    while Desk.running:
        Desk.running.pop().close()


def cue(text: str, room_s: float = 10.0) -> Cue:
    """An utterance that may take some seconds."""
    return Cue(0.0, 1.0, "speech", "phase", text, 1, room_s)


def test_requested_utterances_are_rendered_and_others_dropped() -> None:
    desk = Desk(script(echo()))
    desk.reader.request([cue("a"), cue("b")])
    until(lambda: desk.reader.get("a") is not None and desk.reader.get("b") is not None)
    desk.reader.request([cue("b"), cue("c")])
    until(lambda: desk.reader.get("c") is not None)
    assert desk.reader.get("a") is None
    assert desk.reader.get("b") is not None


def test_words_that_would_take_too_long_are_said_faster() -> None:
    desk = Desk(script(echo("160 / int(sys.argv[2])")))
    desk.reader.request([cue("a", room_s=0.8), cue("b", room_s=0.2)])
    until(lambda: desk.reader.get("b") is not None)
    fast, fastest = desk.reader.get("a"), desk.reader.get("b")
    assert fast is not None
    assert fastest is not None
    assert 0.7 * RATE < len(fast) <= 0.8 * RATE
    assert len(fastest) == pytest.approx(RATE / 1.5, rel=0.02)


def test_another_voice_means_new_words() -> None:
    desk = Desk(script(echo("160 / int(sys.argv[2])")))
    desk.reader.request([cue("a")])
    until(lambda: desk.reader.get("a") is not None)
    desk.reader.set_voice("other", 200)
    until(lambda: desk.reader.get("a") is not None)
    made = desk.reader.get("a")
    assert made is not None
    assert len(made) == pytest.approx(0.8 * RATE, rel=0.02)


def test_a_note_is_read_by_the_voice_of_its_language_and_a_missing_one_is_told() -> None:
    german = script(echo("1.0"))._replace(listing=[sys.executable, "-c", ""], names=lambda _output: ["anna"])
    desk = Desk(script(echo("0.5")))
    desk.reader._others = OtherVoices({"de": german}.get)
    mixed = replace(cue("Plank. Langsam. Go."), foreign=(("Langsam.", "de"),))
    desk.reader.request([mixed])
    until(lambda: desk.reader.get(mixed.text) is not None)
    made = desk.reader.get(mixed.text)
    assert made is not None
    assert len(made) == pytest.approx((0.5 + 1.0 + 0.5 + 2 * PAUSE_S) * RATE, rel=0.02)
    troubles = [desk.reader.trouble]
    desk.reader.request([replace(cue("Lento."), foreign=(("Lento.", "it"),))])
    until(lambda: desk.reader.get("Lento.") is not None)
    assert [*troubles, desk.reader.trouble] == ["", "no_note_voice"]


def test_a_text_is_parted_by_language() -> None:
    foreign = (("Langsam.", "de"), ("Piano.", "it"))
    assert parted("Langsam.", foreign) == [("Langsam.", "de")]
    assert parted("Piano. Now. Langsam.", foreign) == [("Piano.", "it"), ("Now.", ""), ("Langsam.", "de")]
    assert parted("Now.", foreign) == [("Now.", "")]


def test_a_missing_voice_is_reported_and_found_once_installed() -> None:
    desk = Desk(None)
    desk.reader.request([cue("a")])
    until(lambda: desk.reader.trouble == "no_voice")
    desk.engine = script(echo())
    desk.clock.advance(RETRY_S + 1)
    desk.reader.set_voice("", 161)
    until(lambda: desk.reader.get("a") is not None)
    assert desk.reader.trouble == ""


@pytest.mark.parametrize("code", ["import sys; sys.exit(1)", "print('no sound here')"])
def test_a_voice_that_fails_is_reported(code: str) -> None:
    desk = Desk(script(code))
    desk.reader.request([cue("a")])
    until(lambda: desk.reader.trouble == "voice_fails")


def test_a_voice_that_hangs_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "HANGS_S", 0.1)
    desk = Desk(script("import time; time.sleep(60)"))
    desk.reader.request([cue("a")])
    until(lambda: desk.reader.trouble == "voice_hangs")


def test_without_a_list_there_are_no_voices() -> None:
    assert Engine(lambda *_: [], ["/nowhere/at/all"], lambda _: ["x"]).voices() == ()
    assert Engine(lambda *_: [], [sys.executable, "-c", "print('b a b')"], str.split).voices() == ("b", "a")


@needs_sound
def test_espeak_speaks_and_names_its_voices() -> None:
    engine = find_engine()
    assert engine
    assert "en-gb" in engine.voices()
    assert not [name for name in engine.voices() if name.startswith("mb/")]
    assert len(render(engine, "Breathe in.", "", 160)) > RATE / 3
    assert len(render(engine, "Breathe in.", "en-us", 240)) < len(render(engine, "Breathe in.", "en-us", 120))


@thorough
@needs_sound
def test_no_utterance_of_the_shipped_routines_takes_longer_than_estimated() -> None:
    engine = find_engine()
    assert engine
    texts = {cue.text for id in shipped().routines for cue in script_of(id, SoundSettings()).speech}
    assert len(texts) > 80
    too_long = [text for text in texts if len(render(engine, text, "", 160)) / RATE > estimated_speech_s(text, 160)]
    assert too_long == []


@thorough
@needs_sound
def test_nor_does_any_in_the_recorded_voice() -> None:
    voice, lengths = RecordedVoice(ASSETS / "voice" / "en"), dict[str, float]()
    for text in {*sayable.in_scripts(shipped())}:
        for one in sentences_of(text):
            if one not in lengths:
                samples = voice.render(one)
                assert samples is not None, one
                lengths[one] = len(samples) / RATE
        parts = [lengths[one] for one in sentences_of(text)]
        assert sum(parts) + PAUSE_S * (len(parts) - 1) <= estimated_speech_s(text, 160), text
