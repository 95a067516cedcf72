"""Where the user types what to search for."""

from PySide6.QtGui import QResizeEvent

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.theme import Theme

_CLEAR = 32
"""Pixels of the button that empties the search."""


class SearchField(LineEdit):
    """A line behind a magnifying glass; a cross empties it once there is something in it."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(theme, name=name, hint=name, longest=100)
        self.setProperty("iconName", "search")
        self.setTextMargins(33, 0, _CLEAR + 6, 1)
        self._clear = Button(
            theme, icon="close", name=theme.words.gettext("Clear the search"), kind="quiet", size=_CLEAR, parent=self
        )
        self._clear.clicked.connect(self._empty)
        self._clear.hide()
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right end."""
        super().resizeEvent(event)
        self._clear.setGeometry(self.width() - _CLEAR - 3, (self.height() - _CLEAR) // 2, _CLEAR, _CLEAR)

    def _empty(self) -> None:
        self.clear()
        self.setFocus()
