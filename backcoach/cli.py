"""The command line: what can be read, written down or printed without the window, and the way into it."""

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from backcoach import __version__
from backcoach.cli_figure import FigureCommand
from backcoach.cli_history import HistoryCommands
from backcoach.cli_report import ReportCommand, drawing
from backcoach.problem import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from backcoach.as_text import AsText
    from backcoach.catalog import Catalog
    from backcoach.preferences import Preferences
    from backcoach.printing import Printing
    from backcoach.sheets import Sheet
    from backcoach.sheets.report_facts import Facts

ENDED, PROBLEM, FAULT = 0, 1, 3
INTERRUPTED, CLOSED_PIPE = 130, 141
"""Statuses; 2 is argparse's for wrong usage, the last two are what a shell gives for the signals."""

ABOUT = """BackCoach is an exercise timer, breathing pacer and personal diary for adults who keep moving with a sore
lower back. It gives general information and does not replace a doctor or physiotherapist."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the status for the shell. Whatever goes wrong is one sentence on the error stream."""
    try:
        return _run(argv)
    except Problem as problem:
        return _complain(str(problem), PROBLEM)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return CLOSED_PIPE
    except Exception as fault:  # the last line of defence: nobody is shown a traceback
        words = " ".join(str(fault).split())
        return _complain(
            f"BackCoach ran into a fault of its own: {type(fault).__name__}: {words}; please report it.", FAULT
        )


def _run(argv: Sequence[str] | None) -> int:
    _soften(sys.stdout, sys.stderr)
    try:
        options = _parser().parse_args(argv)
    except SystemExit as said:  # help, version or wrong usage: argparse has said all there is to say
        _say("", end="")
        return said.code if isinstance(said.code, int) else 0
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    def add_data_dir(to: argparse.ArgumentParser, default: str | None) -> None:
        to.add_argument(
            "--data-dir", metavar="DIR", default=default, help="keep journal, settings and own exercises in DIR"
        )

    parser = argparse.ArgumentParser(prog="backcoach", description=ABOUT)
    parser.add_argument("--version", action="version", version=f"BackCoach {__version__}")
    add_data_dir(parser, None)
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about.capitalize() + ".")
        add_data_dir(added, argparse.SUPPRESS)  # it may stand before or after the command
        added.set_defaults(run=run)
        return added

    command("window", _window, "open the window (also without any command)")
    _add_reading(command)
    commands.add_parser("sound").set_defaults(run=_sound)  # for the window of a frozen program, which has no other way
    sheet = command("sheet", _sheet, "a page to print, with boxes to tick for 14 days")
    sheet.add_argument("id", metavar="ID")
    sheet.add_argument("-o", "--output", metavar="FILE.pdf", required=True, help="where the page goes")
    sheet.add_argument("--paper", choices=("a4", "letter"), help="size of the page")
    FigureCommand(_say, _catalog, drawing, _assets).add(command)
    log = command("log", _log, "write down how strong the low back pain is now, 0 (none) to 10 (worst imaginable)")
    log.add_argument("score", metavar="SCORE")
    log.add_argument("--at", metavar="TIME", help='when it was: "2026-11-20 07:30", or 07:30 for today')
    log.add_argument("--note", metavar="TEXT", default="", help="a few words to keep with it")
    history = HistoryCommands(_folder, _say, _caches)
    history.add(command)
    ReportCommand(history, _say, _report_page).add(command)
    return parser


def _add_reading(command: Callable[..., argparse.ArgumentParser]) -> None:
    """The commands that tell what is in the catalogue."""
    json_help = "as JSON for other programs"
    command("list", _list, "all exercises and routines").add_argument("--json", action="store_true", help=json_help)
    command("show", _show, "one exercise or routine in full").add_argument("id", metavar="ID")
    for name, run, about in (
        ("timeline", _timeline, "what happens when in a routine or an exercise"),
        ("cues", _cues, "what is heard when in a routine or an exercise"),
    ):
        told = command(name, run, about)
        told.add_argument("id", metavar="ID")
        told.add_argument("--json", action="store_true", help=json_help)


def _window(options: argparse.Namespace) -> int:
    import gc

    gc.disable()  # nothing is thrown away before the window is there; it turns collecting on again
    try:
        from backcoach.desktop.app import run
    except ImportError as error:
        raise Problem(f"Qt cannot be loaded ({error}); install what it misses, or BackCoach again.") from None

    return run(options.data_dir)


def _list(options: argparse.Namespace) -> int:
    catalog = _catalog(options)
    if options.json:
        from backcoach.as_json import catalogue_json

        _say(catalogue_json(catalog))
    else:
        _say(_as_text(catalog).catalogue())
    return ENDED


def _show(options: argparse.Namespace) -> int:
    catalog = _catalog(options)
    _say(_as_text(catalog).either(catalog.either(options.id)))
    return ENDED


def _timeline(options: argparse.Namespace) -> int:
    from backcoach.session import SessionSettings, compile_timeline

    catalog = _catalog(options)
    timeline = compile_timeline(catalog.as_routine(options.id), catalog, SessionSettings())
    if options.json:
        from backcoach.as_json import timeline_json

        _say(timeline_json(timeline))
    else:
        _say(_as_text(catalog).timeline(timeline))
    return ENDED


def _cues(options: argparse.Namespace) -> int:
    from backcoach.cues import Wording, compile_script, stretched
    from backcoach.cues.listing import script_json, script_text
    from backcoach.session import SessionSettings, compile_timeline
    from backcoach.session.settings import SoundSettings

    catalog, settings = _catalog(options), SoundSettings()
    wording = Wording(str, catalog)
    timeline = compile_timeline(catalog.as_routine(options.id), catalog, SessionSettings())
    script = compile_script(stretched(timeline, wording, settings), wording, settings)
    _say(script_json(script) if options.json else script_text(script))
    return ENDED


