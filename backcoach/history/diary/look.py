"""One look at a file, for window and commands alike: what it would bring, or what must be answered first."""

from datetime import datetime

import msgspec

from backcoach.history.comparison import Comparison
from backcoach.history.diary.answers import Answers
from backcoach.history.diary.entries import Local, on_this_machine
from backcoach.history.diary.opened import OpenedFile, open_file
from backcoach.history.diary.reading import Reading, read_table
from backcoach.history.diary.table import Choice, Doubt, Tick, unheard
from backcoach.history.imports import Batch, Imports
from backcoach.problem import Problem
from backcoach.words import Message

OPTIONS = {
    "encoding": "--encoding",
    "quoted": "--no-quotes",
    "heading": "--heading",
    "day_column": "--day-column",
    "time_column": "--time-column",
    "score_column": "--score-column",
    "note_column": "--note-column",
    "only": "--only",
    "marked": "--marked",
    "order": "--order",
    "numbers": "--numbers",
    "zone": "--zone",
    "scale": "--scale",
    "rounding": "--round",
    "ranges": "--ranges",
    "words": "--word",
    "moments": "--same-moments",
}
"""The option of the command line that answers each question."""


class Look(msgspec.Struct, frozen=True):
    """What a file would bring; `comparison` is None while its entries cannot be read at all."""

    opened: OpenedFile
    reading: Reading
    comparison: Comparison | None
    doubts: tuple[Doubt, ...]

    @property
    def ready(self) -> bool:
        """Whether it can be imported as it is."""
        return self.comparison is not None and not (self.doubts or self.reading.faults or self.reading.stops)

    def brings(self, answers: Answers) -> int:
        """How many entries would be new or changed."""
        found = self.comparison
        if found is None:
            return 0
        over = len(found.deleted) + len(found.kept) if answers.bring_back else 0
        return len(found.new) + len(found.changed) + over


def look_into(
    data: bytes | OpenedFile, answers: Answers, imports: Imports, now: datetime, local: Local = on_this_machine,
    tick: Tick = unheard,
) -> Look:  # fmt: skip
    """Read a file with these answers and compare it with the journal; a Problem for what cannot be a diary at all.

    A file that was opened before, with the same encoding, separator and quotes, is not opened again.
    """
    opened = open_file(data, answers, tick) if isinstance(data, bytes) else data
    reading = read_table(opened, answers, now, local, tick)
    if reading.arrangement.layout is None:
        return Look(opened, reading, None, reading.doubts)
    notes = reading.arrangement.layout.note is not None
    compared = imports.compare(reading.entries, notes=notes, same_moments=answers.moments == "same")
    doubts = reading.doubts
    if not reading.open and answers.moments is None and compared.looks_like_one_here:
        doubts = (_moments_doubt(compared),)
    return Look(opened, reading, compared, doubts)


def _moments_doubt(compared: Comparison) -> Doubt:
    words = Message(
        "{alike:,} of {number:,} new entries seem to be in the history already, under another name or at another "
        "time of the same day; say whether it is the same diary.",
        alike=len(compared.alike),
        number=len(compared.new),
    )
    choices = (
        Choice("same", Message("it is the same diary: what is here stays, what changed is updated")),
        Choice("another", Message("it is another diary: all of it is new")),
    )
    return Doubt("moments", words, choices)


def take(look: Look, answers: Answers, imports: Imports, file: str, tick: Tick = unheard) -> Batch:
    """Import it as one batch. Raises Problem while a question is open, or if it would change nothing."""
    if look.comparison is None or not look.ready:
        raise Problem("Something about this file must be answered first.")
    if not look.brings(answers):
        raise Problem("All of it is here already; nothing was taken in.")
    return imports.take(look.comparison, file, look.reading.source, bring_back=answers.bring_back, tick=tick)
