"""What the running window costs: memory, nothing at all at rest, and little while a session is shown."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from tests.bench.process import cpu_s, memory_mb, of_threads, spent
from tests.bench.rows import Row, paired
from tests.bench.screen import screen

SETTLE_S = 3
IDLE_S = 30
PLAY_S = 5
FRAMES = 1000 / 16
"""A second, by a timer of 16 ms."""
TIMES = 3


@contextmanager
def running(*arguments: str) -> Iterator[int]:
    """A program on a screen of its own, after it has settled; its process id."""
    with screen() as blank:
        environment = os.environ | {"DISPLAY": blank.display, "QT_QPA_PLATFORM": "xcb"}
        program = subprocess.Popen([sys.executable, *arguments], env=environment, stderr=subprocess.DEVNULL)
        try:
            sleep(SETTLE_S)
            yield program.pid
        finally:
            program.kill()
            program.wait()


@contextmanager
def window() -> Iterator[int]:
    """BackCoach over a fresh folder, past its first start."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "settings.json").write_text('{"first_start_done": true, "view": "window", "lessons": "off"}')
        with running("-m", "backcoach", "--data-dir", folder) as pid:
            yield pid


def memory_row() -> Row:
    """Memory with everything shown, beside a bare window with one empty plot."""
    ours, plots = [], []
    for _ in range(TIMES):
        with running("-m", "tests.bench.yardsticks", "plot") as pid:
            plots.append(memory_mb(pid))
        with window() as pid:
            ours.append(memory_mb(pid))
    return paired("memory, all shown", ours, "MB", "bare window, one empty plot", plots, most=1.25)


def idle_rows() -> list[Row]:
    """Processor time and wake-ups in 30 s at rest, beside a bare window."""
    with running("-m", "tests.bench.yardsticks", "label") as bare, window() as ours:
        sleep(SETTLE_S)  # until the last thread of the start has ended
        before = [of_threads(pid) for pid in (bare, ours)]
        sleep(IDLE_S)
        after = [of_threads(pid) for pid in (bare, ours)]
    (bare_s, bare_woken), (own_s, own_woken) = map(spent, before, after)
    return [
        Row(f"processor time at rest, {IDLE_S} s", own_s * 1000, "ms", "bare window", bare_s * 1000),
        Row(f"wake-ups at rest, {IDLE_S} s", own_woken, "", "bare window", bare_woken),
    ]


def session_rows() -> list[Row]:
    """Processor time of a session on a stage of 800×600, beside an empty widget that is filled as often."""
    used: dict[str, list[float]] = {"fill": [], "ring": [], "figure": []}
    for _ in range(TIMES):
        for name, costs in used.items():
            with running("-m", "tests.bench.yardsticks", name) as pid:
                before = cpu_s(pid)
                sleep(PLAY_S)
                costs.append((cpu_s(pid) - before) / PLAY_S / FRAMES * 1000)
    return [
        paired("session, ring and digits, a frame", used["ring"], "ms", "empty widget filled", used["fill"], most=2.5),
        paired("session with the figure, a frame", used["figure"], "ms", "empty widget filled", used["fill"], most=3),
    ]
