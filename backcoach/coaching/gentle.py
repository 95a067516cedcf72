"""The gentle day: offered when it hurts more than usual, and counted like any other day (FACTS 4)."""

from collections.abc import Sequence

from backcoach.coaching.due import usual
from backcoach.history.records import Score

GENTLE_DAY = "gentle-day"
"""The id of the routine for it."""
GENTLE_RISE = 2
"""Points above the usual from which on it is offered."""


def usual_below(score: Score, scores: Sequence[Score]) -> float | None:
    """The usual answer to the same question, if a score is so far above it that a gentle day is to be offered."""
    level = usual(score, scores)
    return level if level is not None and score.value - level >= GENTLE_RISE else None
