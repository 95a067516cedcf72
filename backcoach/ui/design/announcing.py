"""Has a screen reader say what happens, wherever its focus is.

Windows and macOS have an event for that. Under Linux only Orca 45 and newer hear it, but every Orca says a new
description of whatever has the focus: so the words go there.
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
    """Puts words in place of a widget's description: for a moment where it has none, else until the focus leaves.

    The usual one would be said when it comes back, and the words once more if they stood there when the focus comes.
    """

    _usual: str | None = None
    """Of the class, for a wrapper that PySide makes anew while the widget is destroyed."""

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
        """Show the usual one again once the focus is elsewhere: then nobody says it."""
        if event.type() == QEvent.Type.FocusOut and self._usual is not None:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def event(self, event: QEvent) -> bool:
        """The focus has arrived elsewhere."""
        if event.type() == QEvent.Type.User and self._usual is not None:
            self._widget.setAccessibleDescription(self._usual)
            self._usual = None
        return super().event(event)
