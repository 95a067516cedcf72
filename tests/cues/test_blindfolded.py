"""Every shipped routine can be done with closed eyes: nothing is needed before it has been said."""

from pathlib import Path

import msgspec
import pytest

from backcoach.app.translated_catalog import translated_catalog
from backcoach.cues import Script, SpeechWording, compile_script, lengthened_for_speech
from backcoach.session import PATTERNS, SessionSettings, Timeline, compile_timeline
from backcoach.session.settings import SoundSettings
from backcoach.words import Words
from backcoach.words.languages import Languages
from tests.corner import sampled
from tests.cues.blindfolded import Blindfolded
from tests.cues.listening import shipped
from tests.places import ASSETS

ROUTINES = sorted(shipped().routines)
SESSIONS = {
    "usual": SessionSettings(),
    "at own pace": SessionSettings(own_pace=True),
    "quick": SessionSettings(get_ready_s=3, rest_s=0, pace=1.5, breath=PATTERNS[2]),
    "full": SessionSettings(level="high"),
}


def heard(
    id: str, session: SessionSettings, sound: SoundSettings, wording: SpeechWording
) -> tuple[Timeline, Script, SpeechWording]:
    plain = compile_timeline(wording.catalog.as_routine(id), wording.catalog, session)
    timeline = lengthened_for_speech(plain, wording, sound)
    return timeline, compile_script(timeline, wording, sound), wording


def english() -> SpeechWording:
    return SpeechWording(Words(), shipped())


@sampled
@pytest.mark.parametrize("session", SESSIONS.values(), ids=list(SESSIONS))
@pytest.mark.parametrize("id", ROUTINES)
def test_nothing_is_needed_before_it_was_said(id: str, session: SessionSettings) -> None:
    listener = Blindfolded(*heard(id, session, SoundSettings(), english()))
    assert listener.missed() == []


@pytest.mark.parametrize("id", ROUTINES)
def test_every_phase_has_a_word_the_first_time(id: str) -> None:
    assert Blindfolded(*heard(id, SessionSettings(), SoundSettings(), english())).unnamed() == []


@sampled
@pytest.mark.parametrize("id", ROUTINES)
@pytest.mark.parametrize("tones", [True, False])
def test_little_talk_still_says_position_and_side(id: str, tones: bool) -> None:
    sound = SoundSettings(talk="brief", tones=tones)
    assert Blindfolded(*heard(id, SessionSettings(), sound, english())).missed(brief=True) == []


@sampled
@pytest.mark.parametrize("id", ROUTINES)
def test_another_language_leaves_nothing_out(id: str, tmp_path: Path) -> None:
    words = Words()
    Languages(ASSETS / "words", tmp_path).use(words, "de", ())
    wording = SpeechWording(words, translated_catalog(shipped(), ASSETS, words))
    assert Blindfolded(*heard(id, SessionSettings(), SoundSettings(), wording)).missed() == []


@sampled
@pytest.mark.parametrize("id", sorted(shipped().exercises))
def test_each_exercise_alone_can_be_done_with_closed_eyes(id: str) -> None:
    listener = Blindfolded(*heard(id, SessionSettings(), SoundSettings(), english()))
    assert listener.missed() == []
    assert listener.unnamed() == []


@pytest.mark.parametrize(
    ("lost", "missed"),
    [
        ("Lie on your left side, right calf", "thoracic-rotation-on-roller, set 1, right: which side"),
        ("Next: Open book", "open-book, set 1, left: how much"),
        ("Rest. Next: Upper back foam roll", "thoracic-foam-roll, set 1, both: to fetch foam roller"),
        ("Last breath", "crocodile-breathing, set 1, both: that it is the last one"),
        ("Crocodile breathing", "crocodile-breathing, set 1, both: how far, and how to pause"),
    ],
)
def test_a_script_that_loses_words_is_noticed(lost: str, missed: str) -> None:
    timeline, script, wording = heard("seven-actions", SessionSettings(), SoundSettings(), english())
    assert any(lost in cue.text for cue in script.cues)
    left = tuple(cue for cue in script.cues if lost not in cue.text)
    torn = msgspec.structs.replace(script, cues=left)
    assert missed in Blindfolded(timeline, torn, wording).missed()


def test_a_phase_that_is_not_named_is_noticed() -> None:
    timeline, script, wording = heard("seated-twist", SessionSettings(), SoundSettings(), english())
    left = tuple(cue for cue in script.cues if "and turn" not in cue.text)
    torn = msgspec.structs.replace(script, cues=left)
    assert Blindfolded(timeline, torn, wording).unnamed() == ["seated-twist: exhale"]
