"""What the running window costs: memory, and nothing at all at rest."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from tests.bench.process import memory_mb, of_threads, spent
from tests.bench.rows import Row, paired
from tests.bench.screen import screen

SETTLE_S = 3
IDLE_S = 30
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
