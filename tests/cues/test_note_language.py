"""A note that names its language is marked in the script, and a voice is looked for once for each language."""

from msgspec.structs import replace

from backcoach.catalog import RoutineItem
from backcoach.cues import SpeechWording, compile_script, lengthened_for_speech
from backcoach.cues.helper import engines
from backcoach.cues.helper.engines import OtherVoices, find_engine
from backcoach.session import SessionSettings, compile_timeline
from backcoach.session.settings import SoundSettings
from backcoach.words import Words
from tests.builders import routine
from tests.cues.listening import shipped


def test_the_note_alone_is_marked() -> None:
    catalog = shipped()
    items = (RoutineItem(exercise="plank", note="schön langsam", note_language="de"), RoutineItem(exercise="sphinx"))
    mine = routine(*items, id="mine")
    catalog = replace(catalog, routines={**catalog.routines, "mine": mine})
    wording, sound = SpeechWording(Words(), catalog), SoundSettings()
    timeline = lengthened_for_speech(compile_timeline(mine, catalog, SessionSettings()), wording, sound)
    marked = {cue.text: cue.foreign for cue in compile_script(timeline, wording, sound).speech if cue.foreign}
    assert marked
    assert all(foreign == (("Schön langsam.", "de"),) and "Schön langsam." in text for text, foreign in marked.items())


def test_a_voice_is_looked_for_once_for_each_language() -> None:
    asked: list[str] = []

    def find(language: str) -> None:
        asked.append(language)

    others = OtherVoices(find)
    assert (others.of("it"), others.of("it"), asked) == (None, None, ["it"])


def test_windows_names_only_the_voices_of_the_language() -> None:
    found = find_engine("win32", "de", only=True)
    assert found is not None
    assert "TwoLetterISOLanguageName -eq 'de'" in found.listing[-1]
    usual = find_engine("win32", "de")
    assert usual is not None
    assert "TwoLetter" not in usual.listing[-1]
    assert engines._SAPI_VOICES.format("").count("{") == usual.listing[-1].count("{")
