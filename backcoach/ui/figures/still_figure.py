"""The figure of one exercise, standing still and as large as there is room."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

Thumbnail = Callable[[str, QSize, float], QPixmap | None]
"""The picture of an exercise by its id, in logical pixels at a device's ratio; None while there is none."""
DRAWN = QSize(480, 320)
"""Pixels of the picture whatever room it has: one is drawn and kept, and none is drawn while a window is resized."""


class StillFigure(QWidget):
    """A picture to look at, not to use: it appears when it has been drawn, and nothing moves when it does."""

    def __init__(self, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self._exercise = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_exercise(self, id: str) -> None:
        """Show another exercise."""
        self._exercise = id
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, if there is one by now."""
        picture = self._thumbnail(self._exercise, DRAWN, self.devicePixelRatioF())
        if picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRect(QPoint(), DRAWN.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
        box.moveCenter(self.rect().center())
        painter.drawPixmap(box, picture)
