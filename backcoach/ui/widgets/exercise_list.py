"""A list of exercises to choose from, by mouse or keyboard."""

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from backcoach.ui.design.by_key import acting_by_key
from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.theme import Theme
from backcoach.ui.figures.still_figure import Thumbnail
from backcoach.ui.widgets.exercise_rows import ExerciseModel, ExerciseRow, ExerciseRowPainter

LONG_PRESS_MS = 600
"""A press that lasts so long asks for the menu, which a finger has no other way to."""
_STILL = 12
"""Pixels that a finger may move meanwhile."""


class ExerciseList(QListView):
    """Rows of exercises; `picked` carries the row and the id of one that was clicked or on which Enter was pressed.

    `menu_asked` carries the same and a place on the screen: a right click, the menu key, or a long press.
    """

    picked = Signal(int, str)
    menu_asked = Signal(int, str, object)

    def __init__(self, theme: Theme, thumbnail: Thumbnail, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = QWidget()
        self.setViewport(self._ground)
        self._ground.setAutoFillBackground(False)
        self._rows = ExerciseModel(theme.words)
        self._painter = ExerciseRowPainter(theme, thumbnail)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        use_slim_scroll_bar(self)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.entered.connect(lambda index: self._mark(hovered=index.row()))
        self.selectionModel().currentChanged.connect(lambda index: self._mark(selected=index.row()))
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)
        theme.changed.connect(self._restyle)
        self._pressed = QPoint()
        self._by_press = False
        self.press = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self.press.timeout.connect(self._press_long)

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._ground.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A long press begins."""
        self._pressed, self._by_press = event.position().toPoint(), False
        if event.button() == QtCore.Qt.MouseButton.LeftButton:  # the right one has its menu at once
            self.press.start()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Whoever moves on does not press long."""
        if (event.position().toPoint() - self._pressed).manhattanLength() > _STILL:
            self.press.stop()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A short press picks the row; a long one has already opened its menu."""
        self.press.stop()
        super().mouseReleaseEvent(event)

    def _press_long(self) -> None:
        index = self.indexAt(self._pressed)
        if index.isValid():
            self._by_press = True
            self.menu_asked.emit(
                index.row(), self._rows.row(index).exercise.id, self._ground.mapToGlobal(self._pressed)
            )

    def show_pictures(self) -> None:
        """Paint again, because a picture was drawn meanwhile."""
        self._ground.update()

    def show_rows(self, rows: Sequence[ExerciseRow]) -> None:
        """Show other rows, and scroll to the current one."""
        self._rows.show_rows(rows)
        for place, row in enumerate(rows):
            if row.state == "current":
                self.scrollTo(self._rows.index(place))

    def minimumSizeHint(self) -> QSize:
        """A row and a half."""
        return QSize(120, self._theme.length(110))

    def enter(self) -> None:
        """Give the focus to the first row."""
        self.setFocus(QtCore.Qt.FocusReason.TabFocusReason)
        self.setCurrentIndex(self._rows.index(0))

    def pick(self, place: int) -> None:
        """Pick a row as a click would, if there is such a row."""
        if place < self._rows.rowCount():
            self._pick(self._rows.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As Qt does; what Enter opens takes the focus."""
        with acting_by_key(self.window()):
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is hovered any more."""
        self._mark(hovered=-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            corner = self._ground.mapToGlobal(self.visualRect(index).center())
            place = corner if by_key else event.globalPos()
            self.menu_asked.emit(index.row(), self._rows.row(index).exercise.id, place)

    def _mark(self, *, hovered: int | None = None, selected: int | None = None) -> None:
        if hovered is not None:
            self._painter.hovered = hovered
        if selected is not None:
            self._painter.selected = selected
        self._ground.update()

    def _pick(self, index: QModelIndex) -> None:
        if self._by_press:
            return
        place = index.row()
        self.picked.emit(place, self._rows.row(index).exercise.id)
