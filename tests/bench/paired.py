"""Another checkout beside this one, in turn: what a change does to start, memory, idle and frames."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from time import sleep

from tests.bench.process import cpu_s, memory_mb
from tests.bench.rows import Row, paired
from tests.bench.screen import Screen, screen

HERE = Path(__file__).parents[2]
SESSION = Path(__file__).with_name("paired_session.py")
STARTS, SESSIONS = 9, 3
"""Rounds that are counted, after one that fills the caches."""
SETTLE_S, IDLE_S, REST_S, MOVE_S = 4.0, 10.0, 4.0, 28.0
PATIENCE_S = 60.0
SETTINGS = '{"first_start_done": true, "view": "window", "lessons": "off", "sound": {"tones": false, "talk": "off"}}'


class Checkout:
    """A checkout, with folders of its own for data and cache."""

    def __init__(self, folder: Path, place: Path) -> None:
        self._folder = folder
        self._data = place / "data"
        self._data.mkdir(parents=True)
        (self._data / "settings.json").write_text(SETTINGS)
        self._environment = os.environ | {"PYTHONPATH": str(folder), "XDG_CACHE_HOME": str(place / "cache")}

    def started_ms(self) -> float:
        """Milliseconds of processor time until something is painted."""
        with self._window() as (blank, program):
            blank.wait_painted(PATIENCE_S)
            return cpu_s(program.pid) * 1000

    def at_rest(self) -> tuple[float, float]:
        """Megabytes of a window that has settled, and the milliseconds of processor time that it then takes."""
        with self._window() as (_, program):
            sleep(SETTLE_S)
            before = cpu_s(program.pid)
            sleep(IDLE_S)
            return memory_mb(program.pid), (cpu_s(program.pid) - before) * 1000

    def session(self) -> tuple[float, float]:
        """Per cent of a core in a rest, and while the figure moves."""
        with self._running(str(SESSION), str(self._data), str(REST_S), str(MOVE_S)) as (_, program):
            told, _ = program.communicate(timeout=PATIENCE_S + REST_S + MOVE_S)
        rest, moving = json.loads(told)
        return rest, moving

    @contextmanager
    def _window(self) -> Iterator[tuple[Screen, "Popen[bytes]"]]:
        with self._running("-m", "backcoach", "--data-dir", str(self._data)) as running:
            yield running

    @contextmanager
    def _running(self, *arguments: str) -> Iterator[tuple[Screen, "Popen[bytes]"]]:
        with screen() as blank:
            environment = self._environment | {"DISPLAY": blank.display, "QT_QPA_PLATFORM": "xcb"}
            command = [sys.executable, *arguments]
            program = Popen(command, cwd=self._folder, env=environment, stdout=PIPE, stderr=DEVNULL)
            try:
                yield blank, program
            finally:
                program.kill()
                program.communicate()


def beside_rows(other: Path) -> Iterator[Row]:
    """This checkout's figures; the other's are the yardstick."""
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Checkout(HERE, Path(name) / "ours"), Checkout(other.resolve(), Path(name) / "theirs")
        starts = [(ours.started_ms(), theirs.started_ms()) for _ in range(STARTS + 1)][1:]
        yield _row("start, painted, processor time", starts, "ms", other)
        rests = [(ours.at_rest(), theirs.at_rest()) for _ in range(SESSIONS)]
        yield _row("memory at rest", [(a[0], b[0]) for a, b in rests], "MB", other)
        yield _row(f"processor time at rest, {IDLE_S:g} s", [(a[1], b[1]) for a, b in rests], "ms", other)
        sessions = [(ours.session(), theirs.session()) for _ in range(SESSIONS)]
        yield _row("session in a rest", [(a[0], b[0]) for a, b in sessions], "%", other)
        yield _row("session while the figure moves", [(a[1], b[1]) for a, b in sessions], "%", other)


def _row(what: str, pairs: list[tuple[float, float]], unit: str, other: Path) -> Row:
    return paired(what, [mine for mine, _ in pairs], unit, str(other), [theirs or 0.01 for _, theirs in pairs])
