"""Keeps a window on its screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def keep_on_screen(window: QWidget, smallest: QSize) -> None:
    """Make a window no larger than what its screen has free for windows, and bring all of it in there."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    around = frame.size() - window.size()
    size = window.size().boundedTo(room.size() - around).expandedTo(smallest)
    if size != window.size():
        window.resize(size)
    corner, whole = frame.topLeft(), size + around
    corner.setX(max(room.left(), min(corner.x(), room.left() + room.width() - whole.width())))
    corner.setY(max(room.top(), min(corner.y(), room.top() + room.height() - whole.height())))
    if corner != frame.topLeft():
        window.move(corner)
