"""A list of exercises to look at and choose from, by mouse or keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.exercise_rows import ExerciseModel, ExerciseRow, ExerciseRowPainter
from backcoach.ui.figures.still_figure import Thumbnail


class ExerciseList(QListView):
    """Rows of exercises: `picked` when one is clicked or Enter is pressed on it (its place, its id)."""

    picked = Signal(int, str)

    def __init__(self, theme: Theme, thumbnail: Thumbnail, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ExerciseModel()
        self._painter = ExerciseRowPainter(theme, thumbnail)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        use_slim_scroll_bar(self)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.entered.connect(lambda index: self._mark(hovered=index.row()))
        self.selectionModel().currentChanged.connect(lambda index: self._mark(selected=index.row()))
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)
        theme.changed.connect(self.viewport().update)

    def show_pictures(self) -> None:
        """Paint again, because a picture can be had now."""
        self.viewport().update()

    def show_rows(self, rows: Sequence[ExerciseRow]) -> None:
        """Show other rows, and keep the current one in sight."""
        self._rows.show_rows(rows)
        for place, row in enumerate(rows):
            if row.state == "current":
                self.scrollTo(self._rows.index(place))

    def enter(self) -> None:
        """Give the keyboard to the first row."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.setCurrentIndex(self._rows.index(0))

    def pick(self, place: int) -> None:
        """As if a row was clicked, if there is one."""
        if place < self._rows.rowCount():
            self._pick(self._rows.index(place))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over no row."""
        self._mark(hovered=-1)

    def _mark(self, *, hovered: int | None = None, selected: int | None = None) -> None:
        if hovered is not None:
            self._painter.hovered = hovered
        if selected is not None:
            self._painter.selected = selected
        self.viewport().update()

    def _pick(self, index: QModelIndex) -> None:
        place = index.row()
        self.picked.emit(place, self._rows.row(index).exercise.id)