def _sound(_options: argparse.Namespace) -> int:
    from backcoach.cues.helper.__main__ import main as play

    return play()


def _sheet(options: argparse.Namespace) -> int:
    catalog = _catalog(options)
    routine = catalog.as_routine(options.id)
    preferences = _preferences(options)
    with drawing():
        from backcoach.clock import SystemClock
        from backcoach.printing import paper_for
        from backcoach.sheets import SheetOptions, write_pdf

        paper = paper_for(options.paper or preferences.paper)
        sheet = _printing(catalog).routine(routine, SystemClock().now().date(), preferences, SheetOptions(paper=paper))
        output = Path(options.output)
        write_pdf(output, sheet)
    if output.is_file():  # and not what this would be printed on
        _say(f"{output}: {_pages(len(sheet.pages))}, {paper.capitalize()} paper.")
    return ENDED


def _report_page(options: argparse.Namespace, facts: "Facts") -> "Sheet":
    from backcoach.clock import SystemClock
    from backcoach.printing import paper_for
    from backcoach.sheets.report import ReportOptions

    preferences = _preferences(options)
    notes = tuple(note.id for note in facts.notes) if options.notes else ()
    chosen = ReportOptions(paper_for(options.paper or preferences.paper), name=options.name, notes=notes)
    return _printing(_catalog(options)).told(facts, SystemClock().now().date(), preferences, chosen)


def _printing(catalog: "Catalog") -> "Printing":
    from backcoach.phrases import Phrases
    from backcoach.places import assets_folder
    from backcoach.printing import Printing

    return Printing(assets_folder(), catalog, Phrases(str))


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _log(options: argparse.Namespace) -> int:
    from backcoach.clock import SystemClock

    clock = SystemClock()
    score = _score(options.score)
    at = None if options.at is None else _moment(options.at, clock.now())

    from backcoach.history.journal import Journal
    from backcoach.places import data_folder

    opened = Journal.open(data_folder(options.data_dir), clock)
    try:
        if opened.set_aside:
            _warn(
                f"The journal was damaged and was put aside as {opened.set_aside}; open the window to restore a backup."
            )
        kept = opened.journal.log_score("now", score, at, note=options.note)
    finally:
        opened.journal.close()
    _say(f"Kept: {kept.value} of 10, {kept.at:%Y-%m-%d %H:%M}.")
    return ENDED


def _folder(options: argparse.Namespace) -> Path:
    from backcoach.places import data_folder

    return data_folder(options.data_dir)


def _caches() -> list[Path]:
    from backcoach.places import cache_folder

    return [cache_folder()]


def _assets() -> Path:
    from backcoach.places import assets_folder

    return assets_folder()


def _catalog(options: argparse.Namespace) -> "Catalog":
    """Everything that can be done; each of the user's files that is no good costs a sentence and nothing else."""
    from backcoach.catalog.cache import read_catalog_fast
    from backcoach.places import assets_folder, cache_folder, data_folder

    catalog = read_catalog_fast(assets_folder(), data_folder(options.data_dir), cache_folder() / "catalogue.json")
    for sentence in catalog.problems:
        _warn(sentence)
    return catalog


def _preferences(options: argparse.Namespace) -> "Preferences":
    from backcoach.places import data_folder
    from backcoach.preferences import Preferences, read_preferences

    try:
        return read_preferences(data_folder(options.data_dir))
    except Problem as problem:
        _warn(str(problem))
        return Preferences()


def _as_text(catalog: "Catalog") -> "AsText":
    from shutil import get_terminal_size

    from backcoach.as_text import AsText
    from backcoach.phrases import Phrases

    return AsText(catalog, Phrases(str), get_terminal_size().columns)


def _score(text: str) -> int:
    """The score that was typed; Problem for anything but a whole number 0 to 10."""
    if not (text.isascii() and text.isdigit() and int(text) <= 10):
        raise Problem(f"A score is a whole number from 0 (no pain) to 10 (worst pain imaginable), not “{text}”.")
    return int(text)


def _moment(text: str, now: "datetime") -> "datetime":
    """The aware moment that was typed, in local time unless it says otherwise; a time alone is today's."""
    from datetime import datetime

    full = re.sub(r"(^|[ T])(\d:)", r"\g<1>0\2", text.strip())
    if re.match(r"\d\d:", full):
        full = f"{now:%Y-%m-%d} {full}"
    try:
        if ":" not in full:
            raise ValueError("a day alone is no moment")
        typed = datetime.fromisoformat(full)
        at = typed if typed.tzinfo else typed.astimezone()
    except (ValueError, OverflowError, OSError):
        raise Problem(f"“{text}” is not a time; write it like 2026-11-20 07:30, or 07:30 for today.") from None
    if typed.tzinfo is None and at.replace(tzinfo=None) != typed:
        raise Problem(f"There was no {typed:%H:%M} on {typed:%Y-%m-%d}: the clocks went forward; choose another time.")
    return at


def _say(text: str, end: str = "\n") -> None:
    """Print at once, so that an output that can take no more is noticed here; Problem for a full disk and the like."""
    try:
        print(text, end=end, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _silence_stdout()
        raise Problem(f"The output cannot be written ({error.strerror}).") from None


def _warn(sentence: str) -> None:
    print(f"backcoach: {sentence}", file=sys.stderr)


def _complain(sentence: str, status: int) -> int:
    with suppress(OSError):
        _warn(sentence)
    return status


def _soften(*streams: TextIO | None) -> None:
    """Print a question mark for a letter that the terminal does not have, rather than fail."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _silence_stdout() -> None:
    """Nobody reads on: what is still in the buffer goes nowhere, without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
