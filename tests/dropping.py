"""Drags things over a widget and drops them there, as a person does."""

import warnings

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def data_of(*urls: str, text: str = "") -> QMimeData:
    """What a file manager hands over."""
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    if text:
        data.setText(text)
    return data


def drag_over(widget: QWidget, data: QMimeData) -> QDragEnterEvent:
    """The event with its answer; without it Qt delivers no drop."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Qt 6.12 wants a QPointF, which 6.11 does not take
        event = QDragEnterEvent(QPoint(9, 9), BOTH, data, LEFT, NO_KEY)
    QApplication.sendEvent(widget, event)
    return event


def drop(widget: QWidget, data: QMimeData) -> QDropEvent:
    """The event with its answer."""
    event = QDropEvent(QPointF(9, 9), BOTH, data, LEFT, NO_KEY, QEvent.Type.Drop)
    QApplication.sendEvent(widget, event)
    return event
