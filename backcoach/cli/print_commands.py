"""The commands that make a page or a picture: routine sheet, progress report and figure."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.cli.command_options import (
    AddCommand,
    add_days,
    catalog_of,
    days_of,
    output_of,
    path,
    preferences_of,
    services_of,
    words_of,
)
from backcoach.cli.terminal import say, warn
from backcoach.problem import Problem
from backcoach.words import N_

if TYPE_CHECKING:
    from backcoach.catalog import Catalog
    from backcoach.sheets import Sheet
    from backcoach.ui.print.print_service import PrintService


def add(command: AddCommand) -> None:
    """Add these commands with the given function."""
    sheet = command("sheet", _sheet, N_("make a PDF of a routine or exercise, with boxes to tick for 14 days"))
    sheet.add_argument("id", metavar="ID")
    _add_page(sheet)
    report = command("report", _report, N_("make a one-page PDF about the scores and sessions of the last 90 days"))
    _add_page(report)
    add_days(report)
    report.add_argument("--name", default="", help=N_("the name on the report (a line to write on)"))
    report.add_argument("--notes", action="store_true", help=N_("include your notes"))
    _add_figure(command)


def _add_page(to: argparse.ArgumentParser) -> None:
    to.add_argument("-o", "--output", metavar="FILE.pdf", type=path, required=True, help=N_("the file to write"))
    to.add_argument("--paper", choices=("a4", "letter"), help=N_("the paper size"))


def _add_figure(command: AddCommand) -> None:
    figure = command("figure", _figure, N_("make a picture of an exercise"))
    figure.add_argument("id", metavar="ID")
    figure.add_argument(
        "-o", "--output", metavar="FILE.png|svg|pdf", type=path, required=True, help=N_("the file to write")
    )
    figure.add_argument("--side", choices=("left", "right"), default="left", help=N_("the side to show (left)"))
    figure.add_argument("--phase", metavar="NAME", help=N_("show the end of this phase (the starting position)"))
    figure.add_argument(
        "--look",
        choices=("light", "dark", "print"),
        default="light",
        help=N_("the colours; print is black on white (light)"),
    )


def _sheet(options: argparse.Namespace) -> None:
    output, catalog = output_of(options), catalog_of(options)
    routine = catalog.as_routine(options.id)
    preferences = preferences_of(options)
    with _drawing():
        from backcoach.clock import SystemClock
        from backcoach.sheets import SheetOptions
        from backcoach.ui.print.print_service import paper_for

        paper, today = paper_for(options.paper or preferences.paper), SystemClock().now().date()
        sheet = _printing(catalog, options).routine(routine, today, preferences, SheetOptions(paper=paper))
        _write(output, sheet, options)
    count = len(sheet.pages)
    _report_file(output, _pages(options, count, paper))


def _report(options: argparse.Namespace) -> None:
    (first, last), output = days_of(options), output_of(options)
    preferences = preferences_of(options)
    with services_of(options).journal.reading() as journal, _drawing():
        from backcoach.clock import SystemClock
        from backcoach.sheets.report import ReportOptions
        from backcoach.sheets.report_facts import gather, period_of
        from backcoach.ui.print.print_service import paper_for

        today = SystemClock().now().date()
        facts = gather(journal, period_of(first, last, today))
        notes = tuple(note.id for note in facts.notes) if options.notes else ()
        chosen = ReportOptions(paper_for(options.paper or preferences.paper), name=options.name, notes=notes)
        _write(output, _printing(catalog_of(options), options).report_of(facts, today, preferences, chosen), options)
    words = words_of(options)
    told = words.gettext("{first} to {last}, 1 page.", first=facts.period.first, last=facts.period.last)
    _report_file(output, told)


def _figure(options: argparse.Namespace) -> None:
    output, exercise = output_of(options), catalog_of(options).exercise(options.id)
    with _drawing():
        from backcoach.app.places import assets_folder
        from backcoach.figure import PALETTES
        from backcoach.figure.figure_file import write_figure
        from backcoach.figure.motion_loader import read_motion
        from backcoach.sheets import printing_family

        motions = services_of(options).library.motions
        path = motions.file(exercise.figure or exercise.id)
        if not path.is_file():
            raise Problem(
                "There is no figure of {exercise}; choose an exercise that comes with BackCoach.", exercise=exercise.id
            )
        family, motion = printing_family(assets_folder() / "fonts"), read_motion(path, motions.bases)
        palette = PALETTES[options.look]
        write_figure(output, motion, options.side, options.phase, palette, family=family)
    phase = options.phase or words_of(options).pgettext("phase", "start")
    _report_file(output, f"{exercise.name}, {phase}.")


def _pages(options: argparse.Namespace, count: int, paper: str) -> str:
    words = words_of(options)
    if paper == "letter":
        return words.ngettext("{count} page, Letter paper.", "{count} pages, Letter paper.", count)
    return words.ngettext("{count} page, A4 paper.", "{count} pages, A4 paper.", count)


def _printing(catalog: "Catalog", options: argparse.Namespace) -> "PrintService":
    from backcoach.app.places import assets_folder
    from backcoach.phrases import Phrases
    from backcoach.ui.print.print_service import PrintService

    library = services_of(options).library
    phrases = Phrases(words_of(options))
    return PrintService(assets_folder(), catalog, phrases, library.pictures.of, library.motions)


def _write(output: Path, sheet: "Sheet", options: argparse.Namespace) -> None:
    """Write the page, and say which letters of it no font has."""
    from backcoach.sheets import fonts_named, write_pdf

    write_pdf(output, sheet)
    lacking = fonts_named(sheet.missing)
    if lacking:
        warn(lacking.said(words_of(options)))


def _report_file(output: Path, what: str) -> None:
    if output.is_file():  # not a device such as /dev/stdout, where the page itself went
        say(f"{output}: {what}")


@contextmanager
def _drawing() -> Iterator[None]:
    """Qt without a screen: a page needs none, and Qt would abort if there is a screen that does not answer."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise Problem(
            "Qt cannot be loaded ({error}); install what is missing, or install BackCoach again.", error=error
        ) from None
    application = QGuiApplication([])
    yield
    del application
