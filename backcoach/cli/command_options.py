"""What the commands share: how one is added, and what the options of each lead to."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.cli.terminal import warn
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.app.preferences import Preferences
    from backcoach.app.services import Services
    from backcoach.catalog import Catalog

RunCommand = Callable[[argparse.Namespace], int | None]
"""Does what a command is for; the status, where it is not 0."""
AddCommand = Callable[[str, RunCommand, str], argparse.ArgumentParser]
"""Adds a command by its name, what it runs and what it is about; returns what takes its options."""


def services_of(options: argparse.Namespace) -> "Services":
    """What the command works with, on the data folder that was named; built once, it warns of what goes wrong."""
    if "services" not in options:
        from backcoach.app.places import assets_folder, cache_folder, data_folder
        from backcoach.app.services import Services
        from backcoach.clock import SystemClock

        options.services = Services(data_folder(options.data_dir), assets_folder(), cache_folder(), SystemClock())
        options.services.said.connect(warn)
    services: Services = options.services
    return services


def catalog_of(options: argparse.Namespace) -> "Catalog":
    """Every exercise and routine; warns of each of the user's files that is skipped."""
    catalog = services_of(options).library.catalog
    for sentence in catalog.problems:
        warn(sentence)
    return catalog


def preferences_of(options: argparse.Namespace) -> "Preferences":
    """The user's settings; the defaults, with a warning, when they cannot be read."""
    settings = services_of(options).settings
    if settings.problem:
        warn(str(settings.problem))
    return settings.current


def add_days(to: argparse.ArgumentParser) -> None:
    """The options that limit what is told to some days, for `days_of`."""
    to.add_argument("--from", dest="first", metavar="DAY", help="the first day, such as 2026-01-31")
    to.add_argument("--to", dest="last", metavar="DAY", help="the last day")


def days_of(options: argparse.Namespace) -> tuple[date | None, date | None]:
    """The first and the last day that were typed, None for an open end; Problem for what is none, and for no days."""
    first, last = _day(options.first), _day(options.last)
    if first and last and first > last:
        raise Problem(f"From {first} to {last} there are no days; choose a last day that is not before the first.")
    return first, last


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise Problem(f"“{text}” is not a day; write it like 2026-01-31.") from None


def path(text: str) -> Path:
    """A file or folder that was typed; wrong usage when nothing was, as it would be the folder that one is in."""
    if not text:
        raise argparse.ArgumentTypeError("expected a name, which may not be empty")
    return Path(text)
