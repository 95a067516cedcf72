"""Makes a screen reader say what happens, wherever its focus is.

Windows and macOS have an event for that. On Linux only Orca 45 and newer react to it, but every Orca says a new
description of the widget with the focus, so the words are put there.
"""

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_BY_EVENT = ("windows", "cocoa")
"""Platforms of Qt where screen readers hear announcements."""


def announce(about: QWidget, words: str) -> None:
    """Have a screen reader, if there is one, say some words about a widget."""
    if not words or not QAccessible.isActive():
        return
    if QGuiApplication.platformName() in _BY_EVENT:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))
        return
    focused = QApplication.focusWidget() or about
    kept = focused.findChild(_Description, options=QtCore.Qt.FindChildOption.FindDirectChildrenOnly)
    (kept or _Description(focused)).replace(words)


class _Description(QObject):
    """Replaces a widget's description: for a moment if it has none, otherwise until the focus leaves it.

    If the usual description came back earlier, it would be said, and so would the words if they were still there when
    the focus returns.
    """

    _usual: str | None = None
    """On the class, for wrappers that PySide makes while the widget is being destroyed."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def replace(self, words: str) -> None:
        """Show words; the same words again are a change, too."""
        widget, shown = self._widget, self._widget.accessibleDescription()
        widget.setAccessibleDescription(f"{words} " if shown == words else words)
        if self._usual is None and not (shown or widget.toolTip()):
            widget.setAccessibleDescription("")
        elif self._usual is None:
            self._usual = shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the usual description again once the focus is elsewhere, since then it is not said."""
        if event.type() == QEvent.Type.FocusOut and self._usual is not None:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def event(self, event: QEvent) -> bool:
        """The focus has arrived elsewhere."""
        if event.type() == QEvent.Type.User and self._usual is not None:
            self._widget.setAccessibleDescription(self._usual)
            self._usual = None
        return super().event(event)
