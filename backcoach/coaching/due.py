"""When the safety page is to be read again, or the past week asked about.

The page: at the first start, every four weeks, after a high score or a rise.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from backcoach.coaching.safety import SafetyReason
from backcoach.history.records import PEG, Score

READ_EVERY = timedelta(weeks=4)
HIGH = 8
"""A score from which on the page is shown again."""
RISE = 3
"""Points above the score before the session, or above the usual, from which on the page is shown again."""
SETTLED_IN = 3
"""Sessions before anything beyond their own scores is asked (ours)."""
USUAL_WITHIN = timedelta(days=28)
USUAL_NEEDS = 4
"""As many earlier answers as a median needs before it is called usual."""


def safety_due(last_read: datetime | None, now: datetime, scores: Sequence[Score]) -> SafetyReason | None:
    """Why the page is due, None when it is not; aware moments; `scores` of 8 weeks, in any order."""
    if last_read is None:
        return "first-start"
    pain = [score for score in scores if score.question not in PEG[1:]]  # two of the three ask for something else
    new = [score for score in pain if last_read < score.at <= now]
    if any(score.value >= HIGH for score in new):
        return "high-score"
    if any(_rose(score, pain) for score in new):
        return "rise"
    return "four-weeks" if now - last_read >= READ_EVERY else None


def past_week_due(sessions: int, last: datetime | None, now: datetime) -> bool:
    """Whether to offer the three questions about the past week, `last` answered or offered then (None: never)."""
    return sessions >= SETTLED_IN and (last is None or now - last >= READ_EVERY)


def usual(score: Score, scores: Sequence[Score]) -> float | None:
    """The median answer to the same question in the 28 days before a score; None when there were fewer than 4."""
    earlier = sorted(
        other.value
        for other in scores
        if other.question == score.question and score.at - USUAL_WITHIN <= other.at < score.at
    )
    return _median(earlier) if len(earlier) >= USUAL_NEEDS else None


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
    # The standard library's takes 8 ms to import, for decimals and fractions that nobody needs here.
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2
