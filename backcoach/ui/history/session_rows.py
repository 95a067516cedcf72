"""The list of sessions: a name, and a quieter line below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from backcoach.ui.design.painting import draw_box, edge_of, smooth
from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.theme import BODY, SMALL, Theme

ID, FIRST, SECOND = (Qt.ItemDataRole(Qt.ItemDataRole.UserRole + place) for place in range(3))
_ROW, _PAD = 54, 12
Index = QModelIndex | QPersistentModelIndex


class _RowDelegate(QStyledItemDelegate):
    """Paints two lines; the chosen row has a tinted background, and an edge while the list has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows have the same height."""
        return QSize(100, self._theme.length(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        theme, state = self._theme, QStyle.StateFlag
        box = option.rect.adjusted(1, 1, -1, -1).toRectF()
        if option.state & state.State_Selected:
            edge = theme.color("ink") if option.state & state.State_HasFocus else edge_of(theme)
            draw_box(smooth(painter), box, theme.color("tint"), edge)
        inside = option.rect.adjusted(_PAD, 8, -_PAD, -8)
        side = Qt.AlignmentFlag.AlignRight if option.widget.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        for role, pixels, token, edge_flag in (
            (FIRST, BODY, "ink", Qt.AlignmentFlag.AlignTop),
            (SECOND, SMALL, "muted", Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(theme.font(pixels, strong=role == FIRST))
            painter.setPen(theme.color(token))
            text = QFontMetrics(painter.font()).elidedText(
                index.data(role), Qt.TextElideMode.ElideRight, inside.width()
            )
            painter.drawText(inside, int(side | edge_flag), text)


class SessionRows(QListWidget):
    """Each row has an id, a name and a line below; arrow keys walk through it."""

    deletion_asked = Signal()
    """The Delete key was pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = _RowDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        use_slim_scroll_bar(self)
        self._restyle()
        theme.changed.connect(self._restyle)

    def add(self, id: str, first: str, second: str) -> None:
        """Add a row; `id` is what it stands for."""
        item = QListWidgetItem()
        for role, value in ((ID, id), (FIRST, first), (SECOND, second)):
            item.setData(role, value)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._theme.words.listed((first, second)))
        self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks for a deletion; Qt handles all other keys."""
        if event.key() == Qt.Key.Key_Delete:
            self.deletion_asked.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        palette = self._theme.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("paper"))
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()
