"""`python -m tests.bench [--keep] [NAME …]`: prints each figure beside its yardstick from the same run.

All but the long ones without a name. `--keep` writes the table of this version into docs/bench.md.
`python -m tests.bench --beside FOLDER` runs this checkout and another one in turn, which is then the yardstick.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic

from tests.bench.diary import diary_rows
from tests.bench.faults import fault_rows
from tests.bench.figure import figure_rows
from tests.bench.heard import gap_rows, loudness_rows, whole_rows
from tests.bench.history import history_rows
from tests.bench.keys import key_rows
from tests.bench.lateness import lateness_rows
from tests.bench.long_sound import long_sound_rows
from tests.bench.paired import beside_rows
from tests.bench.panes import pane_rows
from tests.bench.rows import Row
from tests.bench.running import idle_rows, memory_row
from tests.bench.scale import scale_rows
from tests.bench.screen import screen
from tests.bench.session import session_rows
from tests.bench.sound import sound_rows
from tests.bench.start import growth_rows, start_rows
from tests.bench.table import KEEP, keep


def chart_rows() -> list[Row]:
    """The chart with 100,000 scores, in a process of its own."""
    with screen() as blank:
        environment = os.environ | {"DISPLAY": blank.display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.bench.chart"]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    figures = json.loads(run.stdout)
    return [
        Row("chart of 100,000 scores", figures["chart"], "ms", "scatter plot of as many dots", figures["scatter"]),
        Row("another range at 100,000", figures["range"], "ms", "scatter plot of as many dots", figures["scatter"]),
    ]


BENCHES: dict[str, Callable[[], Iterable[Row]]] = {
    "start": start_rows,
    "memory": lambda: [memory_row()],
    "idle": idle_rows,
    "session": session_rows,
    "chart": chart_rows,
    "panes": pane_rows,
    "figure": figure_rows,
    "sound": sound_rows,
    "keys": key_rows,
    "loudness": loudness_rows,
    "history": history_rows,
    "diary": diary_rows,
    "growth": growth_rows,
    "scale": scale_rows,
}
BESIDE = "--beside"
LONG: dict[str, Callable[[], Iterable[Row]]] = {
    "lateness": lateness_rows,
    "sound-gaps": gap_rows,
    "sound-whole": whole_rows,
    "sound-faults": fault_rows,
    "sound-hour": long_sound_rows,
}
"""Only run by name: they take from ten minutes to an hour."""


def main(names: list[str]) -> None:
    """Run the named benches in order."""
    began = monotonic()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    rows = []
    for bench in _chosen(names):
        for row in bench():
            print(row, flush=True)
            rows.append(row)
    print(f"{(monotonic() - began) / 60:.1f} minutes, load {os.getloadavg()[0]:.1f}")
    if KEEP in names:
        keep(rows)


def _chosen(names: list[str]) -> list[Callable[[], Iterable[Row]]]:
    if names[:1] == [BESIDE]:
        return [lambda: beside_rows(Path(names[1]))]
    return [(BENCHES | LONG)[name] for name in [name for name in names if name != KEEP] or BENCHES]


main(sys.argv[1:])
