"""Parses the command line, runs one command and returns the exit status."""

import argparse
from collections.abc import Sequence

from backcoach import __version__
from backcoach.cli import catalogue_commands, history_commands, import_commands, log_command, print_commands
from backcoach.cli.command_options import RunCommand, path
from backcoach.cli.terminal import replace_unencodable, say, silence_output, warn
from backcoach.problem import Problem

OK, PROBLEM, FAULT = 0, 1, 3
INTERRUPTED, CLOSED_PIPE = 130, 141
"""Exit statuses; argparse uses 2 for wrong usage, the last two are those of a shell for SIGINT and SIGPIPE."""

ABOUT = """BackCoach is an exercise timer, breathing pacer and personal diary for adults who keep moving with a sore
lower back. It gives general information and does not replace a doctor or physiotherapist."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. Whatever goes wrong is said in one sentence on the error stream."""
    try:
        return _run(argv)
    except Problem as problem:
        warn(str(problem))
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence_output()
        return CLOSED_PIPE
    except Exception as fault:  # a bug: no user is shown a traceback
        words = " ".join(str(fault).split())
        warn(f"BackCoach has a bug ({type(fault).__name__}: {words}); please report it.")
        return FAULT


def _run(argv: Sequence[str] | None) -> int:
    replace_unencodable()
    try:
        options = build_parser().parse_args(argv)
    except SystemExit as ended:  # help, version or wrong usage, which argparse has printed
        say("", end="")
        return ended.code if isinstance(ended.code, int) else OK
    try:
        status: int | None = options.run(options)
    except Problem as problem:
        warn(problem.said(options.services.words) if "services" in options else str(problem))
        return PROBLEM
    return status or OK


def build_parser() -> argparse.ArgumentParser:
    """All commands and options; the manual page and the shell completions are made from it as well."""

    def add_data_dir(to: argparse.ArgumentParser, default: str | None) -> None:
        to.add_argument(
            "--data-dir",
            metavar="DIR",
            default=default,
            help="the folder for the journal, settings and your own exercises",
        )

    parser = argparse.ArgumentParser(prog="backcoach", description=ABOUT)
    parser.add_argument("--version", action="version", version=f"BackCoach {__version__}")
    add_data_dir(parser, None)
    parser.set_defaults(run=_window, file=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: RunCommand, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about.capitalize() + ".")
        add_data_dir(added, argparse.SUPPRESS)  # allowed before and after the command
        added.set_defaults(run=run)
        return added

    window = command("window", _window, "open the window (also without any command)")
    window.add_argument("file", metavar="FILE", type=path, nargs="?", help="a file whose import is shown in it")
    catalogue_commands.add(command)
    sound = commands.add_parser("sound")  # how the window of a frozen program starts the helper
    sound.add_argument("language", nargs="?", default="en", help=argparse.SUPPRESS)
    sound.set_defaults(run=_sound)
    print_commands.add(command)
    log_command.add(command)
    history_commands.add(command)
    import_commands.add(command)
    return parser


def _window(options: argparse.Namespace) -> int:
    import gc

    gc.disable()  # quicker start: there is no garbage yet; the window enables it again
    try:
        from backcoach.ui.main import run
    except ImportError as error:
        raise Problem(
            "Qt cannot be loaded ({error}); install what is missing, or install BackCoach again.", error=error
        ) from None

    return run(options.data_dir, options.file)


def _sound(options: argparse.Namespace) -> int:
    from backcoach.cues.helper.__main__ import main as play

    return play(options.language)
