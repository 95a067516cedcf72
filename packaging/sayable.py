"""Every English sentence that the shipped exercises, routines and phrases can make the voice say.

`make voice` records them, and a test names each that has no recording. Not among them are sentences with a name or a
number of the user's own, and the answers to the key T.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

from backcoach.catalog import Catalog
from backcoach.catalog.read import read_catalog
from backcoach.coaching import read_safety
from backcoach.cues import SpeechWording, SpokenReplies, compile_script, lengthened_for_speech
from backcoach.cues.recordings import sentences_of
from backcoach.session import SessionSettings, compile_timeline
from backcoach.session.player import PauseReason
from backcoach.session.settings import SoundSettings
from backcoach.words import Words

ASSETS = Path(__file__).parent.parent / "assets"
SESSIONS = (
    SessionSettings(),
    SessionSettings(get_ready_s=40, rest_s=60),
    SessionSettings(get_ready_s=3, rest_s=0),
    SessionSettings(get_ready_s=40, level="middle"),
    SessionSettings(get_ready_s=40, level="high"),
    SessionSettings(get_ready_s=40, own_pace=True),
)
SOUNDS = (
    SoundSettings(counting="every"),
    SoundSettings(counting="last three"),
    SoundSettings(tones=False),
    SoundSettings(talk="brief"),
)


def sentences() -> list[str]:
    """All of them, each once, in the order of the alphabet."""
    catalog = read_catalog(ASSETS)
    texts = (*in_scripts(catalog), *in_lessons(catalog), *in_cautions(catalog), *in_replies(catalog), *in_safety())
    return sorted({one for text in texts for one in sentences_of(text) if one})


def in_scripts(catalog: Catalog) -> Iterator[str]:
    """What is said in a routine, or in a session of one exercise."""
    wording = SpeechWording(Words(), catalog)
    for id, session, sound in product((*catalog.routines, *catalog.exercises), SESSIONS, SOUNDS):
        plain = compile_timeline(catalog.as_routine(id), catalog, session)
        timeline = lengthened_for_speech(plain, wording, sound)
        yield from (cue.text for cue in compile_script(timeline, wording, sound).speech)
    yield wording.trial()


def in_lessons(catalog: Catalog) -> Iterator[str]:
    """The steps of each exercise, and the sentences around them."""
    words = Words()
    for exercise in catalog.exercises.values():
        yield from (words.gettext("Step by step: {name}.", name=exercise.name), *exercise.steps)
        if exercise.mistake:
            yield words.gettext("Not like this: {mistake}", mistake=exercise.mistake)
    yield words.gettext("The space bar goes on.")


def in_cautions(catalog: Catalog) -> Iterator[str]:
    """What the user's cautions say about each exercise, and in a session."""
    for rule in catalog.cautions:
        yield from (rule.warning, *(one.say for one in rule.breaks))
    for exercise in catalog.exercises.values():
        yield from (care.say for care in exercise.care.values() if not care.hide)


def in_replies(catalog: Catalog) -> Iterator[str]:
    """What is said in answer to keys."""
    replies = SpokenReplies(Words())
    yield from (*map(replies.paused, get_args(PauseReason)), replies.going_on())
    yield from (replies.skipped(), replies.back(), replies.again(), replies.question(with_keys=True))
    yield from (replies.hurt(marked=marked) for marked in (True, False))
    yield from (replies.smaller(), replies.fewer(), replies.easier(), replies.left_out())
    for name in ("", *(catalog.exercise(one.easier).name for one in catalog.exercises.values() if one.easier)):
        both = product((True, False), repeat=2)
        yield from (replies.ease(name, fewer=fewer, goes_on=goes_on) for fewer, goes_on in both)
    yield from (replies.graded(light.low, light.words) for light in read_safety(ASSETS).light)
    yield from (replies.score(value, "G.") for value in range(11))
    yield from (replies.score(value) for value in range(11))
    yield from (replies.more(0, count) for count in range(1, 6))
    yield from (replies.more(seconds, 0) for seconds in range(5, 31))


def in_safety() -> Iterator[str]:
    """The reasons to stop, and their advice where it names no number of the user's."""
    rules = read_safety(ASSETS).stop
    yield SpokenReplies(Words()).reasons([rule.words for rule in rules])
    yield from (text for rule in rules for text in rule.advice if "{" not in text)
