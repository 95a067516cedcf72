"""Takes a widget away for good."""

from PySide6.QtWidgets import QWidget


def discard(widget: QWidget) -> None:
    """Hide a widget at once, and delete it soon.

    What is deleted later than the event loop of a dialog was entered would be seen as long as that dialog is open.
    """
    widget.hide()
    widget.deleteLater()
