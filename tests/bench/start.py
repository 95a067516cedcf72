"""How long until the window is painted, beside a bare PySide6 window and the peers that are installed.

Everybody starts in turn, round after round, with warm caches and, where the system lets us drop them, with cold ones.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tests.bench.history import filled
from tests.bench.process import cpu_s
from tests.bench.rows import Row, paired
from tests.bench.screen import Screen, screen

WARM, COLD, GROWTH = 9, 4, 5
"""Rounds; the first of the warm ones is not counted."""
PEERS = ("gnome-clocks", "workrave", "ktimer", "kronometer")
CACHES = Path("/proc/sys/vm/drop_caches")
PATIENCE_S = 20


class Start(NamedTuple):
    """One start: milliseconds until something is painted, and of processor time until then."""

    painted: float
    processor: float


def start_rows() -> Iterator[Row]:
    """Medians of alternating starts."""
    installed = [peer for peer in PEERS if which(peer)]
    for peer in PEERS:
        if peer not in installed:
            print(f"{peer} is not installed here")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "settings.json").write_text('{"first_start_done": true, "view": "window", "lessons": "off"}')
        commands = _commands(folder) | {peer: [peer] for peer in installed if _paints(peer)}
        yield from _rows("warm", alternating(commands, WARM)[1:])
        if os.access(CACHES, os.W_OK):
            yield from _rows("cold", alternating(commands, COLD, cold=True))
        else:
            print("cold starts: this user may not drop the caches")


def growth_rows() -> list[Row]:
    """Starts over a small journal and one of a million steps, alternating, in milliseconds."""
    folders = [filled(steps) for steps in (10**3, 10**6)]
    for folder in folders:
        (folder / "settings.json").write_text('{"first_start_done": true, "view": "window", "lessons": "off"}')
    commands = {folder.name: _commands(str(folder))["ours"] for folder in folders}
    charts = {f"filled {folder.name}": _commands(str(folder))["filled"] for folder in folders}
    rounds = alternating(commands | charts, GROWTH)[1:]
    return [
        paired(
            f"start to {what}, a million steps", [one[f"{name}1000000"].painted for one in rounds], "ms",
            "a thousand", [one[f"{name}1000"].painted for one in rounds], most=1.1,
        )
        for what, name in (("painted window", ""), ("filled chart", "filled "))
    ]  # fmt: skip


def _paints(peer: str) -> bool:
    try:
        _painted([peer])
    except TimeoutError:
        print(f"{peer} opens no window here")
        return False
    return True


def own_command(folder: Path) -> list[str]:
    """Ours over a data folder, with a cache of its own."""
    return ["env", f"XDG_CACHE_HOME={folder / 'cache'}", *_commands(str(folder))["ours"]]


def _commands(folder: str) -> dict[str, list[str]]:
    yardstick = [sys.executable, "-m", "tests.bench.yardsticks"]
    return {
        "bare": [*yardstick, "label"],
        "ours": [sys.executable, "-m", "backcoach", "--data-dir", folder],
        "plot": [*yardstick, "plot"],
        "filled": [*yardstick, "filled", folder],
    }


def alternating(commands: dict[str, list[str]], times: int, *, cold: bool = False) -> list[dict[str, Start]]:
    """Starts of all commands in turn, round after round; those whose name begins with "filled" say when they are."""
    rounds: list[dict[str, Start]] = []
    for _ in range(times):
        rounds.append({})
        for name, command in commands.items():
            if cold:
                os.sync()
                CACHES.write_text("3\n")
            rounds[-1][name] = _filled(command) if name.startswith("filled") else _painted(command)
    return rounds


def _rows(state: str, rounds: list[dict[str, Start]]) -> Iterator[Row]:
    bare, plot = [one["bare"].painted for one in rounds], [one["plot"].painted for one in rounds]
    most = {"warm": 1.5, "cold": 1.4}[state]
    label, empty = "bare window with a label", "bare window with an empty plot"
    yield paired(f"{state} start, painted", [one["ours"].painted for one in rounds], "ms", label, bare, most)
    yield paired(
        f"{state} start, painted, processor time", [one["ours"].processor for one in rounds], "ms",
        label, [one["bare"].processor for one in rounds], most,
    )  # fmt: skip
    yield paired(f"{state} start, chart filled", [one["filled"].painted for one in rounds], "ms", empty, plot)
    for peer in (name for name in rounds[0] if name in PEERS):
        yield paired(f"{state} start, {peer}", [one[peer].painted for one in rounds], "ms", label, bare)
    between = [one["filled"].painted - one["ours"].painted for one in rounds]
    yield Row(f"{state} start, chart after the first paint", median(between), "ms", label, median(bare))


def _painted(command: list[str]) -> Start:
    with screen() as blank:
        began = perf_counter()
        program = subprocess.Popen(command, env=_environment(blank), stderr=subprocess.DEVNULL)
        try:
            painted = blank.wait_painted(PATIENCE_S)
            return Start((painted - began) * 1000, cpu_s(program.pid) * 1000)
        finally:
            program.kill()
            program.wait()


def _filled(command: list[str]) -> Start:
    with screen() as blank:
        began = perf_counter()
        with subprocess.Popen([*command, str(began)], env=_environment(blank), stdout=subprocess.PIPE) as program:
            assert program.stdout
            seconds, used = float(program.stdout.readline()), cpu_s(program.pid)
            program.kill()
    return Start(seconds * 1000, used * 1000)


def _environment(blank: Screen) -> dict[str, str]:
    return os.environ | {
        "DISPLAY": blank.display,
        "QT_QPA_PLATFORM": "xcb",
        "GDK_BACKEND": "x11",
        "GSK_RENDERER": "cairo",
    }
