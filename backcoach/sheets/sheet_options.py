"""Paper sizes, the options of a sheet, and the day, language and font it is made with."""

from datetime import date
from typing import Literal

import msgspec
from PySide6.QtCore import QDate, QLocale

Paper = Literal["a4", "letter"]
SIZES: dict[Paper, tuple[float, float]] = {"a4": (595.0, 842.0), "letter": (612.0, 792.0)}
"""Width and height of the papers in points, as Qt rounds them."""
MARGIN = 28.0
"""Points left blank on every side: just under 10 mm, more than any usual printer needs."""


class SheetOptions(msgspec.Struct, frozen=True):
    """The options of a routine sheet; `name` is the person's, empty for a line to write on.

    `exercises` are the indices of the routine's items to print; None for all.
    """

    paper: Paper = "a4"
    days: Literal[7, 14, 28] = 14
    large: bool = False
    pictures: bool = True
    colour: bool = False
    landscape: bool = False
    name: str = ""
    exercises: tuple[int, ...] | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        width, height = SIZES[self.paper]
        return (height, width) if self.landscape else (width, height)


USUAL = SheetOptions()


class SheetContext(msgspec.Struct, frozen=True):
    """The day, font family and language with which a sheet is made."""

    today: date
    family: str
    language: str = "en-GB"

    @property
    def day(self) -> str:
        """The day in the language's long date format."""
        day = QDate(self.today.year, self.today.month, self.today.day)
        return QLocale(self.language).toString(day, QLocale.FormatType.LongFormat)
