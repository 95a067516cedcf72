"""Recordings are joined to utterances, as loud as words are, and used only where all of an utterance is there."""

from pathlib import Path

import numpy as np
import pytest

from backcoach.cues.cue import Cue
from backcoach.cues.helper.loudness import lufs
from backcoach.cues.helper.opus import read_opus
from backcoach.cues.helper.recorded_voice import RecordedVoice
from backcoach.cues.helper.speech_renderer import SpeechRenderer
from backcoach.cues.helper.tones import RATE
from backcoach.cues.recordings import recording_name, sentences_of
from tests.cues.lab import until
from tests.fakes import FakeClock

VOICE = Path(__file__).parent / "voice"
ONE, OTHER = "Baby cobra.", "Bend to the left."
PAUSE_S = 0.32


def test_a_recording_has_the_name_of_its_sentence() -> None:
    assert {path.stem for path in VOICE.glob("*.opus")} == {recording_name(one) for one in (ONE, OTHER)}
    assert sentences_of(f"{ONE} {OTHER} Two; three: four? Five.") == [ONE, OTHER, "Two; three: four?", "Five."]


def test_a_recording_is_read_as_mono_samples() -> None:
    samples, rate = read_opus(VOICE / f"{recording_name(ONE)}.opus")
    assert rate == 24_000
    assert 0.5 < len(samples) / rate < 2
    assert 0.05 < np.abs(samples).max() <= 1


@pytest.mark.parametrize("content", [b"", b"OggS" + bytes(200), b"text"])
def test_a_file_that_is_no_recording_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.opus"
    path.write_bytes(content)
    with pytest.raises(OSError, match="not a recording"):
        read_opus(path)


def test_sentences_are_joined_with_a_pause_and_each_is_as_loud_as_words_are() -> None:
    voice = RecordedVoice(VOICE)
    parts = [voice.render(text) for text in (ONE, OTHER)]
    joined = voice.render(f"{ONE} {OTHER}")
    assert joined is not None
    lengths = [len(part) for part in parts if part is not None]
    assert len(joined) == sum(lengths) + round(PAUSE_S * RATE)
    assert not joined[lengths[0] : -lengths[1]].any()
    for part in parts:
        assert part is not None
        assert lufs(part.astype(np.float64)) == pytest.approx(-19, abs=1.5)
        assert np.abs(part).max() <= 0.66 + 1e-6


def test_an_utterance_with_a_sentence_that_is_not_recorded_is_not_spoken_at_all(tmp_path: Path) -> None:
    assert RecordedVoice(VOICE).render(f"{ONE} My own exercise.") is None
    (tmp_path / f"{recording_name(ONE)}.opus").write_bytes(b"torn")
    assert RecordedVoice(tmp_path).render(ONE) is None


@pytest.mark.parametrize(
    ("voice", "rate", "spoken"), [("", 160, True), ("", 120, True), ("", 180, False), ("en-gb", 160, False)]
)
def test_recordings_speak_at_their_own_rate_unless_another_voice_is_named(voice: str, rate: int, spoken: bool) -> None:
    renderer = SpeechRenderer(lambda: None, FakeClock())
    renderer.set_voice(voice, rate, str(VOICE))
    renderer.request([Cue(0, 1, "speech", "announce", ONE, 5, 9)])
    renderer.start()
    until(lambda: renderer.get(ONE) is not None or renderer.trouble == "no_voice")
    assert (renderer.get(ONE) is not None, renderer.trouble) == ((True, "") if spoken else (False, "no_voice"))
    renderer.close()
