"""A row of the editor's panels: a label with its control beside it, or below it if the text is large."""

from PySide6.QtWidgets import QGridLayout, QWidget

from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import SMALL, Theme

_WIDTH, _WIDEST, _SMALLEST = 92, 116, 10
"""Pixels of the label's column, its largest width for a long word, and the smallest letters if that is not enough."""
_LARGE = 1.4
"""From this multiple of the usual text size on, the label has a row of its own."""


def add_labelled(grid: QGridLayout, theme: Theme, label: str, control: QWidget) -> None:
    """Add a row at the end of a grid of two columns."""
    place = grid.rowCount()
    words = Label(theme, SMALL, "muted")
    words.say(label)
    if theme.length(100) >= 100 * _LARGE:
        grid.addWidget(words, place, 0, 1, 2)
        grid.addWidget(control, place + 1, 0, 1, 2)
        words.setVisible(bool(label))
        return
    words.setFixedWidth(_width_for(words, label))
    grid.addWidget(words, place, 0)
    grid.addWidget(control, place, 1)


def _width_for(words: Label, label: str) -> int:
    """Pixels that the longest word of a label needs, in smaller letters if it is very long."""
    longest = 0
    for pixels in range(SMALL, _SMALLEST - 1, -1):
        words.set_pixels(pixels)
        longest = max((words.fontMetrics().horizontalAdvance(word) for word in label.split()), default=0) + 2
        if longest <= _WIDEST:
            break
    return max(_WIDTH, longest)
