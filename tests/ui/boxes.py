"""Where a part of a page is on it, whatever it is laid out in."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget


def box_on(page: QWidget, part: QWidget) -> QRect:
    """The rectangle of a part in pixels of the page."""
    return QRect(part.mapTo(page, QPoint()), part.size())
