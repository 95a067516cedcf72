"""Icons: one SVG in a colour."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:  # an icon of Qt's has an enumeration of 151 names, which what is painted first does not need
    from PySide6.QtGui import QIcon

_SIDES = (16, 20, 24, 32, 48, 64, 128, 256)
"""Pixels of the pictures of an icon of Qt's."""


class SvgIcon:
    """One SVG, with a colour in place of its `currentColor`; sharp at any size."""

    def __init__(self, path: Path, color: QColor) -> None:
        text = path.read_text(encoding="utf-8").replace("currentColor", color.name())
        self._renderer = QSvgRenderer(QByteArray(text.encode()))

    def paint(self, painter: QPainter, box: QRect) -> None:
        """Draw it into a rectangle."""
        self._renderer.render(painter, QRectF(box))

    def pixmap(self, side: int, ratio: float = 1.0) -> QPixmap:
        """A picture of it on a transparent ground, for a screen with that many real pixels to each of `side`."""
        real = round(side * ratio)
        pixmap = QPixmap(real, real)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, real, real))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def as_qt(self) -> "QIcon":
        """An icon of Qt's, for what takes no other."""
        from PySide6.QtGui import QIcon

        icon = QIcon()
        for side in _SIDES:
            icon.addPixmap(self.pixmap(side))
        return icon
