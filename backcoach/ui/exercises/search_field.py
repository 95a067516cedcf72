"""Where words to search for are typed."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.theme import Theme


class SearchField(LineEdit):
    """A line behind a magnifying glass; a cross empties it once there is something in it."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(theme, name=name, hint=name, longest=100)
        self.row.setContentsMargins(10, 2, 3, 2)
        self.row.setSpacing(6)
        self.row.insertWidget(0, _Glass(theme))
        self.empty = Button(theme, icon="close", name=self.tr("Empty the search"), kind="quiet", size=32)
        self.empty.clicked.connect(self._empty)
        self.row.addWidget(self.empty)
        self.empty.hide()
        self.edit.textChanged.connect(lambda text: self.empty.setVisible(bool(text)))

    def _empty(self) -> None:
        self.edit.clear()
        self.edit.setFocus()


class _Glass(QWidget):
    """The sign alone: the line beside it has the name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(18, 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._theme.icon("search", "muted").paint(QPainter(self), self.rect())
