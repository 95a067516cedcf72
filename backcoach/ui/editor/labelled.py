"""A row of the editor's panels: a label, and its control beside it."""

from PySide6.QtWidgets import QGridLayout, QWidget

from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import SMALL, Theme

_WIDTH = 92


def add_labelled(grid: QGridLayout, theme: Theme, label: str, control: QWidget) -> None:
    """Add a row at the end of a grid of two columns."""
    place = grid.rowCount()
    words = Label(theme, SMALL, "muted")
    words.say(label)
    words.setFixedWidth(_WIDTH)
    grid.addWidget(words, place, 0)
    grid.addWidget(control, place, 1)
