"""What is really heard: sessions played into a sink that is recorded, and a whole one mixed without waiting for it."""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

import numpy as np
import pytest

from backcoach.cues import Script
from backcoach.cues.cue import BREATHS, Cue
from backcoach.cues.helper.engines import find_engine
from backcoach.cues.helper.mixer import Mixer
from backcoach.cues.helper.speech import render
from backcoach.cues.helper.tones import RATE, Samples
from backcoach.cues.messages import LoadScript, Pause, Play, SetSound
from backcoach.session.settings import SoundSettings
from tests.corner import thorough
from tests.cues.lab import LOUD, Helper, needs_sound, recording, server, until
from tests.cues.listening import (
    Heard,
    directions,
    errors_ms,
    is_heard,
    lined_up,
    only,
    overlapping,
    play,
    script_of,
    within,
)
from tests.cues.pipewire import there

PEAK = 0.708

BLOCK = 768
EXPECTED = {"breath_in": 2**0.45, "breath_hold": 1.0, "breath_out": 2**-0.45}
"""How the pitch changes from 45 to 90 per cent of a phase."""
AT_MOST_MS = 30
"""How far from its place among the others a tone may begin."""
TRIES = 3
"""Recordings of which one must be as it is written: a busy machine may spoil any, a fault of ours spoils all."""
needs_pipewire = pytest.mark.skipif(not there(), reason="PipeWire is not installed with all its parts")


def faults_in(script: Script, heard: Heard, from_s: float, seconds: float) -> list[object]:
    """Tones that are not in their place or go in the wrong direction, words that are not there."""
    errors = errors_ms(script, heard, from_s, seconds)
    assert errors
    late = [(cue, ms) for cue, ms in errors if ms is None or abs(ms) > AT_MOST_MS]
    tones = directions(only(script, "tone"), heard, from_s, seconds)
    wrong = [(cue, change) for cue, change in tones if abs(change / EXPECTED[cue.name] - 1) > 0.05]
    words = [cue for cue in within(script, from_s, seconds) if cue.kind == "speech" and not is_heard(heard, cue)]
    return [*late, *wrong, *words]


@pytest.mark.parametrize(
    ("kind", "from_s"),
    [("pulse", 9.0), ("pulse", 232.0), pytest.param("pipewire", 9.0, marks=needs_pipewire)],
    ids=["breathing", "movement", "pipewire"],
)
@pytest.mark.realtime
@needs_sound
def test_a_stretch_of_a_session_is_heard_as_it_is_written(kind: str, from_s: float) -> None:
    script, seconds = script_of("seven-actions", SoundSettings()), 20.0
    found: list[list[object]] = []
    while len(found) < TRIES and [] not in found:
        with (
            tempfile.TemporaryDirectory() as folder,
            server(Path(folder), kind) as running,
            recording(running.environment) as recorder,
        ):
            heard = lined_up(script, play(script, running.environment, recorder, from_s, seconds), from_s, seconds)
        found.append(faults_in(script, heard, from_s, seconds))
    assert [] in found


WITHIN_MS = 5
"""How exactly a breath is found that words lie over: it is ducked below them, and softer than they are anyway."""


@thorough
@needs_sound
def test_a_whole_session_is_mixed_as_it_is_written() -> None:
    script = script_of("seven-actions", SoundSettings())
    heard = mixed(script)
    seconds = len(heard.samples) / RATE
    assert overlapping(script) == []
    assert np.abs(heard.samples).max() <= PEAK
    errors = errors_ms(script, heard, 0.0, seconds)
    assert len(errors) > 100
    assert [(cue, ms) for cue, ms in errors if ms is None or abs(ms) > WITHIN_MS] == []
    breaths = directions(script, heard, 0.0, seconds)
    assert len(breaths) == sum(cue.name in BREATHS for cue in script.cues)
    assert [(cue, change) for cue, change in breaths if not _as_expected(script, cue, change)] == []
    assert [cue for cue in script.speech if not is_heard(heard, cue)] == []


def mixed(script: Script) -> Heard:
    """The whole script as a stream, with every word at hand."""
    engine = find_engine()
    assert engine
    ready: dict[str, Samples] = {}

    def spoken(text: str) -> Samples:
        return ready.setdefault(text, render(engine, text, "", 160)) if text not in ready else ready[text]

    mixer = Mixer(spoken)
    mixer.load(script)
    mixer.play(0.0, 0.0)
    blocks = range(round((script.duration_s + 4) * RATE / BLOCK))
    samples = np.concatenate([mixer.render(BLOCK, k * BLOCK / RATE) for k in blocks]).astype(np.float64)
    return Heard(samples, np.array([(t, 0.0) for t in range(round(script.duration_s) + 8)]), 0.0)


def _as_expected(script: Script, breath: Cue, change: float) -> bool:
    """Whether the pitch went where it should; while words are spoken this cannot be heard."""
    looked_at = [breath.at_s + share * breath.duration_s for share in (0.45, 0.9)]
    spoken = any(cue.at_s - 0.1 < t < cue.end_s + 0.3 for cue in script.speech for t in looked_at)
    return spoken or abs(change / EXPECTED[breath.name] - 1) < 0.05


@pytest.mark.realtime
@needs_sound
def test_a_pause_is_silent_and_stays_so() -> None:
    script = Script("mine", 100.0, (Cue(0.2, 90.0, "tone", "breath_hold", "", 4, 90.2),))
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as running:
        helper = Helper(running.environment)
        with recording(running.environment) as recorder, helper.beating():
            helper.send(SetSound("", 160, 1.0), LoadScript(script), Play(monotonic(), 0.0))
            until(lambda: recorder.sounds_on(1.0))
            helper.send(Pause())
            until(lambda: not recorder.loud(0.1))
            assert np.abs(recorder.heard_on(1.0)).max() < LOUD
        assert helper.close() == 0


def test_the_window_s_side_imports_nothing_that_sounds() -> None:
    code = (
        "import sys, backcoach.cues; "
        "sound = 'backcoach.cues.helper', 'numpy', 'miniaudio', 'ctypes'; "
        "print([name for name in sys.modules if name.startswith(sound)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
