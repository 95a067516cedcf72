"""Keeps keys for the widget that has the focus, where the window would take them for a shortcut."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class KeyCapture(QObject):
    """Install it on a widget that walks by arrows, say, in a window whose arrows are shortcuts."""

    def __init__(self, keys: Collection[Qt.Key], *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self._keys = frozenset(keys)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before a shortcut does; it then comes as an ordinary key press."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in self._keys:
                event.accept()
                return True
        return False
