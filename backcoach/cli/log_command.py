"""The command that stores a score."""

import argparse
import re
from datetime import datetime

from backcoach.cli.command_options import AddCommand, services_of
from backcoach.cli.terminal import say
from backcoach.problem import Problem


def add(command: AddCommand) -> None:
    """Add the command with the given function."""
    log = command("log", _log, "store how strong your low back pain is, from 0 (no pain) to 10 (worst pain imaginable)")
    log.add_argument("score", metavar="SCORE")
    log.add_argument("--at", metavar="TIME", help='when it was, such as "2026-11-20 07:30", or 07:30 for today (now)')
    log.add_argument("--note", metavar="TEXT", default="", help="a note to store with the score")


def _log(options: argparse.Namespace) -> None:
    from backcoach.clock import SystemClock

    score = _score(options.score)
    at = None if options.at is None else _time(options.at, SystemClock().now())
    with services_of(options).journal.writing() as journal:
        saved = journal.scores.log("now", score, at, note=options.note)
    say(f"Saved: {saved.value} of 10, {saved.at:%Y-%m-%d %H:%M}.")


def _score(text: str) -> int:
    """The score that was typed. Raises Problem if it is not a whole number from 0 to 10."""
    if not re.fullmatch("0*([0-9]|10)", text):
        raise Problem(
            "A score is a whole number from 0 (no pain) to 10 (worst pain imaginable), not “{text}”.", text=text
        )
    return int(text)


def _time(text: str, now: datetime) -> datetime:
    """The time that was typed, as aware datetime: local unless it has an offset, today if it has no date.

    Raises Problem if it is no time, or one that the change to summer time left out.
    """
    full = re.sub(r"(^|[ T])(\d:)", r"\g<1>0\2", text.strip())
    if re.match(r"\d\d:", full):
        full = f"{now:%Y-%m-%d} {full}"
    try:
        if ":" not in full:
            raise ValueError("no time of day")
        typed = datetime.fromisoformat(full)
        at = typed if typed.tzinfo else typed.astimezone()
    except (ValueError, OverflowError, OSError):
        raise Problem(
            "“{text}” is not a time; write it like 2026-11-20 07:30, or 07:30 for today.", text=text
        ) from None
    if typed.tzinfo is None and at.replace(tzinfo=None) != typed:
        raise Problem(
            "There was no {typed:%H:%M} on {typed:%Y-%m-%d}: the clocks went forward; choose another time.", typed=typed
        )
    return at
