"""What an hour of sound does to the process that plays it: whether it grows, and whether tones leave their places."""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

import numpy as np
from msgspec.structs import replace

from backcoach.cues import Script
from backcoach.cues.messages import LoadScript, Play, SetSound
from backcoach.session.settings import SoundSettings
from tests.bench.process import cpu_s, own_memory_mb
from tests.bench.rows import Row
from tests.cues.lab import Helper, recording, server
from tests.cues.listening import Heard, errors_ms, script_of

MINUTES = float(os.environ.get("BENCH_SOUND_MINUTES", "60"))
EVERY_S, LISTEN_S, SETTLE_S = 150.0, 40.0, 2.0
"""Of each stretch of the first length the second is recorded, after the third."""
WARM_S = 120.0
"""After so long nearly everything that is used has been used once."""


def long_sound_rows() -> list[Row]:
    """Memory at the end beside that of the first minutes, how far the tones wandered, and the processor time."""
    script = repeated(script_of("seven-actions", SoundSettings(), pace=1.0), MINUTES * 60)
    places: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as running:
        helper = Helper(running.environment)
        helper.send(SetSound("", 160, 1.0), LoadScript(script))
        helper.beat_until(monotonic() + 1.5)
        origin = monotonic()
        helper.send(Play(origin, 0.0))
        helper.beat_until(origin + WARM_S)
        memory, used = [_own_mb(helper, monotonic() + EVERY_S - LISTEN_S)], cpu_s(helper.process.pid)
        while monotonic() - origin < MINUTES * 60:
            places += _listen(script, helper, running.environment, origin)
            memory.append(_own_mb(helper, min(monotonic() + EVERY_S - LISTEN_S, origin + MINUTES * 60)))
            _tell(f"{(monotonic() - origin) / 60:.1f} min, {memory[-1]:.2f} MB, {places[-1][1]:.2f} ms")
        used = cpu_s(helper.process.pid) - used
        helper.close()
    return [*_rows(memory, places), _cost(used, MINUTES * 60 - WARM_S)]


def repeated(script: Script, seconds: float) -> Script:
    """A script over and over again, until it lasts so long."""
    times = range(int(seconds // script.duration_s) + 1)
    cues = [
        replace(cue, at_s=cue.at_s + shift, until_s=cue.until_s + shift)
        for shift in (k * (script.duration_s + 10) for k in times)
        for cue in script.cues
    ]
    return Script("long", len(times) * (script.duration_s + 10), tuple(cues))


def _own_mb(helper: Helper, end: float) -> float:
    """Let it play on to a monotonic time; the memory that it came back to meanwhile: words that are rendered need more
    for a moment."""
    floor = own_memory_mb(helper.process.pid)
    while monotonic() < end:
        helper.beat_until(min(end, monotonic() + 3))
        floor = min(floor, own_memory_mb(helper.process.pid))
    return floor


def _listen(script: Script, helper: Helper, environment: dict[str, str], origin: float) -> list[tuple[float, float]]:
    """Minute and error in ms of each tone of a recorded stretch."""
    with recording(environment, marked=False) as recorder:
        begin = monotonic() - origin + SETTLE_S
        helper.beat_until(origin + begin + LISTEN_S - SETTLE_S)
    heard = Heard(recorder.samples, np.array(recorder.starts) - origin, 0.0)
    errors = errors_ms(script, heard, begin, LISTEN_S - SETTLE_S - 1)
    return [(cue.at_s / 60, ms) for cue, ms in errors if ms is not None]


def _rows(memory: list[float], places: list[tuple[float, float]]) -> list[Row]:
    part = max(1, len(places) // 5)
    drift = median(ms for _, ms in places[-part:]) - median(ms for _, ms in places[:part])
    middle = median(ms for _, ms in places)
    largest = max(abs(ms - middle) for _, ms in places)
    return [
        Row(f"sound process after {MINUTES:g} min", memory[-1], "MB", "in its first minutes", memory[0], most=1.05),
        Row(f"drift of {len(places)} tones over {MINUTES:g} min", drift, "ms", "limit", 30.0, most=1),
        Row("onset, largest distance from the median", largest, "ms", "limit", 30.0, most=1),
    ]


def _cost(used_s: float, seconds: float) -> Row:
    return Row(f"processor time of sound over {MINUTES:g} min", 100 * used_s / seconds, "%", "one core", 100.0)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    for row in long_sound_rows():
        print(row, flush=True)
