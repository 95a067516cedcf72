"""The journal of a command, opened and closed again."""

import argparse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from backcoach.app.places import is_remembered
from backcoach.cli.options import folder_of
from backcoach.cli.terminal import warn
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.records import Contents


@contextmanager
def writing(options: argparse.Namespace) -> "Iterator[Journal]":
    """The journal; one that was damaged is put aside with a sentence. Problem when it cannot be written."""
    from backcoach.clock import SystemClock
    from backcoach.history.journal import Journal

    folder = folder_of(options)
    opened = Journal.open(folder, SystemClock(), may_begin=not is_remembered(folder))
    if opened.set_aside:
        warn(f"The journal was damaged and was put aside as {opened.set_aside}; open the window to restore a backup.")
    try:
        yield opened.journal
    finally:
        opened.journal.close()


@contextmanager
def reading(options: argparse.Namespace) -> "Iterator[Journal]":
    """The journal, or what can be read of one that may not be written."""
    from backcoach.clock import SystemClock
    from backcoach.history.journal import Journal

    folder, clock = folder_of(options), SystemClock()
    try:
        journal = Journal.open(folder, clock, may_begin=not is_remembered(folder)).journal
    except Problem as problem:
        journal = Journal.stand_in(folder, clock, problem)
        if not any(numbers(journal.contents())):
            journal.close()
            raise
        warn(str(problem))
    with closing(journal):
        yield journal


def numbers(contents: "Contents") -> tuple[int, int, int]:
    """How many sessions, steps and scores there are."""
    return contents.sessions, contents.steps, contents.scores
