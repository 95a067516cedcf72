"""Shortens a line of text to the room there is."""

from bisect import bisect_right

from PySide6.QtGui import QFontMetrics

_MORE = "…"


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, or as much of its beginning as fits into `width` pixels with … after it.

    Qt's own `elidedText` is asked with an enumeration that is costly before the first paint (see `qt_numbers`).
    """
    if metrics.horizontalAdvance(text) <= width:
        return text
    fitting = bisect_right(range(1, len(text)), width, key=lambda end: metrics.horizontalAdvance(text[:end] + _MORE))
    return text[:fitting].rstrip() + _MORE
