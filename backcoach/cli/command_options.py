"""What the commands share: the types for adding one, and what their options mean."""

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.cli.terminal import warn
from backcoach.problem import Problem
from backcoach.words import N_, Words

if TYPE_CHECKING:
    from backcoach.app.preferences import Preferences
    from backcoach.app.services import Services
    from backcoach.catalog import Catalog

RunCommand = Callable[[argparse.Namespace], int | None]
"""Runs a command; returns the exit status if it is not 0."""
AddCommand = Callable[[str, RunCommand, str], argparse.ArgumentParser]
"""Adds a command with its name, the function that runs it and its help; returns the parser for its options."""


def services_of(options: argparse.Namespace) -> "Services":
    """The services on the data folder of the options, built once; what they have to say goes to the error stream."""
    if "services" not in options:
        from backcoach.app.places import assets_folder, cache_folder, data_folder
        from backcoach.app.services import Services
        from backcoach.clock import SystemClock
        from backcoach.words.languages import system_languages

        options.services = Services(
            data_folder(options.data_dir), assets_folder(), cache_folder(), SystemClock(), system_languages(os.environ)
        )
        options.services.said.connect(warn)
    services: Services = options.services
    return services


def words_of(options: argparse.Namespace) -> Words:
    """The words of the language that is set; English where the data folder cannot be found."""
    if "data_dir" not in options:
        return Words()
    try:
        return services_of(options).words
    except (Problem, OSError, ValueError):  # a name that no folder can have
        return Words()


def words_asked_for(argv: Sequence[str] | None) -> Words:
    """The words for a command line that is not parsed yet, by its data folder."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--data-dir")
    try:
        return words_of(parser.parse_known_args(argv)[0])
    except argparse.ArgumentError:
        return Words()


def output_of(options: argparse.Namespace) -> Path:
    """The file to write. Raises Problem for one that BackCoach itself keeps, such as the journal or the settings."""
    output: Path = options.output
    services_of(options).refuse_own(output)
    return output


def catalog_of(options: argparse.Namespace) -> "Catalog":
    """The catalogue; warns of each of the user's files that is skipped."""
    services = services_of(options)
    catalog = services.library.catalog
    for sentence in (*catalog.problems, *services.motion_check.problems()):
        warn(words_of(options).text_of(sentence))
    return catalog


def preferences_of(options: argparse.Namespace) -> "Preferences":
    """The user's settings; with a warning the defaults, if they cannot be read."""
    settings = services_of(options).settings
    if settings.problem:
        warn(settings.problem.said(words_of(options)))
    return settings.current


def add_days(to: argparse.ArgumentParser) -> None:
    """Add the options for a range of days, which `days_of` reads."""
    to.add_argument("--from", dest="first", metavar="DAY", help=N_("the first day, such as 2026-01-31"))
    to.add_argument("--to", dest="last", metavar="DAY", help=N_("the last day"))


def days_of(options: argparse.Namespace) -> tuple[date | None, date | None]:
    """The first and last day, each None if not given. Raises Problem for a text that is no day, or an empty range."""
    first, last = _day(options.first), _day(options.last)
    if first and last and first > last:
        raise Problem(
            "The first day, {first}, is after the last day, {last}; swap them or choose others.", first=first, last=last
        )
    return first, last


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise Problem("“{text}” is not a day; write it like 2026-01-31.", text=text) from None


def path(text: str) -> Path:
    """The path that was typed. An empty one is wrong usage, because it would mean the current folder."""
    if not text:
        from backcoach.cli.usage_errors import EMPTY_NAME

        raise argparse.ArgumentTypeError(EMPTY_NAME)
    return Path(text)
