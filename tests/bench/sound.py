"""How far from its place each tone is heard, and what sound costs: a session played into a sink that is recorded."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from time import sleep

from backcoach.session.settings import SoundSettings
from tests.bench.process import cpu_s
from tests.bench.rows import Row
from tests.bench.running import running
from tests.cues.lab import recording, server
from tests.cues.listening import Heard, errors_ms, play, script_of

SECONDS = float(os.environ.get("BENCH_SOUND_S", "60"))
"""How much of the session is played; 0 is all of it, in real time."""
FROM_S = 200.0
LIMIT_MS = 30.0
SILENT_S = 10


def sound_rows() -> list[Row]:
    """Onset errors in ms beside what is allowed, and processor time in per cent of a core beside a silent session."""
    script = script_of("seven-actions", SoundSettings())
    begin, seconds = (FROM_S, SECONDS) if SECONDS else (0.0, script.duration_s + 4)
    with (
        tempfile.TemporaryDirectory() as folder,
        server(Path(folder)) as running_server,
        recording(running_server.environment) as recorder,
    ):
        heard = play(script, running_server.environment, recorder, begin, seconds)
    errors = [ms for _, ms in errors_ms(script, heard, begin, seconds) if ms is not None]
    return [*_onsets(errors), _cost(heard, seconds)]


def _onsets(errors: Sequence[float]) -> list[Row]:
    """Median with its sign; the others as distances from it, and the largest from the script."""
    middle = median(errors)
    spread = [abs(ms - middle) for ms in errors]
    return [
        Row(f"onset of {len(errors)} tones, median", middle, "ms", "limit", LIMIT_MS, most=1),
        Row("onset, 99th percentile from the median", quantiles(spread, n=100)[98], "ms", "limit", LIMIT_MS, most=1),
        Row("onset, largest error", max(map(abs, errors)), "ms", "limit", LIMIT_MS, most=1),
    ]


def _cost(heard: Heard, seconds: float) -> Row:
    with running("-m", "tests.bench.yardsticks", "ring") as silent:
        before = cpu_s(silent)
        sleep(SILENT_S)
        share = (cpu_s(silent) - before) / SILENT_S
    return Row("processor time of sound", 100 * heard.cpu_s / seconds, "%", "silent session, its ring", 100 * share)
