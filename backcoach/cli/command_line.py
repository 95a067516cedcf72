"""Takes the command line apart, runs one command and answers with the status for the shell."""

import argparse
from collections.abc import Sequence

from backcoach import __version__
from backcoach.cli import catalogue_commands, history_commands, log_command, print_commands
from backcoach.cli.command_options import RunCommand
from backcoach.cli.terminal import say, silence_output, soften, warn
from backcoach.problem import Problem

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
        warn(str(problem))
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence_output()
        return CLOSED_PIPE
    except Exception as fault:  # the last line of defence: nobody is shown a traceback
        words = " ".join(str(fault).split())
        warn(f"BackCoach ran into a fault of its own: {type(fault).__name__}: {words}; please report it.")
        return FAULT


def _run(argv: Sequence[str] | None) -> int:
    soften()
    try:
        options = _parser().parse_args(argv)
    except SystemExit as said:  # help, version or wrong usage: argparse has said all there is to say
        say("", end="")
        return said.code if isinstance(said.code, int) else ENDED
    status: int | None = options.run(options)
    return status or ENDED


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

    def command(name: str, run: RunCommand, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about.capitalize() + ".")
        add_data_dir(added, argparse.SUPPRESS)  # it may stand before or after the command
        added.set_defaults(run=run)
        return added

    command("window", _window, "open the window (also without any command)")
    catalogue_commands.add(command)
    commands.add_parser("sound").set_defaults(run=_sound)  # for the window of a frozen program, which has no other way
    print_commands.add(command)
    log_command.add(command)
    history_commands.add(command)
    return parser


def _window(options: argparse.Namespace) -> int:
    import gc

    gc.disable()  # nothing is thrown away before the window is there; it turns collecting on again
    try:
        from backcoach.ui.main import run
    except ImportError as error:
        raise Problem(f"Qt cannot be loaded ({error}); install what it misses, or BackCoach again.") from None

    return run(options.data_dir)


def _sound(_options: argparse.Namespace) -> int:
    from backcoach.cues.helper.__main__ import main as play

    return play()
