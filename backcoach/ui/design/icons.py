"""Our own SVG icons, drawn in a colour of the theme at whatever size is asked for."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class _SvgEngine(QIconEngine):
    """Paints one SVG whose strokes and fills say `currentColor`."""

    def __init__(self, path: Path, color: QColor) -> None:
        super().__init__()
        self._path = path
        self._color = color
        text = path.read_text(encoding="utf-8").replace("currentColor", color.name())
        self._renderer = QSvgRenderer(QByteArray(text.encode()))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.setOpacity(0.4 if mode == QIcon.Mode.Disabled else 1.0)
        self._renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._path, self._color)


def themed_icon(path: Path, color: QColor) -> QIcon:
    """An icon from an SVG file whose lines take the colour."""
    # A copy, since Python's QIcon is taken for its engine's parent: collected together with it in a cycle, the engine is
    # destroyed twice, or is emptied while a button still paints with it. Now Qt alone holds the engine.
    return QIcon(QIcon(_SvgEngine(path, color)))
