"""Whether the system wants dark colours."""

from PySide6 import QtCore
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication


class SystemColors:
    """The system's own choice.

    Asking for it makes Python load all enumerations of Qt. So before the first paint the system's palette answers,
    as long as the application has none of its own; after `ask` the system itself does.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        palette, roles = app.palette(), QPalette.ColorRole
        self._looks_dark = palette.color(roles.Window).lightness() < palette.color(roles.WindowText).lightness()
        self._asks = bool(palette.resolveMask())

    def ask(self) -> None:
        """Ask the system from now on: the window is painted."""
        self._asks = True

    def are_dark(self) -> bool:
        """Whether dark colours are wanted."""
        if not self._asks:
            return self._looks_dark
        return self._app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
