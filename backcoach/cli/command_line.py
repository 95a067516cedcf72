"""Parses the command line, runs one command and returns the exit status."""

import argparse
import sys
from collections.abc import Callable, Sequence

from backcoach import __version__
from backcoach.cli.command_options import AddCommand, RunCommand, path, words_asked_for, words_of
from backcoach.cli.help_parser import HelpParser
from backcoach.cli.terminal import replace_unencodable, say, silence_output, warn
from backcoach.problem import Problem
from backcoach.words import N_, Message, Words

OK, PROBLEM, FAULT = 0, 1, 3
INTERRUPTED, CLOSED_PIPE = 130, 141
"""Exit statuses; argparse uses 2 for wrong usage, the last two are those of a shell for SIGINT and SIGPIPE."""

ABOUT = N_(
    "BackCoach is an exercise timer, breathing pacer and personal diary for adults who keep moving with a sore lower "
    "back. It gives general information and does not replace a doctor or physiotherapist."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. Whatever goes wrong is said in one sentence on the error stream."""
    options = argparse.Namespace()
    try:
        return _run(argv, options)
    except Problem as problem:
        warn(problem.said(words_of(options)))
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence_output()
        return CLOSED_PIPE
    except Exception as fault:  # a bug: no user is shown a traceback
        text = " ".join(str(fault).split())
        told = Message("BackCoach has a bug ({kind}: {text}); please report it.", kind=type(fault).__name__, text=text)
        warn(told.said(words_of(options)))
        return FAULT


def _run(argv: Sequence[str] | None, options: argparse.Namespace) -> int:
    replace_unencodable()
    try:
        given = sys.argv[1:] if argv is None else argv
        parser = build_parser(lambda: words_asked_for(argv), only_window=_only_opens_window(given))
        parser.parse_args(given, options)
    except SystemExit as ended:  # help, version or wrong usage, which argparse has printed
        say("", end="")
        return ended.code if isinstance(ended.code, int) else OK
    status: int | None = options.run(options)
    return status or OK


def _only_opens_window(given: Sequence[str]) -> bool:
    """Whether the arguments do no more than open the window, with a data folder and a file at most."""
    rest = list(given)
    if "--data-dir" in rest[:-1]:
        place = rest.index("--data-dir")
        del rest[place : place + 2]
    return not any(one.startswith("-") for one in rest) and rest[:1] in ([], ["window"]) and len(rest) <= 2


def build_parser(words: Callable[[], Words] = Words, *, only_window: bool = False) -> HelpParser:
    """All commands and options; the manual page and the shell completions are made from it as well.

    `words` are asked for only when help is. With `only_window` without the other commands: making them takes a
    twentieth of a start.
    """

    def add_data_dir(to: argparse.ArgumentParser, default: str | None) -> None:
        to.add_argument(
            "--data-dir",
            metavar="DIR",
            default=default,
            help=N_("the folder for the journal, settings and your own exercises"),
        )

    parser = HelpParser(prog="backcoach", description=ABOUT)
    parser.words = words
    parser.add_argument(
        "--version", action="version", version=f"BackCoach {__version__}", help=N_("show the version and exit")
    )
    add_data_dir(parser, None)
    parser.set_defaults(run=_window, file=None)
    commands = parser.add_subparsers(title=N_("commands"), metavar="COMMAND")

    def command(name: str, run: RunCommand, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        add_data_dir(added, argparse.SUPPRESS)  # allowed before and after the command
        added.set_defaults(run=run)
        added.words = words
        return added

    window = command("window", _window, N_("open the window (also without any command)"))
    window.add_argument("file", metavar="FILE", type=path, nargs="?", help=N_("a file whose import is shown in it"))
    opened = command("open", _window, N_("open the window with a file: a shared routine, or an export to take in"))
    opened.add_argument("file", metavar="FILE", type=path, help=N_("the file"))
    if not only_window:
        _add_commands(commands, command)
    return parser


def _add_commands(commands: "argparse._SubParsersAction[HelpParser]", command: AddCommand) -> None:
    from backcoach.cli import catalogue_commands, history_commands, import_commands, log_command, print_commands

    catalogue_commands.add(command)
    sound = commands.add_parser("sound")  # how the window of a frozen program starts the helper
    sound.add_argument("language", nargs="?", default="en", help=argparse.SUPPRESS)
    sound.set_defaults(run=_sound)
    picture = commands.add_parser("picture")  # how the window of a frozen program has a picture made small
    picture.add_argument("cut", nargs="?", default="{}", help=argparse.SUPPRESS)
    picture.set_defaults(run=_picture)
    print_commands.add(command)
    log_command.add(command)
    history_commands.add(command)
    import_commands.add(command)


def _window(options: argparse.Namespace) -> int:
    import gc

    gc.disable()  # quicker start: there is no garbage yet; the window enables it again
    try:
        from backcoach.app.places import cache_folder
        from backcoach.ui.plain_imports import load_qt

        load_qt(cache_folder())
        from backcoach.ui.main import run
    except ImportError as error:
        raise Problem(
            "Qt cannot be loaded ({error}); install what is missing, or install BackCoach again.", error=error
        ) from None

    return run(options.data_dir, options.file)


def _picture(options: argparse.Namespace) -> int:
    from backcoach.ui.figures.picture_shrinker import main as shrink

    return shrink(options.cut)


def _sound(options: argparse.Namespace) -> int:
    from backcoach.cues.helper.__main__ import main as play

    return play(options.language)
