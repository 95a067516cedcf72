"""What screen readers learn about our own widgets: which role they have, and what they show.

A widget names its role in `accessible_role`, in the words of `QAccessible.Role`; for all other widgets Qt's own answer
holds. If a widget's name changes every second, `accessible_words` gives the name without announcing each change;
`accessible_value` gives the number that a widget shows.
"""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QStackedWidget, QWidget
from shiboken6 import Shiboken

_ANSWERED = "answers screen readers"


def answer_screen_readers(app: QApplication) -> None:
    """Tell screen readers what our widgets say of themselves, from now on; once for each application."""
    if not app.property(_ANSWERED):
        app.setProperty(_ANSWERED, True)
        QAccessible.installFactory(_interface)


def _interface(_class: str, thing: QObject) -> QAccessibleInterface | None:
    role = "Client" if isinstance(thing, QStackedWidget) else getattr(thing, "accessible_role", "")
    if not role or not isinstance(thing, QWidget):
        return None
    named = QAccessible.Role[role]
    if isinstance(thing, QAbstractButton):
        return _Tab(thing, named)
    if hasattr(thing, "accessible_words"):
        return _Telling(thing, named)
    return _Showing(thing, named) if hasattr(thing, "accessible_value") else QAccessibleWidget(thing, named)


class _Telling(QAccessibleWidget):
    """A widget with a name that is made when it is asked for."""

    def text(self, kind: QAccessible.Text) -> str:
        """The present words as the name; otherwise Qt's name."""
        words = self.widget().accessible_words() if kind == QAccessible.Text.Name else ""  # type: ignore[attr-defined]
        return words or super().text(kind)


class _Showing(QAccessibleWidget, QAccessibleValueInterface):
    """A widget that shows a number from 0 to 100, which only the program changes."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        QAccessibleWidget.__init__(self, widget, role)
        QAccessibleValueInterface.__init__(self)

    def interface_cast(self, asked: QAccessible.InterfaceType) -> Any:
        """Itself if the value is asked for, otherwise a null pointer: PySide ends the program if None is returned."""
        if asked == QAccessible.InterfaceType.ValueInterface:
            return self
        found: int | None = super().interface_cast(asked)
        return Shiboken.VoidPtr(0) if found is None else found

    def currentValue(self) -> int:
        """The number."""
        return int(self.widget().accessible_value())  # type: ignore[attr-defined]

    def minimumValue(self) -> int:
        """The least one."""
        return 0

    def maximumValue(self) -> int:
        """The greatest one."""
        return 100

    def minimumStepSize(self) -> int:
        """By how much it differs at least."""
        return 1

    def setCurrentValue(self, _value: object) -> None:
        """It cannot be set."""


class _Tab(QAccessibleWidget):
    """A button that is one of several tabs: the checked one is the selected one."""

    def text(self, kind: QAccessible.Text) -> str:
        """Its name is its text, if it has no other."""
        button = self.widget()
        own = button.text() if kind == QAccessible.Text.Name and isinstance(button, QAbstractButton) else ""
        return super().text(kind) or own

    def state(self) -> QAccessible.State:
        """What Qt says of a widget, and whether it is selected."""
        state = super().state()
        button = self.widget()
        state.selectable = True
        state.selected = isinstance(button, QAbstractButton) and button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """It can be pressed."""
        return ["Press"]

    def doAction(self, _name: str) -> None:
        """Press it."""
        button = self.widget()
        if isinstance(button, QAbstractButton):
            button.click()
