"""What was done on the days of a column: each exercise with its sets, its time, and whether it hurt."""

from datetime import date

from backcoach.history.journal import Journal
from backcoach.history.records import StepRecord
from backcoach.ui.history.history_text import HistoryText

MOST = 14
"""Exercises that are named; the others are counted."""


def done_lines(words: HistoryText, journal: Journal, first: date, last: date) -> tuple[str, ...]:
    """A line for each exercise of which something was done, in the order in which they came."""
    done: dict[str, list[StepRecord]] = {}
    for session in reversed(journal.sessions.find(first, last)):
        for step in journal.sessions.steps(session.id):
            if step.outcome == "done":
                done.setdefault(step.exercise, []).append(step)
    lines = [words.exercise_done(exercise, steps) for exercise, steps in done.items()]
    more = len(lines) - MOST
    return (*lines[:MOST], *([words.words.gettext("and {count} more", count=more)] if more > 0 else []))
