"""A picture, and the part of it that will be kept; drag its edges or move them with the arrow keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from backcoach.ui.design.painting import draw_ring
from backcoach.ui.design.theme import Theme

SMALLEST = 0.15
"""Share of the picture's width and height that is always kept."""
_STEP = 0.02
Part = tuple[float, float, float, float]
WHOLE: Part = (0.0, 0.0, 1.0, 1.0)


class CropView(QLabel):
    """`part` is left, top, right and bottom of what is kept, as shares of the picture."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self.part: Part = WHOLE
        self._edges: tuple[bool, bool, bool, bool] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumHeight(220)

    def show_image(self, image: QImage) -> None:
        """Show another picture and keep all of it."""
        self._image, self.part = image, WHOLE
        self.update()

    def sizeHint(self) -> QSize:
        """A usual size for looking at a picture."""
        return QSize(360, 240)

    @property
    def cut(self) -> Part:
        """Left, top, width and height of what is kept, as shares of the picture."""
        left, top, right, bottom = self.part
        return left, top, right - left, bottom - top

    def move_edge(self, edge: int, by: float) -> None:
        """Move the left (0), top (1), right (2) or bottom (3) edge by a share of the picture."""
        part = [*self.part]
        low = 0.0 if edge < 2 else part[edge - 2] + SMALLEST
        high = part[edge + 2] - SMALLEST if edge < 2 else 1.0
        part[edge] = min(high, max(low, part[edge] + by))
        self.part = (part[0], part[1], part[2], part[3])
        self.changed.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow moves the edge on its side inwards, with Shift outwards."""
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down)
        edges = {keys[0]: 2, keys[1]: 3, keys[2]: 0, keys[3]: 1}
        key = Qt.Key(event.key())
        if key not in edges:
            super().keyPressEvent(event)
            return
        edge = edges[key]
        inwards = _STEP if edge < 2 else -_STEP
        self.move_edge(edge, -inwards if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else inwards)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearest edges; at a corner these are two."""
        x, y = self._share(event.position())
        left, top, right, bottom = self.part
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        near_x = min(abs(x - left), abs(x - right)) < (right - left) / 4
        near_y = min(abs(y - top), abs(y - bottom)) < (bottom - top) / 4
        self._edges = (
            near_x and x < middle_x, near_y and y < middle_y, near_x and x >= middle_x, near_y and y >= middle_y,
        )  # fmt: skip

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the edges that were taken to the pointer."""
        if self._edges is None:
            return
        x, y = self._share(event.position())
        for edge, taken in enumerate(self._edges):
            if taken:
                self.move_edge(edge, (x, y)[edge % 2] - self.part[edge])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the edges."""
        self._edges = None

    def _place(self) -> QRectF:
        room = QRectF(self.rect())
        place = QRectF(QPointF(), QSizeF(self._image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(room.center())
        return place

    def _share(self, at: QPointF) -> tuple[float, float]:
        place = self._place()
        return (at.x() - place.left()) / max(1.0, place.width()), (at.y() - place.top()) / max(1.0, place.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, darker where it will be cut off."""
        if self._image.isNull():
            return
        painter, place = QPainter(self), self._place()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        left, top, width, height = self.cut
        kept = QRectF(
            place.left() + left * place.width(), place.top() + top * place.height(),
            width * place.width(), height * place.height(),
        )  # fmt: skip
        shade = QColor(0, 0, 0, 140)
        painter.fillRect(QRectF(place.left(), place.top(), place.width(), kept.top() - place.top()), shade)
        painter.fillRect(QRectF(place.left(), kept.bottom(), place.width(), place.bottom() - kept.bottom()), shade)
        painter.fillRect(QRectF(place.left(), kept.top(), kept.left() - place.left(), kept.height()), shade)
        painter.fillRect(QRectF(kept.right(), kept.top(), place.right() - kept.right(), kept.height()), shade)
        draw_ring(painter, kept, self._theme.color("accent"), 2, width=3 if self.hasFocus() else 1)
