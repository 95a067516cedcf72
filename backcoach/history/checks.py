"""Checks of what the user enters: each returns the value, or raises Problem that says what is wrong with it."""

from datetime import UTC, datetime

import msgspec

from backcoach.clock import Clock
from backcoach.history.records import QUESTIONS, Question
from backcoach.history.timestamps import CLOCKS_DIFFER, EPOCH, believed, stamp
from backcoach.problem import Problem

LOWEST, HIGHEST = 0, 10
LONGEST_NOTE = 10_000
"""Characters."""

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for bytes that are not valid JSON, including invalid UTF-8 and nesting that is too deep."""


def checked_value(value: int) -> int:
    """The score; raises Problem if it is not a whole number from 0 to 10."""
    if type(value) is not int or not LOWEST <= value <= HIGHEST:
        raise Problem(
            "A score is a whole number from 0 (no pain) to 10 (worst pain imaginable), not {value}.", value=value
        )
    return value


def checked_question(question: Question) -> Question:
    """The question; raises Problem if it is not one of QUESTIONS."""
    if question not in QUESTIONS:
        raise Problem(
            "The journal has no question “{question}”; choose one of {listed}.",
            question=question,
            listed=", ".join(QUESTIONS),
        )
    return question


def checked_note(note: str) -> str:
    """The note, with what UTF-8 cannot encode replaced by “?”; raises Problem if it is too long."""
    if len(note) > LONGEST_NOTE:
        raise Problem(
            "This note has {count:,} characters; please keep it under {longest_note:,}.",
            count=len(note),
            longest_note=LONGEST_NOTE,
        )
    return note.encode("utf-8", "replace").decode()


def stamp_now(clock: Clock) -> tuple[int, int]:
    """The present as `stamp` gives it; raises Problem if the computer's clock was never set."""
    now = clock.now()
    return stamp(checked_time(now, now))


def checked_time(at: datetime, now: datetime) -> datetime:
    """The moment; raises Problem if it has no time zone, lies before 1970 or more than a minute ahead of `now`."""
    if at.utcoffset() is None:
        raise Problem("The time {at:%Y-%m-%d %H:%M} has no time zone; add one, such as +01:00.", at=at)
    if at < EPOCH or at.replace(tzinfo=UTC) < EPOCH:
        raise Problem("The year {year} cannot be right; check the date.", year=at.year)
    if believed(at, now, CLOCKS_DIFFER) is None:
        raise Problem("{at:%Y-%m-%d %H:%M} is still to come; choose a time that has passed.", at=at)
    return at
