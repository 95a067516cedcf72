"""What is heard: how loud each sound is, whether breaths break up on a busy machine, whole sessions read back."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from backcoach.cues.cue import BREATHS, Cue, ToneName
from backcoach.cues.helper.engines import find_engine
from backcoach.cues.helper.loudness import lufs
from backcoach.cues.helper.speech import WORDS_LUFS, render
from backcoach.cues.helper.tones import RATE, FloatArray, tone
from backcoach.session.settings import SoundSettings
from tests.bench.rows import Row
from tests.cues.lab import envelope, recording, server
from tests.cues.listening import Heard, is_heard, only, play, script_of, within
from tests.cues.whole import play_whole
from tests.settled import settled

MINUTES = float(os.environ.get("BENCH_GAP_MINUTES", "10"))
ROUTINES = tuple(os.environ.get("BENCH_WHOLE", "gentle-day seven-actions").split())
SIGNS: tuple[ToneName, ...] = ("ready", "start", "go", "hold", "return", "side", "rest", "end", "tick", "mark")
BREATH_LUFS, BREATH_S, PEAK_DBFS, LONGEST_SIGN_S = -26.0, 4.0, -3.0, 60.0
SILENT, INSIDE = 0.002, (0.15, 0.85)
"""Below this amplitude nothing is heard; the part of a breath in which that is a gap: its ends are soft."""
SHORTEST_GAP_MS = 15


def loudness_rows() -> Iterator[Row]:
    """Loudness of words, breaths and signs beside what is wanted; signs lie between breaths and words."""
    engine = find_engine()
    assert engine
    script = script_of("gentle-day", SoundSettings())
    words = [lufs(render(engine, cue.text, "", 160).astype(np.float64)) for cue in script.speech]
    yield Row(f"loudness of {len(words)} sentences, mean", float(np.mean(words)), "LUFS", "wanted", WORDS_LUFS)
    yield Row("loudness of the softest sentence", min(words), "LUFS", "wanted", WORDS_LUFS)
    for name in sorted(BREATHS):
        yield Row(f"loudness of {name}", lufs(_samples(name, BREATH_S)), "LUFS", "wanted", BREATH_LUFS)
    for name in SIGNS:
        yield Row(
            f"loudness of {name}", lufs(_samples(name, LONGEST_SIGN_S)), "LUFS", "between breaths and words", WORDS_LUFS
        )


def _samples(name: str, seconds: float) -> FloatArray:
    sound = tone(name, seconds)
    return sound.span(0, sound.length).astype(np.float64)


def gap_rows() -> Iterator[Row]:
    """Gaps inside breaths while every core is busy, and the longest of them in ms; none is wanted."""
    script = only(script_of("seven-actions", SoundSettings(talk="off"), pace=1.0), "tone")
    seconds = min(MINUTES * 60, script.duration_s)
    with (
        busy(),
        tempfile.TemporaryDirectory() as folder,
        server(Path(folder)) as running,
        recording(running.environment) as recorder,
    ):
        heard = play(script, running.environment, recorder, 0.0, seconds)
    breaths = [cue for cue in within(script, 0.0, seconds) if cue.name in BREATHS]
    gaps = [gap for cue in breaths for gap in gaps_ms(heard, cue)]
    yield Row(f"gaps in {len(breaths)} breaths over {seconds / 60:.0f} min, all cores busy", len(gaps), "", "wanted", 0)
    yield Row("longest of them", max(gaps, default=0.0), "ms", "shortest counted", SHORTEST_GAP_MS, most=1)


def whole_rows() -> Iterator[Row]:
    """Whole sessions in a real window, read back by script and levels: how many sentences were heard, in order."""
    for routine in ROUTINES:
        with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as running:
            whole = play_whole(Path(folder), running.environment, settled(routine=routine), 0)
        words = [cue for cue in within(whole.script, 0.0, whole.seconds) if cue.kind == "speech"]
        missed = [cue for cue in words if not is_heard(whole.heard, cue)]
        for cue in missed:
            print(f"not heard at {cue.at_s:.1f} s: {cue.text}", file=sys.stderr)
        name = f"{routine}, {whole.seconds / 60:.1f} min: sentences heard where they are written"
        yield Row(name, len(words) - len(missed), "", "in the script", len(words))
        yield Row(f"{routine}, loudest sample", _peak_db(whole.heard), "dBFS", "limit", PEAK_DBFS)


def gaps_ms(heard: Heard, breath: Cue) -> list[float]:
    """The lengths of the silences inside a breath, by the recorder's samples."""
    ends = [heard.at(breath.at_s + share * breath.duration_s) for share in INSIDE]
    loud = envelope(heard.samples[round(ends[0] * RATE) : round(ends[1] * RATE)]) > SILENT
    edges = np.flatnonzero(np.diff(np.concatenate(([1], loud.astype(int), [1]))))
    lengths = edges[1::2] - edges[::2]
    return [float(length) for length in lengths if length >= SHORTEST_GAP_MS]


def _peak_db(heard: Heard) -> float:
    samples: FloatArray = heard.samples[max(0, round(heard.at(0.0) * RATE)) :]
    return 20 * float(np.log10(np.abs(samples).max()))


@contextmanager
def busy() -> Iterator[None]:
    """Every core has something else to do meanwhile."""
    loads = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for load in loads:
            load.kill()
            load.wait()
