"""What a form asks of every control: a value to set and to read, and a signal when the user changed it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget


class FormControl(QWidget):
    """A widget that holds one value; `changed` is sent when the user changed it.

    If its parts say what they are but not what they are for, it has the accessible role "Grouping": the form gives it a
    name.
    """

    accessible_role = ""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    def describe(self, hint: str) -> None:
        """Give a hint to the one part that takes the keyboard; if there are several, each explains itself."""
        parts = [part for part in self.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if len(parts) == 1 and not parts[0].accessibleDescription():
            parts[0].setAccessibleDescription(hint)

    def value(self) -> Any:
        """The value that is shown."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError
