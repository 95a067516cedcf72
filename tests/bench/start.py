"""How long until the window is painted, beside a bare PySide6 window with one label."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.history import fill
from tests.bench.rows import Row
from tests.bench.screen import Screen, screen

TIMES = 9
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
label = QLabel("BackCoach")
label.setStyleSheet("")
label.resize(1366, 768)
label.show()
app.exec()
"""


def start_rows() -> list[Row]:
    """Medians of alternating starts, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "settings.json").write_text('{"first_start_done": true}')
        ours = [sys.executable, "-m", "backcoach", "--data-dir", folder]
        bare = [sys.executable, "-c", BARE]
        plot = [sys.executable, "-m", "tests.bench.yardsticks", "plot"]
        times: dict[str, list[float]] = {"ours": [], "bare": [], "plot": [], "full": []}
        for _ in range(TIMES + 1):
            for name, command in (("bare", bare), ("ours", ours), ("plot", plot)):
                with screen() as blank:
                    times[name].append(_seconds_to_paint(command, blank) * 1000)
            times["full"].append(_seconds_to_filled(folder) * 1000)
    middle = {name: median(each[1:]) for name, each in times.items()}
    return [
        Row("start to painted window", middle["ours"], "ms", "bare window with a label", middle["bare"], most=1.5),
        Row("start to filled chart", middle["full"], "ms", "limit", 500, most=1),
        Row("start to filled chart", middle["full"], "ms", "bare window with an empty plot", middle["plot"]),
    ]


def growth_rows() -> list[Row]:
    """Starts over a small journal and one of a million steps, alternating: medians, in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / str(steps) for steps in (10**3, 10**6)]
        for folder in folders:
            fill(folder, int(folder.name))
            (folder / "settings.json").write_text('{"first_start_done": true}')
        painted: list[list[float]] = [[], []]
        filled: list[list[float]] = [[], []]
        for _ in range(TIMES + 1):
            for place, folder in enumerate(folders):
                command = [sys.executable, "-m", "backcoach", "--data-dir", str(folder)]
                with screen() as blank:
                    painted[place].append(_seconds_to_paint(command, blank) * 1000)
                filled[place].append(_seconds_to_filled(str(folder)) * 1000)
    return [
        Row(f"{what}, a million steps", median(times[1][1:]), "ms", "a thousand", median(times[0][1:]), most=most)
        for what, times, most in (("start to painted window", painted, 1.1), ("start to filled chart", filled, None))
    ]


def _seconds_to_paint(command: list[str], blank: Screen) -> float:
    environment = os.environ | {"DISPLAY": blank.display, "QT_QPA_PLATFORM": "xcb"}
    began = perf_counter()
    program = subprocess.Popen(command, env=environment)
    try:
        return blank.wait_painted(20) - began
    finally:
        program.kill()
        program.wait()


def _seconds_to_filled(folder: str) -> float:
    command = [sys.executable, "-m", "tests.bench.yardsticks", "filled", folder]
    with screen() as blank:
        environment = os.environ | {"DISPLAY": blank.display, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen([*command, str(perf_counter())], env=environment, stdout=subprocess.PIPE) as program:
            assert program.stdout
            line = program.stdout.readline()
            program.kill()
    return float(line)
