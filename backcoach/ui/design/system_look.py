"""How the system wants windows to look: dark or light, with more contrast, with larger text."""

from collections.abc import Iterable

from PySide6 import QtCore
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

USUAL_DPI = 96.0
"""Dots of an inch where the system's text has its usual size."""
_LEAST, _MOST, _STEP = 0.9, 2.0, 0.1


def scaled(per_cent: int, system: float) -> float:
    """The text size: the user's choice times the system's, within the bounds of what can be chosen."""
    return min(_MOST, max(_LEAST, round(per_cent / 100 * system, 2)))


class SystemLook:
    """The system's own choice.

    Asking for it makes Python load all enumerations of Qt. So before the first paint the system's palette answers,
    as long as the application has none of its own; after `ask` the system itself does.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        palette, roles = app.palette(), QPalette.ColorRole
        self._looks_dark = palette.color(roles.Window).lightness() < palette.color(roles.WindowText).lightness()
        self._asks = bool(palette.resolveMask())
        self.more_contrast = False
        """Whether the desktop has said that it wants more contrast."""
        dots = app.primaryScreen().logicalDotsPerInch() / USUAL_DPI
        self.text_scale = min(_MOST, max(1.0, round(dots / _STEP) * _STEP))
        """How much larger than usual the system has its text, at the start: 1 or more, in steps of a tenth."""

    def ask(self) -> None:
        """Ask the system from now on: the window is painted."""
        self._asks = True

    def are_dark(self) -> bool:
        """Whether dark colours are wanted."""
        if not self._asks:
            return self._looks_dark
        return self._app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark

    def wants_contrast(self) -> bool:
        """Whether more contrast is wanted: the desktop said so, or Qt knows it, from 6.10 on and after the paint."""
        accessibility = getattr(self._app.styleHints(), "accessibility", None)
        if self.more_contrast or not self._asks or accessibility is None:
            return self.more_contrast
        return bool(accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast)

    def widgets(self) -> Iterable[QWidget]:
        """All widgets that there are."""
        return self._app.allWidgets()
