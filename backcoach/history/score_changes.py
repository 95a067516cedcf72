"""How scores changed over the sessions that contained an exercise, and how often it hurt: a hint, not a proof."""

from datetime import date

import msgspec
import numpy as np

from backcoach.history.journal import Journal
from backcoach.history.tables import Row
from backcoach.history.timestamps import span

ENOUGH = 6
"""How many sessions with a score before and after are needed to say anything about an exercise (our choice)."""


class ScoreChange(msgspec.Struct, frozen=True):
    """The change of score, after less before, over the sessions that contained an exercise: negative is lower.

    `low` and `high` are the quartiles. All three are None under 6 such sessions: too few to tell.
    """

    exercise: str
    sessions: int
    hurt_sessions: int
    scored: int
    change: float | None
    low: float | None
    high: float | None

    @property
    def too_few(self) -> bool:
        """Whether there are too few sessions for a figure."""
        return self.change is None


_SESSIONS = (
    "SELECT t.exercise, t.session_id, max(t.hurt) FROM step t JOIN session s ON s.id = t.session_id"
    " WHERE s.deleted = 0 AND s.day BETWEEN ? AND ? AND (t.outcome = 'done' OR t.hurt)"
    " GROUP BY t.exercise, t.session_id"
)
# The last answer to each question counts. The plus signs keep SQLite from reading all scores
# of a question for each session.
_CHANGES = (
    "SELECT session_id, question, value FROM session s CROSS JOIN score ON session_id = s.id AND session_id IS NOT NULL"
    " WHERE s.deleted = 0 AND s.day BETWEEN ? AND ? AND +score.deleted = 0"
    " AND +question IN ('now-before', 'now-after') ORDER BY at_us"
)


def score_changes(journal: Journal, first: date | None = None, last: date | None = None) -> list[ScoreChange]:
    """Every exercise that was done, or hurt, in sessions of those local days; those with most scores first."""
    days = span(first, last)
    changes = _changes(journal.query(_CHANGES, *days))
    done: dict[str, dict[str, bool]] = {}
    for exercise, session, hurt in journal.query(_SESSIONS, *days):
        done.setdefault(exercise, {})[session] = bool(hurt)
    found = [_score_change(exercise, sessions, changes) for exercise, sessions in done.items()]
    return sorted(found, key=lambda each: (-each.scored, -each.sessions, each.exercise))


def _changes(rows: list[Row]) -> dict[str, int]:
    """The score after less the score before, for sessions that have both."""
    scores: dict[str, dict[str, int]] = {}
    for session, question, value in rows:
        scores.setdefault(session, {})[question] = value
    return {session: given["now-after"] - given["now-before"] for session, given in scores.items() if len(given) == 2}


def _score_change(exercise: str, sessions: dict[str, bool], changes: dict[str, int]) -> ScoreChange:
    known = [changes[session] for session in sessions if session in changes]
    low, middle, high = np.percentile(known, (25, 50, 75)).tolist() if len(known) >= ENOUGH else (None, None, None)
    return ScoreChange(exercise, len(sessions), sum(sessions.values()), len(known), middle, low, high)
