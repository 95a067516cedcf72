"""A still picture of one exercise, as large as it fits."""

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

Thumbnail = Callable[[str, QSize, float], QPixmap | None]
"""Returns the picture of an exercise by id, size in logical pixels and device pixel ratio; None while there is none."""
DRAWN = QSize(480, 320)
"""Fixed size of the picture in pixels: it is drawn once and cached, then scaled, also while a window is resized."""


class StillFigure(QWidget):
    """A picture that appears once it has been drawn, without changing the layout; it takes no mouse input."""

    def __init__(self, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self._exercise = ""

    def show_exercise(self, id: str) -> None:
        """Show another exercise."""
        self._exercise = id
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture if it is ready."""
        picture = self._thumbnail(self._exercise, DRAWN, self.devicePixelRatioF())
        if picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRect(QPoint(), DRAWN.scaled(self.size(), QtCore.Qt.AspectRatioMode.KeepAspectRatio))
        box.moveCenter(self.rect().center())
        painter.drawPixmap(box, picture)
