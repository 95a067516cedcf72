"""What is spoken, in a language that a script made up: whatever stands outside its brackets was never translated."""

from pathlib import Path
from typing import get_args

import pytest

from backcoach.app.translated_catalog import translated_catalog
from backcoach.catalog import Catalog
from backcoach.cues import SpeechWording, SpokenReplies, compile_script, compile_spoken_timeline
from backcoach.cues.messages import Trouble
from backcoach.session import SessionSettings, compile_timeline
from backcoach.session.player import PauseReason
from backcoach.session.settings import SoundSettings
from backcoach.words import Words
from backcoach.words.languages import Languages
from pseudo import main as write_pseudo
from tests.places import ASSETS
from tests.shipped import shipped_catalog
from tests.words.untranslated import left_over


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    write_pseudo(folder)
    return folder


def answers(replies: SpokenReplies, catalog: Catalog) -> list[str]:
    """Everything that is answered to a key; each way of answering is here."""
    timeline = compile_timeline(catalog.as_routine("bird-dog"), catalog, SessionSettings())
    moments = [timeline.at(t) for t in (1.0, timeline.duration_s / 2)]
    told = {
        "left": [replies.left(moment) for moment in moments],
        "paused": [replies.paused(reason) for reason in get_args(PauseReason)],
        "going_on": [replies.going_on()],
        "more": [replies.more(10, 0), replies.more(0, 1), replies.more(0, 2)],
        "graded": [replies.graded(value, "[.]") for value in range(11)],
        "fewer": [replies.fewer()],
        "hurt": [replies.hurt(marked=True), replies.hurt(marked=False)],
        "ease": [replies.ease(easier, fewer=True, goes_on=on) for easier in ("", "[.]") for on in (True, False)],
        "smaller": [replies.smaller()],
        "easier": [replies.easier()],
        "left_out": [replies.left_out()],
        "skipped": [replies.skipped()],
        "back": [replies.back()],
        "again": [replies.again()],
        "question": [replies.question(with_keys=True), replies.question(with_keys=False)],
        "score": [replies.score(value) for value in range(11)],
        "reasons": [replies.reasons(["[.]", "[.]"])],
    }
    public = {name for name in vars(SpokenReplies) if not name.startswith("_")}
    assert told.keys() == public
    return [text for texts in told.values() for text in texts]


def test_no_spoken_word_is_left_outside_the_brackets(words: Path, tmp_path: Path) -> None:
    said = Words()
    Languages(words, tmp_path).use(said, "en_XA", ())
    catalog = translated_catalog(shipped_catalog(), ASSETS, said)
    wording, settings = SpeechWording(said, catalog), SoundSettings(talk="full")
    replies = SpokenReplies(said)
    spoken = [wording.trial(), wording.own_pace(), *answers(replies, catalog)]
    spoken += [wording.trouble(trouble) for trouble in get_args(Trouble)]
    for id in (*catalog.routines, *catalog.exercises):
        timeline = compile_spoken_timeline(catalog.as_routine(id), wording, SessionSettings(), settings)
        cues = compile_script(timeline, wording, settings).cues
        spoken += [cue.text for cue in cues if cue.kind == "speech"]
    assert len(spoken) > 500
    assert not [text for text in spoken if left_over(text)]
