"""How soon a key silences what is heard, and how far sound is from its picture, in the real window."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np

from backcoach.app.preferences import Preferences
from backcoach.cues.helper.tones import RATE
from backcoach.session.settings import SoundSettings
from tests.bench.rows import Row
from tests.cues.lab import LOUD, Recorder, recording, server, until
from tests.cues.listening import errors_ms
from tests.cues.whole import play_whole
from tests.cues.window import Window, window
from tests.settled import settled

SILENT_WITHIN_MS, FROM_PICTURE_MS = 100.0, 30.0
NEXT_S, PICTURE_S = 0.25, 14.0
"""Nothing new is heard so soon after a key; how much of a session is compared with its picture."""
TONES = settled(sound=SoundSettings(tones=True, talk="off"))
WORDS = settled(sound=SoundSettings(tones=False, talk="full"))
KEYS = {"pause": (TONES, "Right", "space"), "stop": (TONES, "Right", "s"), "skip": (WORDS, "Home", "Right")}
"""What is played, the key that leads to a long sound, and the key that ends it."""


def key_rows() -> Iterator[Row]:
    """From each key to the last that is heard, and from the picture to its tones; the limits are the yardsticks."""
    for name, (preferences, before, key) in KEYS.items():
        yield Row(
            f"{name} key to silence", _silence_ms(preferences, before, key), "ms", "limit", SILENT_WITHIN_MS, most=1
        )
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as running:
        brief = settled(routine="desk-break")
        whole = play_whole(Path(folder), running.environment, brief, PICTURE_S)
    late = [ms for _, ms in errors_ms(whole.script, whole.heard, 0.0, PICTURE_S) if ms is not None]
    yield Row(f"{len(late)} tones after their picture, median", median(late), "ms", "limit", FROM_PICTURE_MS, most=1)
    yield Row("tone farthest from its picture", max(map(abs, late)), "ms", "limit", FROM_PICTURE_MS, most=1)


def _silence_ms(preferences: Preferences, before: str, key: str) -> float:
    with (
        tempfile.TemporaryDirectory() as folder,
        server(Path(folder)) as running,
        window(Path(folder), running.environment, preferences) as shown,
        recording(running.environment) as recorder,
    ):
        shown.begin()
        shown.press(before)
        return 1000 * _last_heard_s(shown, recorder, key)


def _last_heard_s(shown: Window, recorder: Recorder, key: str) -> float:
    """Press a key in the middle of a long sound; how long after that the last of it was heard, in seconds.

    The recorder's samples are the clock: what the machine is late with counts against us.
    """
    until(lambda: shown.frames[-1].at_s - shown.frames[0].at_s > 3)
    until(lambda: recorder.loud(0.05))
    pressed = recorder.reached
    shown.press(key)
    after = recorder.since(pressed, NEXT_S)
    return float(np.flatnonzero(np.abs(after) > LOUD)[-1]) / RATE
