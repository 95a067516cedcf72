"""A large button that shows the chosen routine and opens the list of all."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import BODY, Theme


class RoutineChoice(msgspec.Struct, frozen=True):
    """A routine to choose, with a line about it."""

    id: str
    name: str
    line: str


class RoutineChooser(Button):
    """Shows one of several choices; `chosen` carries the id of another one.

    `choices` is called only when the list is opened, because describing all routines takes time.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, title: str, choices: Callable[[], Sequence[RoutineChoice]]) -> None:
        super().__init__(theme, kind="two-line", name=title)
        self._title = title
        self._choices = choices
        self._current = RoutineChoice("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        menu = QMenu(self)
        menu.setFont(theme.font(BODY))
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def show_choice(self, choice: RoutineChoice) -> None:
        """Show the choice that is made."""
        self._current = choice
        self.setText(f"{choice.name}\n{choice.line}")
        self.setAccessibleName(f"{self._title}: {choice.name}, {choice.line.replace(' · ', ', ')}")

    def minimumSizeHint(self) -> QSize:
        """It may be squeezed; long lines are shortened."""
        return QSize(48, self.sizeHint().height())

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for choice in self._choices():
            action = menu.addAction(f"{choice.name}   ·   {choice.line}")
            action.setCheckable(True)
            action.setChecked(choice.id == self._current.id)
            action.triggered.connect(lambda _=False, id=choice.id: self.chosen.emit(id))
