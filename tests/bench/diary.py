"""A diary of 100,000 rows: what it takes to read, compare and take it in, and how long the window waits meanwhile."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from backcoach.clock import SystemClock
from backcoach.history.diary.answers import Answers
from backcoach.history.diary.look import look_into, take
from backcoach.history.journal import Journal
from tests.bench.rows import Row

ROWS = 100_000
FRAME_MS = 16
KINDS = {
    "ISO 8601": ("%Y-%m-%d %H:%M", ",", "Date,Pain,Note"),
    "German": ("%d.%m.%Y %H:%M", ";", "Datum;Schmerz;Notiz"),
    "German, the time in its own column": ("%d.%m.%Y;%H:%M", ";", "Datum;Uhrzeit;Schmerz;Notiz"),
}


def diary(form: str, separator: str, heading: str) -> bytes:
    """Ten scores a day for 27 years; made up."""
    first = datetime(1998, 1, 1, 8)
    lines = (
        separator.join(
            ((first + timedelta(hours=2.4 * number)).strftime(form), str(number % 11), "stiff" * (not number % 3))
        )
        for number in range(ROWS)
    )
    return "\n".join((heading, *lines)).encode()


def diary_rows() -> Iterator[Row]:
    """Each beside the standard library's reading of the same table."""
    for kind, (form, separator, heading) in KINDS.items():
        data = diary(form, separator, heading)
        began = perf_counter()
        list(csv.reader(io.StringIO(data.decode()), delimiter=separator))
        alone = perf_counter() - began
        first, again = _taken_in(data)
        what = f"diary of {ROWS:,} rows, {kind}"
        yield Row(f"{what}, taken in", first, "s", "csv.reader of the same", alone)
        yield Row(f"{what}, looked at again", again, "s", "csv.reader of the same", alone)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.diary"], env=environment, capture_output=True, text=True, check=True
    )
    figures = json.loads(run.stdout)
    yield Row(
        "meanwhile a frame of the window comes late by", figures["late"], "ms", "with nothing to do", figures["idle"]
    )


def _taken_in(data: bytes) -> tuple[float, float]:
    """Seconds from the bytes to the disk, and of a second look that finds nothing new."""
    clock, answers = SystemClock(), Answers()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Journal.open(Path(folder) / "data", clock).journal) as journal,
    ):
        began = perf_counter()
        take(
            look_into(data, answers, journal.transfer.imports, clock.now()),
            answers,
            journal.transfer.imports,
            "diary.csv",
        )
        done = perf_counter()
        again = look_into(data, answers, journal.transfer.imports, clock.now())
        assert again.comparison is not None
        assert again.comparison.same == ROWS
        return done - began, perf_counter() - done


def _lateness() -> None:
    """Print by how much a timer of 16 ms is late, at the 99th of a hundred, idle and while a diary is taken in."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from backcoach.ui.background_jobs import BackgroundJobs

    application, clock, answers = QCoreApplication([]), SystemClock(), Answers()
    data, ticks, late = diary(*KINDS["ISO 8601"]), list[float](), dict[str, float]()
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal.open(Path(folder) / "data", clock).journal
        jobs = BackgroundJobs(Path(folder) / "data", clock, lambda: journal)
        timer = QTimer()
        timer.timeout.connect(lambda: ticks.append(perf_counter()))

        def act(own: Journal) -> None:
            imports = own.transfer.imports
            take(look_into(data, answers, imports, clock.now(), tick=jobs.tick), answers, imports, "x", jobs.tick)

        def note(name: str) -> None:
            gaps = [(after - before) * 1000 - FRAME_MS for before, after in pairwise(ticks)]
            late[name] = max(0.0, quantiles(gaps, n=100)[-1])
            ticks.clear()

        timer.start(FRAME_MS)
        QTimer.singleShot(1500, application.quit)
        application.exec()
        note("idle")
        jobs.run(act, lambda _: application.quit(), lambda _: application.quit())
        application.exec()
        note("late")
        timer.stop()
        journal.close()
    print(json.dumps(late))


if __name__ == "__main__":
    _lateness()
