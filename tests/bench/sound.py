"""How far from its place each tone is heard, and what sound costs: a session played into a sink that is recorded."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from backcoach.cues import Script
from backcoach.session.settings import SoundSettings
from tests.bench.rows import Row
from tests.cues.lab import recording, server
from tests.cues.listening import Heard, errors_ms, play, script_of

SECONDS = float(os.environ.get("BENCH_SOUND_S", "40"))
"""How much of the session is played; 0 is all of it, in real time."""
FROM_S = 200.0
LIMIT_MS = 30.0
BREATHS_FROM_S, BREATHS_S = 40.0, 20.0
"""A stretch of the same session in which the breath leads."""


def sound_rows() -> list[Row]:
    """Onset errors in ms, and processor time in per cent of a core where the breath leads, beside what is allowed."""
    script = script_of("seven-actions", SoundSettings())
    begin, seconds = (FROM_S, SECONDS) if SECONDS else (0.0, script.duration_s + 4)
    heard, breaths = _heard(script, begin, seconds), _heard(script, BREATHS_FROM_S, BREATHS_S)
    errors = [ms for _, ms in errors_ms(script, heard, begin, seconds) if ms is not None]
    return [*_onsets(errors), _cost(breaths, BREATHS_S)]


def _onsets(errors: Sequence[float]) -> list[Row]:
    """Median with its sign; the others as distances from it, and the largest from the script."""
    middle = median(errors)
    spread = [abs(ms - middle) for ms in errors]
    return [
        Row(f"onset of {len(errors)} tones, median", middle, "ms", "limit", LIMIT_MS, most=1),
        Row("onset, 99th percentile from the median", quantiles(spread, n=100)[98], "ms", "limit", LIMIT_MS, most=1),
        Row("onset, largest error", max(map(abs, errors)), "ms", "limit", LIMIT_MS, most=1),
    ]


def _heard(script: Script, begin: float, seconds: float) -> Heard:
    with (
        tempfile.TemporaryDirectory() as folder,
        server(Path(folder)) as running_server,
        recording(running_server.environment) as recorder,
    ):
        return play(script, running_server.environment, recorder, begin, seconds)


def _cost(heard: Heard, seconds: float) -> Row:
    return Row("processor time of sound", 100 * heard.cpu_s / seconds, "%", "limit, share of a core", 2, most=1)
