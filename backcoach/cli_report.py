"""The command that makes the progress report."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.cli_history import Command, HistoryCommands, day
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.sheets import Sheet
    from backcoach.sheets.report_facts import Facts


Draw = Callable[[argparse.Namespace, "Facts"], "Sheet"]
"""Makes the page of what was gathered, as the options want it."""


class ReportCommand:
    """Adds the command; the journal is read as `history` reads it."""

    def __init__(self, history: HistoryCommands, say: Callable[[str], None], draw: Draw) -> None:
        self._history = history
        self._say = say
        self._draw = draw

    def add(self, command: Command) -> None:
        """To a parser, by the function that makes its commands."""
        report = command("report", self._report, "a page about the last 90 days, or others, to read in a minute")
        report.add_argument("-o", "--output", metavar="FILE.pdf", required=True, help="where the page goes")
        report.add_argument("--from", dest="first", metavar="DAY", help="the first day, such as 2026-01-31")
        report.add_argument("--to", dest="last", metavar="DAY", help="the last day")
        report.add_argument("--paper", choices=("a4", "letter"), help="size of the page")
        report.add_argument("--name", default="", help="whose report it is; without, there is a line to write on")
        report.add_argument("--notes", action="store_true", help="show the notes of those days as well")

    def _report(self, options: argparse.Namespace) -> int:
        first, last = day(options.first), day(options.last)
        output = Path(options.output)
        with self._history.reading(options) as journal, drawing():
            from backcoach.clock import SystemClock
            from backcoach.sheets import write_pdf
            from backcoach.sheets.report_facts import gather, period_of

            facts = gather(journal, period_of(first, last, SystemClock().now().date()))
            write_pdf(output, self._draw(options, facts))
        if output.is_file():
            self._say(f"{output}: {facts.period.first} to {facts.period.last}, 1 page.")
        return 0


@contextmanager
def drawing() -> Iterator[None]:
    """Qt without a screen, wherever there may be one: a page needs none, and one that does not answer would abort."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise Problem(f"Qt cannot be loaded ({error}); install what it misses, or BackCoach again.") from None
    application = QGuiApplication([])
    yield
    del application
