"""What may be said about how a file is read, whether or not it was asked: the options of the command, in the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from backcoach.words import Words

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

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words

    def label(self, key: str) -> str:
        """The label of a question."""
        return {
            "separator": self.words.gettext("Separator"),
            "quoted": self.words.gettext("Quotation marks"),
            "encoding": self.words.gettext("Letters"),
            "heading": self.words.gettext("Heading"),
            "only": self.words.gettext("Only rows about"),
            "order": self.words.gettext("Order of days"),
            "date_format": self.words.gettext("Form of days"),
            "numbers": self.words.gettext("Days as numbers"),
            "zone": self.words.gettext("Time zone"),
            "marked": self.words.gettext("Marked rows"),
            "scale": self.words.gettext("Scale"),
            "rounding": self.words.gettext("Rounding"),
            "ranges": self.words.gettext("Ranges"),
            "moments": self.words.gettext("The same diary?"),
            "source": self.words.gettext("Name of the diary"),
        }[key]

    def all_of(self, look: Look | None) -> dict[str, Question]:
        """The questions about any file; if the file cannot be read, only those about how to read it."""
        from backcoach.history.diary.encoding import NAMES

        found: dict[str, Sequence[Option]] = {
            "separator": self._separators(),
            "quoted": [("letters", self.words.gettext("Plain letters"))],
            "encoding": [(key, self.words.text_of(name)) for key, name in NAMES.items()],
        }
        if look is not None:
            found |= {
                "heading": self._headings(look),
                "order": self._orders(),
                "date_format": (),
                "zone": (),
                "scale": [(scale, self._scale(scale)) for scale in _SCALES],
                "source": (),
            }
            if look.reading.arrangement.has_marks:
                found["marked"] = [
                    ("leave-out", self.words.gettext("Leave out")), ("keep", self.words.gettext("Take in"))
                ]  # fmt: skip
        return {key: self._question(key, tuple(options)) for key, options in found.items()}

    def _question(self, key: str, options: tuple[Option, ...]) -> Question:
        hints = {
            "date_format": self.words.gettext("Such as %d.%m.%Y; empty if the days are read correctly."),
            "zone": self.words.gettext("Such as UTC, +02:00 or Europe/Berlin; empty for the clock of this computer."),
            "source": self.words.gettext("The same name is the same diary; empty for its own name."),
        }
        return Question(key, self.label(key), self.words.gettext("As it was found"), options, hints.get(key, ""))

    def _separators(self) -> list[Option]:
        return [
            (",", self.words.gettext("Comma")),
            (";", self.words.gettext("Semicolon")),
            ("\t", self.words.gettext("Tab")),
            ("|", self.words.gettext("Bar")),
            (":", self.words.gettext("Colon")),
            ("~", self.words.gettext("Tilde")),
            ("^", self.words.gettext("Caret")),
            (" ", self.words.gettext("Space")),
        ]

    def _scale(self, scale: str) -> str:
        lowest, highest = scale.split("-")
        return self.words.gettext("{lowest} to {highest}", lowest=lowest, highest=highest)

    def _headings(self, look: Look) -> list[Option]:
        from backcoach.history.diary.table import at_place

        table = look.opened.table
        rows = zip(table.lines[:_LINES], table.rows, strict=False)
        said = [(str(line), at_place(table.unit, line, " · ".join(row)[:60]).said(self.words)) for line, row in rows]
        return [("0", self.words.gettext("There is no heading")), *said]

    def _orders(self) -> list[Option]:
        return [
            ("day-first", self.words.gettext("Day, month, year")),
            ("month-first", self.words.gettext("Month, day, year")),
            ("year-first", self.words.gettext("Year, month, day")),
            ("year-day-month", self.words.gettext("Year, day, month")),
        ]
