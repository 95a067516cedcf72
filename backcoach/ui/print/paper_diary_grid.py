"""The grid for typing in a ticked sheet: a column for each day, a row for each exercise and two for the scores."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.labels import SMALLEST
from backcoach.ui.design.painting import draw_box, draw_ring, smooth
from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.ui.print.paper_diary_model import Index, PaperDiaryModel

CELL, ROW, HEAD, NAMES = 36, 32, 44, 196
"""Pixels: width of a day, height of a row, height of the day names, width of the exercise names."""
TEN = Qt.Key.Key_T


class _CellDelegate(QStyledItemDelegate):
    """Paints boxes to tick and boxes with a number, as on paper."""

    def __init__(self, theme: Theme, model: PaperDiaryModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._hurt = theme.words.gettext("H")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the box, its content, and a ring around the focused one."""
        theme, model, row, column = self._theme, self._model, index.row(), index.column()
        painter.save()
        smooth(painter)
        painter.setOpacity(0.35 if model.is_saved(column) else 1.0)
        cell = QRectF(option.rect)
        box = cell.adjusted(5, 3, -5, -3)
        on = row < model.exercises and model.ticked(row, column)
        hurts = model.hurts(row, column)
        fill, line = ("hurt_tint", "hurt") if hurts else ("accent", "accent") if on else ("raised", "muted")
        draw_box(painter, box, theme.color(fill), theme.color(line), radius=6)
        if not hurts and (on or (model.is_saved(column) and row < model.exercises)):
            theme.icon("done", "on_accent" if on else "muted").paint(painter, option.rect.adjusted(8, 5, -8, -5))
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(BODY, strong=True))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._hurt if hurts else str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, cell.adjusted(1, 0, -1, 0), theme.color("ink"), 8)
        painter.restore()


class _NameHeader(QHeaderView):
    """A header of day or exercise names without borders; names that are too long end in an ellipsis."""

    def __init__(self, theme: Theme, way: Qt.Orientation, size: int) -> None:
        super().__init__(way)
        self._theme = theme
        self._across = way == Qt.Orientation.Horizontal
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(size)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802 (Qt's name)
        """Paint the name on the dialog's background."""
        painter.fillRect(rect, self._theme.color("paper"))
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.color("muted" if self._across else "ink"))
        words = str(self.model().headerData(logical, self.orientation()))
        if self._across:
            wide = max(map(painter.fontMetrics().horizontalAdvance, words.splitlines()), default=0)
            font = painter.font()
            font.setPixelSize(max(SMALLEST, min(font.pixelSize(), font.pixelSize() * rect.width() // max(1, wide + 2))))
            painter.setFont(font)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
            return
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - 8)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)


class PaperDiaryGrid(QTableView):
    """The grid, made for the keyboard: arrows move, Space ticks, H is "that hurt", A ticks the whole day.

    Digits are scores, T is ten. A left click ticks, a right click is "that hurt".

    After ticking the whole day the focus moves to its scores, after a score to the next one, and after a day's last
    score to the next day.
    """

    finished = Signal()
    """Emitted when Enter is pressed."""

    def __init__(self, theme: Theme, model: PaperDiaryModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._cells = _CellDelegate(theme, model)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(theme.words.gettext("Days and exercises"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        theme.dress(self, SMALL)
        use_slim_scroll_bar(self)
        self.setHorizontalHeader(_NameHeader(theme, Qt.Orientation.Horizontal, theme.length(CELL)))
        self.setVerticalHeader(_NameHeader(theme, Qt.Orientation.Vertical, theme.length(ROW)))
        self._corner = self.findChild(QAbstractButton)
        if self._corner is not None:
            self._corner.installEventFilter(self)
        self.horizontalHeader().setFixedHeight(theme.length(HEAD))
        self.verticalHeader().setFixedWidth(min(theme.length(NAMES), 240))
        self._restyle()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        palette = self._theme.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Button):
            palette.setColor(role, self._theme.color("paper"))
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        """All rows, and up to fourteen days side by side."""
        columns = min(self._model.columnCount(), 14)
        length = self._theme.length
        wide, high = length(CELL) * columns, length(HEAD) + self._model.rowCount() * length(ROW)
        return QSize(self.verticalHeader().width() + wide + 12, high + 12)

    def minimumSizeHint(self) -> QSize:
        """Fits a small window; the rest scrolls."""
        return QSize(280, min(self.sizeHint().height(), 280))

    def begin(self) -> None:
        """Focus the first day that can be entered."""
        self._go(0, self._next_day(-1))
        self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the corner button between the headers unpainted."""
        if event.type() == QEvent.Type.Paint and watched is self._corner:
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle ticks and scores; Qt handles the arrows."""
        row, column, key = self.currentIndex().row(), self.currentIndex().column(), key_of(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif column < 0 or self._model.is_saved(column):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self._tick(row, column)
        elif key == Qt.Key.Key_H:
            self._mark_hurt(row, column)
        elif key == Qt.Key.Key_A:
            self._model.tick_all(column)
            self._go(self._model.exercises, column)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 or key == TEN:
            self._enter(row, column, 10 if key == TEN else key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._remove(row, column)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick an exercise, mark it as hurting, or select a score to type."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._model.is_saved(index.column()):
            mark = self._mark_hurt if event.button() == Qt.MouseButton.RightButton else self._tick
            mark(index.row(), index.column())

    def _tick(self, row: int, column: int) -> None:
        if row < self._model.exercises:
            self._model.toggle(row, column)

    def _mark_hurt(self, row: int, column: int) -> None:
        if row < self._model.exercises:
            self._model.toggle_hurt(row, column)

    def _enter(self, row: int, column: int, value: int) -> None:
        """Enter a score; on an exercise row it is the score before."""
        row = max(row, self._model.exercises)
        self._model.set_score(row, column, value)
        if row + 1 < self._model.rowCount():
            self._go(row + 1, column)
        else:
            self._go(0, self._next_day(column))

    def _remove(self, row: int, column: int) -> None:
        if row >= self._model.exercises:
            self._model.set_score(row, column, None)
        elif self._model.ticked(row, column):
            self._model.toggle(row, column)

    def _next_day(self, column: int) -> int:
        """The next column that can be entered; the same if there is none."""
        later = range(column + 1, self._model.columnCount())
        return next((day for day in later if not self._model.is_saved(day)), max(column, 0))

    def _go(self, row: int, column: int) -> None:
        self.setCurrentIndex(self._model.index(row, column))
