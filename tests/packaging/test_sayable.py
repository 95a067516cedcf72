"""What the voice can say is recorded, sentence by sentence."""

import sayable
from backcoach.cues.recordings import recording_name
from tests.corner import thorough
from tests.places import ASSETS

VOICE = ASSETS / "voice"


@thorough
def test_each_sentence_has_its_recording_and_none_is_left_over() -> None:
    wanted = {recording_name(text): text for text in sayable.sentences()}
    there = {path.stem for path in (VOICE / "en").iterdir()}
    assert [text for name, text in wanted.items() if name not in there] == [], "`make voice` records them"
    assert there - set(wanted) == set(), "`make voice` removes what is said no longer"


def test_the_licence_lies_beside_them() -> None:
    assert "hibari-tts 0.2.1" in (VOICE / "NOTICE.txt").read_text("utf-8")
    assert "Version 2.0, January 2004" in (VOICE / "LICENCE.txt").read_text("utf-8")
