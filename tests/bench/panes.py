"""What a change costs in each view of the history with 100,000 scores of 50,000 sessions; in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, time
from pathlib import Path
from statistics import median
from time import thread_time

from PySide6.QtWidgets import QApplication

from backcoach.app.places import assets_folder
from backcoach.history.journal import Journal
from backcoach.phrases import Phrases
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.history_pane import HistoryPane
from backcoach.words import Words
from tests.bench.history import LAST, fill
from tests.bench.rows import Row
from tests.bench.screen import screen
from tests.fakes import FakeClock

STEPS = 500_000
"""Of sessions of ten steps, each with a score before and after it."""
TIMES, LIMIT_MS = 9, 50.0


def pane_rows() -> list[Row]:
    """Milliseconds of processor time until it is painted, beside what is allowed."""
    with screen() as blank:
        environment = os.environ | {"DISPLAY": blank.display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.bench.panes"]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(run.stdout)
    return [
        Row(f"{what} with 100,000 scores", ms, "ms", "limit, processor time", LIMIT_MS, most=1)
        for what, ms in figures.items()
    ]


def pane_costs() -> dict[str, float]:
    """The median of each, by name."""
    app = QApplication([])
    clock = FakeClock(datetime.combine(LAST, time(18)).astimezone())
    pane = HistoryPane(Theme(assets_folder(), dark=False), Phrases(Words()), clock, str)
    pane.resize(316, 760)
    pane.show()
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name), STEPS)
        with closing(Journal.open(Path(name), clock).journal) as journal:
            pane.set_journal(journal)
            found = {what: _cost(app, act) for what, act in _changes(pane)}
            pane.set_journal(None)
    return found


def _changes(pane: HistoryPane) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "two weeks, a change", pane.refresh
    pane.ranges.choose(None)
    yield "all years, a change", pane.refresh
    pane.show_table(on=True)
    yield "table, a change", pane.refresh
    pane.show_table(on=False)
    pane.views.switch.choose("keeping")
    yield "keeping at it, a change", pane.refresh
    large = pane.large()
    large.resize(900, 560)
    large.show()
    yield "large chart, moved", lambda: large.chart.moved.emit(-1)


def _cost(app: QApplication, act: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        began = thread_time()
        act()
        app.processEvents()
        times.append((thread_time() - began) * 1000)
    return median(times)


if __name__ == "__main__":
    print(json.dumps(pane_costs()))
