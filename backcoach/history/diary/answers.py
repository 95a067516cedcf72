"""Everything that can be answered about a file, as one value: the command line's options and the window's controls."""

from typing import Literal

import msgspec

from backcoach.history.diary.days import Numbers, Order
from backcoach.history.diary.row_choice import Filter, Marked
from backcoach.history.diary.scales import Scale
from backcoach.history.diary.scores import Ranges, Rounding, ScoreAnswers
from backcoach.history.diary.text import plain
from backcoach.history.records import Question


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """A field is None, or empty, as long as nobody has answered it.

    `heading` is a line of the file, 0 for a table without one. A column is a name, or a number counted from 1; "" means
    that there is none.
    """

    encoding: str | None = None
    separator: str | None = None
    quoted: bool = True
    heading: int | None = None
    day_column: str | None = None
    time_column: str | None = None
    score_column: str | None = None
    note_column: str | None = None
    only: tuple[Filter, ...] | None = None
    order: Order | None = None
    numbers: Numbers | None = None
    date_format: str | None = None
    zone: str | None = None
    """UTC, an offset or a name of a time zone; "local" for this computer's clock, "column" for what the table says."""
    scale: Scale | None = None
    rounding: Rounding | None = None
    ranges: Ranges | None = None
    words: tuple[tuple[str, int | None], ...] = ()
    other_words: bool = False
    misfits: Literal["mend", "leave-out"] | None = None
    marked: Marked | None = None
    """Rows that the table itself marks as deleted, archived or the like."""
    bad_rows: Literal["leave-out"] | None = None
    question: Question = "now"
    source: str | None = None
    moments: Literal["same", "another"] | None = None
    """Whether entries that are here at the same moments under another name are from the same diary."""
    bring_back: bool = False
    """Restore what was deleted here, and let the diary overrule what was corrected here."""

    def about_scores(self) -> ScoreAnswers:
        """Those about the score column."""
        words = {plain(word).casefold(): value for word, value in self.words}
        bad = self.bad_rows is not None
        return ScoreAnswers(self.scale, self.rounding, self.ranges, words, self.other_words, bad)
