"""When the safety page, the questions about the past week and the gentle day come up.

The safety page comes at the first start, every four weeks, and after a high score or a rise. The gentle day is offered
when it hurts more than usual, and counts like any other day (FACTS 4).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from backcoach.coaching.safety import SafetyReason
from backcoach.history.records import PEG, Score

READ_EVERY = timedelta(weeks=4)
HIGH = 8
"""The safety page comes after a score this high or higher."""
RISE = 3
"""The safety page comes after a score this many points above the score before the session, or above the usual one."""
SETTLED_IN = 3
"""Sessions before any question other than their own scores is asked (our choice)."""
USUAL_WITHIN = timedelta(days=28)
USUAL_NEEDS = 4
"""Earlier answers needed before their median is called usual."""
GENTLE_DAY = "gentle-day"
"""The id of the routine for a gentle day."""
Feeling = Literal["sore", "stiff", "sitting", "usual", "short"]
"""How the day is: asked at the first start, and before Start if the user wants that; "short" is short of time."""
FIRST_ROUTINES: dict[Feeling, str] = {
    "sore": GENTLE_DAY, "stiff": "morning-in-bed", "sitting": "long-desk-day", "usual": "small-start",
    "short": "desk-break",
}  # fmt: skip
"""The routine that suits: small, and nothing to fetch for it that a household lacks (our choice).

Later, "usual" is the one that the user has chosen.
"""
GENTLE_RISE = 2
"""The gentle day is offered after a score this many points above the usual one."""


def safety_due(last_read: datetime | None, now: datetime, scores: Sequence[Score]) -> SafetyReason | None:
    """Why the safety page is due, None if it is not; aware times, and the `scores` of 8 weeks in any order."""
    if last_read is None:
        return "first-start"
    pain = [score for score in scores if score.question not in PEG[1:]]  # the other two PEG questions are not on pain
    new = [score for score in pain if last_read < score.at <= now]
    if any(score.value >= HIGH for score in new):
        return "high-score"
    if any(_rose(score, pain) for score in new):
        return "rise"
    return "four-weeks" if now - last_read >= READ_EVERY else None


def past_week_due(sessions: int, last: datetime | None, now: datetime) -> bool:
    """Whether to offer the three questions about the past week; `last` is when they were last answered or offered."""
    return sessions >= SETTLED_IN and (last is None or now - last >= READ_EVERY)


def usual(score: Score, scores: Sequence[Score]) -> float | None:
    """The median answer to the same question in the 28 days before a score; None if there are fewer than 4."""
    earlier = sorted(
        other.value
        for other in scores
        if other.question == score.question and score.at - USUAL_WITHIN <= other.at < score.at
    )
    return _median(earlier) if len(earlier) >= USUAL_NEEDS else None


def usual_below(score: Score, scores: Sequence[Score]) -> float | None:
    """The usual answer to the same question, if the score is so far above it that a gentle day is offered; otherwise
    None."""
    level = usual(score, scores)
    return level if level is not None and score.value - level >= GENTLE_RISE else None


def _rose(score: Score, scores: Sequence[Score]) -> bool:
    starts: list[float] = [
        other.value
        for other in scores
        if score.question == "now-after" and other.question == "now-before" and other.session_id == score.session_id
    ]
    if (level := usual(score, scores)) is not None:
        starts.append(level)
    return any(score.value - start >= RISE for start in starts)


def _median(ordered: Sequence[int]) -> float:
    # The statistics module takes 8 ms to import, because it brings decimals and fractions.
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2
