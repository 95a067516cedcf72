"""The colours of a chart by what they are for, and what else differs between the window and paper."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFont


class Inks(NamedTuple):
    """Colours; `bands` are those of low, middle and high scores, or None."""

    ground: QColor
    ink: QColor
    muted: QColor
    line: QColor
    weekend: QColor
    before: QColor
    lower: QColor
    higher: QColor
    check_in: QColor
    day: QColor
    pale: QColor
    dark: QColor
    baseline: QColor
    minutes: QColor
    bands: tuple[QColor, QColor, QColor] | None = None


class Look(NamedTuple):
    """Inks, a font for a size in pixels, the locale of the dates, and units of the painter for each pixel."""

    inks: Inks
    font: Callable[[float, bool], QFont]
    locale: QLocale
    unit: float = 1.0
    strip: bool = False
    """Whether the minutes of sessions are below the scores."""
