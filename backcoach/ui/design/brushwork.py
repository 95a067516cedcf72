"""Fills, lines and text in a colour, by means that name no member of Qt's namespace.

`setPen`, `setBrush` and `fillRect` also take members of `Qt`. To find out what it was given, Python makes the classes
of all 93 enumerations of that namespace at the first call of one of them, which takes longer than painting the window.
So what is painted first is painted with these; after the first paint either way is fine.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QApplication


def fill_path(painter: QPainter, path: QPainterPath, color: QColor) -> None:
    """Fill a shape."""
    painter.fillPath(path, solid(color))


def fill_rect(painter: QPainter, box: QRect, color: QColor) -> None:
    """Fill a rectangle."""
    painter.setBackground(solid(color))
    painter.eraseRect(box)


def stroke_path(painter: QPainter, path: QPainterPath, color: QColor, width: float = 1.0) -> None:
    """Draw along a shape."""
    pen = QPen()
    pen.setColor(color)
    pen.setWidthF(width)
    painter.strokePath(path, pen)


def write(painter: QPainter, box: QRect, flags: int, text: str, color: QColor) -> None:
    """Draw a text in the painter's font; `flags` are those of `QPainter.drawText`, as a number (see `qt_numbers`)."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, color)
    style = QApplication.style()
    style.drawItemText(painter, box, flags, palette, True, text, QPalette.ColorRole.WindowText)


def solid(color: QColor) -> QBrush:
    """A brush of one colour."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, color)
    return palette.brush(QPalette.ColorRole.Window)
