"""Plays a stretch of a session for real and compares what was heard with the script."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from time import monotonic, sleep
from typing import NamedTuple

import msgspec
import numpy as np

from backcoach.app.places import assets_folder
from backcoach.catalog import Catalog
from backcoach.catalog.read import read_catalog
from backcoach.cues import Script, SpeechWording, compile_script, lengthened_for_speech
from backcoach.cues.cue import BREATHS, Cue
from backcoach.cues.helper.tones import RATE, FloatArray
from backcoach.cues.messages import LoadScript, Play, SetSound
from backcoach.session import SessionSettings, compile_timeline
from backcoach.session.settings import SoundSettings
from backcoach.words import Words
from tests.bench.process import cpu_s
from tests.cues.lab import Helper, Recorder, onset, own_onset, pitch

CLEAR_S = 0.17
"""Only what begins after so much silence has an onset that can be found without doubt."""


NEAR_S = 10.0
"""Parts of a recording may be lost on a busy machine, so places are judged by the tones within so many seconds."""


class Heard(NamedTuple):
    """A stretch of sound; `starts` holds arrival and time of the first sample of each piece, on the timeline."""

    samples: FloatArray
    starts: FloatArray
    cpu_s: float
    """Processor time of the helper while it played."""

    def at(self, t: float) -> float:
        """Seconds into the recording of a time on the timeline; arrivals are late by chance and never early."""
        near = self.starts[np.abs(self.starts[:, 0] - t) < NEAR_S]
        return t - float(near[:, 1].min())


def shipped() -> Catalog:
    """The shipped catalogue."""
    return read_catalog(assets_folder())


def script_of(routine: str, sound: SoundSettings, pace: float = 1.5) -> Script:
    """The script of a shipped routine."""
    catalog = shipped()
    wording = SpeechWording(Words(), catalog)
    timeline = compile_timeline(catalog.as_routine(routine), catalog, SessionSettings(pace=pace))
    return compile_script(lengthened_for_speech(timeline, wording, sound), wording, sound)


def only(script: Script, kind: str) -> Script:
    """The script without the other kind of cue, for clear onsets."""
    return msgspec.structs.replace(script, cues=tuple(cue for cue in script.cues if cue.kind == kind))


def play(script: Script, environment: dict[str, str], recorder: Recorder, from_s: float, seconds: float) -> Heard:
    """Let the helper play a stretch of the script while it is recorded."""
    helper = Helper(environment)
    try:
        helper.send(SetSound("", 160, 1.0), LoadScript(script))
        helper.beat_until(monotonic() + 1.5)
        used = cpu_s(helper.process.pid)
        origin = monotonic() - from_s
        helper.send(Play(origin, from_s))
        helper.beat_until(origin + from_s + seconds)
        sleep(0.3)
        used = cpu_s(helper.process.pid) - used
    finally:
        helper.close()
    return Heard(recorder.samples, np.array(recorder.starts) - origin, used)


def within(script: Script, from_s: float, seconds: float) -> Iterator[Cue]:
    """The cues that are whole within a stretch, its very first moment left out."""
    return (cue for cue in script.cues if from_s + 0.2 < cue.at_s and cue.end_s < from_s + seconds)


def errors_ms(script: Script, heard: Heard, from_s: float, seconds: float) -> list[tuple[Cue, float | None]]:
    """For each tone that begins after silence, how late it was in ms; None where nothing was heard."""
    clear = [cue for cue in within(script, from_s, seconds) if cue.kind == "tone" and _is_clear(script, cue)]
    found = [(cue, onset(heard.samples, heard.at(cue.at_s))) for cue in clear]
    return [(cue, None if at is None else 1000 * (at - heard.at(cue.at_s) - own_onset(cue))) for cue, at in found]


def lined_up(script: Script, heard: Heard, from_s: float, seconds: float) -> Heard:
    """The recording with its tones where the script has them on the whole, so that each is judged only by the others.

    How late all of them are depends on the machine: `make bench` measures that.
    """
    late = [ms for _, ms in errors_ms(script, heard, from_s, seconds) if ms is not None]
    assert late, "no tone was heard where one should be"
    return heard._replace(starts=heard.starts - np.array([0.0, median(late) / 1000]))


def directions(script: Script, heard: Heard, from_s: float, seconds: float) -> list[tuple[Cue, float]]:
    """For each breath tone, by how much its pitch changed over its second half (1: not at all)."""
    breaths = [cue for cue in within(script, from_s, seconds) if cue.name in BREATHS]
    return [(cue, _pitch(heard, cue, 0.9) / _pitch(heard, cue, 0.45)) for cue in breaths]


def is_heard(heard: Heard, cue: Cue) -> bool:
    """Whether there is sound where an utterance begins."""
    first = round(heard.at(cue.at_s) * RATE)
    stretch = heard.samples[first : first + round(0.4 * RATE)]
    return bool(len(stretch) and abs(stretch).max() > 0.02)


def _pitch(heard: Heard, cue: Cue, share: float) -> float:
    middle = round(heard.at(cue.at_s + share * cue.duration_s) * RATE)
    return pitch(heard.samples[middle - RATE // 20 : middle + RATE // 20])


def _is_clear(script: Script, cue: Cue) -> bool:
    sounding = (other.end_s + (0.05 if other.name in BREATHS else 0) for other in script.cues if other.at_s < cue.at_s)
    return cue.at_s - max(sounding, default=-1.0) > CLEAR_S


def overlapping(script: Script) -> list[tuple[Cue, Cue]]:
    """Utterances that begin before the one before them is over."""
    return [(a, b) for a, b in pairwise(script.speech) if b.at_s < a.end_s]
