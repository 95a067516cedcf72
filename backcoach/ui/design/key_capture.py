"""Keeps keys for the widget that has the focus, where they are shortcuts of the window."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.key_reader import key_of


class KeyCapture(QObject):
    """For example for widgets that use the arrow keys in a window whose shortcuts are the arrow keys."""

    def __init__(self, keys: Collection[Qt.Key], *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self._keys = frozenset(keys)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept the key before a shortcut does; the widget then gets an ordinary key press."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and key_of(event) in self._keys:
                event.accept()
                return True
        return False
