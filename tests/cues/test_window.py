"""The program as people start it, in a real window: what it sounds like beside what it shows, and what keys silence."""

import tempfile
from pathlib import Path
from time import monotonic

import numpy as np
import pytest

from backcoach.app.preferences import Preferences
from backcoach.cues.helper.tones import RATE
from backcoach.session.settings import SoundSettings, Talk
from tests.cues.lab import LOUD, Recorder, needs_sound, recording, server, until
from tests.cues.listening import Heard, errors_ms, is_heard, within
from tests.cues.whole import play_whole
from tests.cues.window import Window, needs_window, window

pytestmark = [needs_sound, needs_window]
AT_MOST_MS, SILENT_WITHIN_S, NEXT_S = 30, 0.1, 0.25
"""How far a tone may be from its picture; how soon a key silences; before what is next can be heard."""


def loudest(heard: Heard, begin: float, end: float) -> float:
    """The largest amplitude of a stretch of the timeline."""
    return float(np.abs(heard.samples[round(heard.at(begin) * RATE) : round(heard.at(end) * RATE)]).max())


def test_a_session_in_a_real_window_sounds_as_it_is_shown_and_nothing_else_is_heard() -> None:
    preferences = Preferences(first_start_done=True, routine="desk-break")
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as running:
        whole = play_whole(Path(folder), running.environment, preferences, 14.0)
    errors = errors_ms(whole.script, whole.heard, 0.0, 14.0)
    assert len(errors) >= 5
    assert [(cue, ms) for cue, ms in errors if ms is None or abs(ms) > AT_MOST_MS] == []
    words = [cue for cue in within(whole.script, 0.0, 14.0) if cue.kind == "speech"]
    assert words
    assert [cue for cue in words if not is_heard(whole.heard, cue)] == []
    assert loudest(whole.heard, 0.0, 0.2) < LOUD
    assert loudest(whole.heard, 0.52, 0.72) < LOUD


@pytest.mark.parametrize(
    ("tones", "talk", "before", "key"),
    [
        (True, "off", "Right", "space"),
        (True, "off", "Right", "s"),
        (False, "full", "Home", "Right"),
        (False, "full", "Home", "Next"),
    ],
    ids=["pause", "stop", "skip", "controller's remote"],
)
def test_a_key_ends_what_is_heard_within_a_tenth_of_a_second(tones: bool, talk: Talk, before: str, key: str) -> None:
    preferences = Preferences(first_start_done=True, sound=SoundSettings(tones=tones, talk=talk))
    with (
        tempfile.TemporaryDirectory() as folder,
        server(Path(folder)) as running,
        window(Path(folder), running.environment, preferences) as shown,
        recording(running.environment) as recorder,
    ):
        shown.begin()
        shown.press(before)
        last_s = _last_heard_s(shown, recorder, key)
    assert 0 < last_s < SILENT_WITHIN_S


def _last_heard_s(shown: Window, recorder: Recorder, key: str) -> float:
    """Press a key in the middle of a long sound; how long after that the last of it was heard, in seconds."""
    until(lambda: shown.frames[-1].at_s - shown.frames[0].at_s > 3)
    until(lambda: recorder.loud(0.05))
    pressed = monotonic()
    shown.press(key)
    until(lambda: recorder.starts[-1][0] > pressed + 2 * NEXT_S)
    heard = Heard(recorder.samples, np.array(recorder.starts) - pressed, 0.0)
    after = heard.samples[round(heard.at(0.0) * RATE) : round(heard.at(NEXT_S) * RATE)]
    return float(np.flatnonzero(np.abs(after) > LOUD)[-1]) / RATE
