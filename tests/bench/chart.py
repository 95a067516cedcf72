"""The chart with 100,000 scores beside a scatter plot of as many dots; run in a process of its own: Qt stays loaded."""

import json
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import UUID

import numpy as np
import pyqtgraph as pg  # the yardstick
from PySide6.QtWidgets import QApplication

from backcoach.app.places import assets_folder
from backcoach.chart.columns import Range
from backcoach.chart.description import ScoreChart
from backcoach.history.journal import Journal
from backcoach.history.timestamps import local_day, stamp
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.chart import Chart
from backcoach.ui.history.chart_source import ChartSource
from backcoach.ui.history.headline import Headline
from tests.fakes import FakeClock

NOW = datetime(2026, 5, 20, 18, 0, tzinfo=UTC)
QUESTIONS = ("now-before", "now-before", "now-after", "now-after", "now", "last-24-hours")
Row = tuple[str, str, int, int, int, int, str, int]


def rows(number: int, years: int) -> Iterator[Row]:
    """Made-up scores over so many years, as columns of the journal's table."""
    chance = random.Random(1)
    for _ in range(number):
        us, offset = stamp(NOW - timedelta(days=chance.random() * years * 365))
        score_id = str(UUID(int=chance.getrandbits(128)))
        yield score_id, chance.choice(QUESTIONS), chance.randrange(11), us, offset, local_day(us, offset), "", us


def journal_of(folder: Path, number: int, years: int) -> Journal:
    """A journal on disk with so many scores; written past its own methods, which commit each one to the disk."""
    journal = Journal.open(folder, FakeClock(NOW)).journal
    connection = journal._store.connection
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO score (id, question, value, at_us, at_offset, day, note, changed_us) VALUES (?,?,?,?,?,?,?,?)",
        rows(number, years),
    )
    connection.execute("COMMIT")
    return journal


def milliseconds(what: Callable[[], object]) -> float:
    """How long it takes."""
    start = perf_counter()
    what()
    return (perf_counter() - start) * 1000


def read_chart(journal: Journal, range_: Range) -> ScoreChart:
    """Read the journal and describe what to draw, with all that stands above the chart."""
    source = ChartSource(journal, NOW.date())
    source.summary()
    source.comparison()
    question = source.usual or "now"
    return source.chart(source.span(range_, 0, question), question)


def show_chart(app: QApplication, theme: Theme, journal: Journal) -> None:
    """Make a chart, read the journal, draw everything and paint it."""
    chart = Chart(theme, read_chart(journal, "all"), lambda _chart, _column, _entry: Headline("", ""))
    chart.resize(284, 300)
    chart.show()
    app.processEvents()
    chart.hide()


def show_scatter(app: QApplication, x: np.ndarray, y: np.ndarray) -> None:
    """Make a plain plot of as many dots and paint it."""
    view = pg.PlotWidget()
    view.resize(284, 300)
    view.addItem(pg.ScatterPlotItem(x, y))
    view.show()
    app.processEvents()
    view.hide()


def chart_100k(runs: int = 7, number: int = 100_000, years: int = 10) -> dict[str, float]:
    """Medians in milliseconds of the window's thread, alternating: "chart" and "scatter" of as many dots, "range" for
    a change from two weeks to everything and back."""
    app = QApplication([])
    theme = Theme(assets_folder(), dark=False)
    chance = np.random.default_rng(1)
    x, y = chance.random(number), chance.integers(0, 11, number).astype(float)
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_of(Path(folder) / "data", number, years)
        fortnight = read_chart(journal, "fortnight")
        kept = Chart(theme, fortnight, lambda _chart, _column, _entry: Headline("", ""))
        kept.resize(284, 300)
        kept.show()

        def change() -> None:
            ranges: tuple[Range, ...] = ("all", "fortnight")
            for range_ in ranges:
                kept.show_chart(read_chart(journal, range_))
                app.processEvents()

        times: dict[str, list[float]] = {"chart": [], "scatter": [], "range": []}
        for _ in range(runs):
            times["chart"].append(milliseconds(lambda: show_chart(app, theme, journal)))
            times["scatter"].append(milliseconds(lambda: show_scatter(app, x, y)))
            times["range"].append(milliseconds(change) / 2)
        journal.close()
    return {name: median(values) for name, values in times.items()}


if __name__ == "__main__":
    print(json.dumps(chart_100k()))
