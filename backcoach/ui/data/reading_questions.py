"""What may be said about how a file is read, whether or not it was asked: the options of the command, in the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from backcoach.history.diary.look import Look

Option = tuple[str, str]
"""A value, and the words for it."""
_LINES = 8
_SCALES = "0-10", "10-0", "0-5", "0-4", "0-3", "1-5", "1-10", "0-20", "0-100", "0-1", "0-1000"


class Question(msgspec.Struct, frozen=True):
    """A row of the form: its key, label and options, what is said while none is chosen, and a line below.

    `name` is what a screen reader says of it, where the label is too short for that. Without options the answer is
    typed.
    """

    key: str
    label: str
    unchosen: str
    options: tuple[Option, ...] = ()
    hint: str = ""
    name: str = ""


class ReadingQuestions(QObject):
    """Makes the questions."""

    def label(self, key: str) -> str:
        """The label of a question."""
        return {
            "separator": self.tr("Separator"),
            "quoted": self.tr("Quotation marks"),
            "encoding": self.tr("Letters"),
            "heading": self.tr("Heading"),
            "only": self.tr("Only rows about"),
            "order": self.tr("Order of days"),
            "date_format": self.tr("Form of days"),
            "numbers": self.tr("Days as numbers"),
            "zone": self.tr("Time zone"),
            "marked": self.tr("Marked rows"),
            "scale": self.tr("Scale"),
            "rounding": self.tr("Rounding"),
            "ranges": self.tr("Ranges"),
            "moments": self.tr("The same diary?"),
            "source": self.tr("Name of the diary"),
        }[key]

    def all_of(self, look: Look | None) -> dict[str, Question]:
        """Those that any file raises; of an unreadable one, where there is no look, those about the file."""
        from backcoach.history.diary.encoding import NAMES

        found: dict[str, Sequence[Option]] = {
            "separator": self._separators(),
            "quoted": [("letters", self.tr("Plain letters"))],
            "encoding": [*NAMES.items()],
        }
        if look is not None:
            found |= {
                "heading": self._headings(look), "order": self._orders(), "date_format": (), "zone": (),
                "scale": [(scale, scale.replace("-", self.tr(" to "))) for scale in _SCALES], "source": (),
            }  # fmt: skip
            if look.reading.arrangement.has_marks:
                found["marked"] = [("leave-out", self.tr("Leave out")), ("keep", self.tr("Take in"))]
        return {key: self._question(key, tuple(options)) for key, options in found.items()}

    def _question(self, key: str, options: tuple[Option, ...]) -> Question:
        hints = {
            "date_format": self.tr("Such as %d.%m.%Y; empty if days are read well as they are."),
            "zone": self.tr("Such as UTC, +02:00 or Europe/Berlin; empty for the clock of this computer."),
            "source": self.tr("The same name is the same diary; empty for the name that it has by itself."),
        }
        return Question(key, self.label(key), self.tr("As it was found"), options, hints.get(key, ""))

    def _separators(self) -> list[Option]:
        return [
            (",", self.tr("Comma")), (";", self.tr("Semicolon")), ("\t", self.tr("Tab")), ("|", self.tr("Bar")),
            (":", self.tr("Colon")), ("~", self.tr("Tilde")), ("^", self.tr("Caret")), (" ", self.tr("Space")),
        ]  # fmt: skip

    def _headings(self, look: Look) -> list[Option]:
        table = look.opened.table
        rows = zip(table.lines[:_LINES], table.rows, strict=False)
        said = [(str(line), f"{table.unit} {line}: {' · '.join(row)[:60]}") for line, row in rows]
        return [("0", self.tr("There is no heading")), *said]

    def _orders(self) -> list[Option]:
        return [
            ("day-first", self.tr("Day, month, year")), ("month-first", self.tr("Month, day, year")),
            ("year-first", self.tr("Year, month, day")), ("year-day-month", self.tr("Year, day, month")),
        ]  # fmt: skip
