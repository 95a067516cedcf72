"""The exercises of the routine in the making; keys and the mouse change their order."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from backcoach.ui.design.theme import Theme
from backcoach.ui.figures.still_figure import Thumbnail
from backcoach.ui.widgets.exercise_list import ExerciseList

_ROW = 76
_LEAST = 2
"""The list is at least this many rows high, so that it looks like a list."""


class ItemList(ExerciseList):
    """Rows that are dragged, or moved with Alt and an arrow; Delete removes one. The signals carry places."""

    move_asked = Signal(int, int)
    """From one place to another; while a row is dragged, each time that it passes another one."""
    remove_asked = Signal(int)
    chosen = Signal(int)

    def __init__(self, theme: Theme, thumbnail: Thumbnail, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, thumbnail, name, parent)
        self._grabbed: QPoint | None = None
        self._dragged = -1
        self._told = True
        self.selectionModel().currentChanged.connect(lambda index: self._tell(index.row()))

    @property
    def place(self) -> int:
        """The place of the chosen row; -1 if no row is chosen."""
        return self.currentIndex().row()

    def choose(self, place: int) -> None:
        """Choose a row without a signal."""
        self._told = False
        self.setCurrentIndex(self.model().index(place, 0))
        self._told = True

    def fit(self, rows: int) -> None:
        """Be as high as so many rows: the page scrolls, not the list in it."""
        self.setFixedHeight(max(_LEAST, rows) * _ROW + 4)

    def sizeHint(self) -> QSize:
        """As wide as a name and its dose."""
        return QSize(260, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the row, Delete takes it out."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if alt and step and self.place >= 0:
            self.move_asked.emit(self.place, self.place + step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.place >= 0:
            self.remove_asked.emit(self.place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row, and begin to drag it if the mouse moves."""
        super().mousePressEvent(event)
        self._grabbed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move a row to the pointer."""
        if self._grabbed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._dragged < 0 and (at - self._grabbed).manhattanLength() >= QApplication.startDragDistance():
            self.press.stop()  # a drag is not a long press
            self._dragged = self.indexAt(self._grabbed).row()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged >= 0:
            self._carry(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the row down where it is."""
        dragged, self._dragged, self._grabbed = self._dragged, -1, None
        self.viewport().unsetCursor()
        if dragged < 0:
            super().mouseReleaseEvent(event)

    def _carry(self, at: QPoint) -> None:
        rows = self.model().rowCount()
        to = min(rows - 1, max(0, at.y() // _ROW))
        if to != self._dragged:
            place, self._dragged = self._dragged, to
            self.move_asked.emit(place, to)

    def _tell(self, place: int) -> None:
        if self._told and self._dragged < 0:
            self.chosen.emit(place)
