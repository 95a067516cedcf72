"""Files of programs that are recognised by their headings, and what is known of each."""

from collections.abc import Sequence

import msgspec

from backcoach.history.diary.text import words_of
from backcoach.words import Message

Heads = Sequence[str]


class Shape(msgspec.Struct, frozen=True):
    """What is known of a program's table.

    `headings` must all be there; the other names are those of its columns, None for what it does not have. `refusal` is
    the sentence for a table that can hold no pain score.
    """

    name: str
    headings: tuple[str, ...]
    day: str | None = None
    time: str | None = None
    score: str | None = None
    note: str | None = None
    tracker: str | None = None
    only: tuple[tuple[str, str], ...] = ()
    within: tuple[str, ...] = ()
    """Columns that may divide what `only` selects further."""
    asked: str | None = None
    """The column that says which question each score answers."""
    refusal: str | None = None
    own: bool = False


_NO_SCORE = Message(
    "This is a Daylio export: it has moods and activities and no pain score, and a mood is not pain; there is nothing"
    " in it for the history."
)
_SESSIONS = Message(
    "This table is BackCoach's own and holds only a part of the history; export the journal as JSON to bring all of it"
    " here."
)
SHAPES = (
    Shape(
        "BackCoach", ("id", "at", "question", "value"), day="at", score="value", note="note", asked="question", own=True
    ),
    Shape("BackCoach", ("id", "started_at", "routine", "planned_s"), refusal=_SESSIONS),
    Shape("BackCoach", ("id", "session_id", "outcome", "hurt"), refusal=_SESSIONS),
    Shape("Daylio", ("full_date", "weekday", "mood", "activities"), refusal=_NO_SCORE),
    Shape(
        "Track & Graph", ("FeatureName", "Timestamp", "Value"), day="Timestamp", score="Value", note="Note",
        tracker="FeatureName",
    ),
    Shape(
        "Bearable", ("date", "time of day", "category", "rating/amount"), day="date", time="time of day",
        score="rating/amount", note="notes", only=(("category", "Pain"),), within=("detail",),
    ),
    Shape(
        "HabitBull", ("HabitName", "CalendarDate", "Value"), day="CalendarDate", score="Value", note="CommentText",
        tracker="HabitName",
    ),
    Shape("Migraine Buddy", ("#", "Started", "Lasted", "Pain Level"), day="Started", score="Pain Level", note="Notes"),
)  # fmt: skip
_LOOP_WORDS = {"yes_manual", "yes_auto", "no", "unknown", "skip"}


def shape_of(heads: Heads) -> Shape | None:
    """The program that has these headings."""
    given = {head.strip().casefold() for head in heads}
    return next((shape for shape in SHAPES if all(name.casefold() in given for name in shape.headings)), None)


def is_loop(heads: Heads, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is Loop's: a date, then a habit a column, in its words and in thousandths."""
    if not heads or words_of(heads[0]) != ("date",):
        return False
    cells = {cell.strip().casefold() for row in rows[:200] for cell in row[1 : len(heads)]} - {""}
    numbers = [int(cell) for cell in cells if cell.isdecimal()]
    others = {cell for cell in cells if not cell.isdecimal()}
    return bool(cells & _LOOP_WORDS) and others <= _LOOP_WORDS and all(number % 250 == 0 for number in numbers)


LOOP = "Loop Habit Tracker"
