"""What may be chosen about a sheet, and the occasion it is made for."""

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
    """What may be chosen about a sheet; `name` is for whom it is, empty for a line to write on.

    `exercises` are the places (from 0) of the routine's items that are wanted, None for all of them.
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
    """For which day, in which language and with which font a sheet is made."""

    today: date
    family: str
    language: str = "en-GB"

    @property
    def day(self) -> str:
        """The day in the language's own long form."""
        day = QDate(self.today.year, self.today.month, self.today.day)
        return QLocale(self.language).toString(day, QLocale.FormatType.LongFormat)
