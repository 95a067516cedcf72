"""What the list of routines says about each of them; free of Qt."""

from datetime import datetime

from backcoach.app.routine_shelf import ShelfEntry
from backcoach.phrases import Phrases
from backcoach.ui.exercises.routine_row import RoutineLines


def routine_lines(entry: ShelfEntry, phrases: Phrases, now: datetime, *, current: str) -> RoutineLines:
    """The row of a routine; `current` is the id of the one that is chosen."""
    words, routine = phrases.words, entry.routine
    things = words.listed([thing.name for thing in entry.needs])
    facts = (
        phrases.duration(entry.seconds),
        phrases.last_done(entry.last, now),
        words.gettext("with {things}", things=things) if things else words.gettext("nothing to fetch"),
    )
    return RoutineLines(
        id=routine.id,
        name=routine.name,
        purpose=entry.purpose if entry.usable else words.gettext("Your cautions, or a stop, leave nothing of it."),
        facts=" · ".join(part for part in facts if part),
        exercise=entry.picture,
        favourite=entry.favourite,
        current=routine.id == current,
    )
