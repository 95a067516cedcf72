"""A large button that shows the chosen routine; a click opens the list of all."""

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import Theme


class RoutineChoice(msgspec.Struct, frozen=True):
    """A routine to choose, with a line about it."""

    id: str
    name: str
    line: str


class RoutineChooser(Button):
    """Shows the routine that is chosen, under a title for screen readers."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, kind="two-line", name=title)
        self._title = title
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_choice(self, choice: RoutineChoice) -> None:
        """Show the choice that is made."""
        self.setText(f"{choice.name}\n{choice.line}")
        words = self._theme.words
        parts = (choice.name, *choice.line.split(" · "))
        self.setAccessibleName(words.labelled(self._title, words.listed(parts)))

    def minimumSizeHint(self) -> QSize:
        """It may be squeezed; long lines are shortened."""
        return QSize(48, self.sizeHint().height())
