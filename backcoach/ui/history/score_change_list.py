"""Each exercise with a dot and an interval: how the score changed in sessions with that exercise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backcoach.history.score_changes import ScoreChange
from backcoach.ui.design.key_capture import KeyCapture
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.ui.history.view_text import ViewText

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD = 56, 24
LEAST = 2.0
"""The scale reaches at least this many points to both sides."""


class ScoreChangeModel(QAbstractListModel):
    """Exercises; each row's text says what its picture shows."""

    def __init__(self, words: ViewText, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._words = words
        self.name_of = name_of
        self.rows: Sequence[ScoreChange] = ()

    def show_rows(self, rows: Sequence[ScoreChange]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @property
    def reach(self) -> float:
        """How many points to both sides hold every interval."""
        ends = [abs(end) for row in self.rows for end in (row.low, row.high) if end is not None]
        return max([LEAST, *ends])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """How many exercises."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The sentence about a row, for the tooltip and for screen readers."""
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role not in wanted:
            return None
        row = self.rows[index.row()]
        words = self._words.around(self.name_of(row.exercise), row)
        return plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words


class _ChangeDelegate(QStyledItemDelegate):
    """Paint name and hurts on one line; scale, interval, dot and figures on the next."""

    def __init__(self, theme: Theme, words: ViewText, model: ScoreChangeModel) -> None:
        super().__init__()
        self._theme, self._words, self._model = theme, words, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._theme.length(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box, theme = self._model.rows[index.row()], QRectF(option.rect), self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("tint"))
            painter.drawRoundedRect(box.adjusted(-4, 1, 4, -1), 6, 6)
        self._paint_name(painter, box, row)
        plot = scale_box(theme, box, 28, 20)
        paint_scale(painter, theme, plot, self._model.reach)
        self._paint_dot(painter, plot, row)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.color("muted" if row.too_few else "ink"))
        figures = QRectF(plot.right() + 12, plot.top(), box.right() - plot.right() - 12, plot.height())
        painter.drawText(figures, int(Qt.AlignmentFlag.AlignVCenter), self._words.change(row))
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRectF, row: ScoreChange) -> None:
        theme, hurt = self._theme, self._words.hurt(row)
        painter.setFont(theme.font(12))
        wide = painter.fontMetrics().horizontalAdvance(hurt) + 8 if hurt else 0
        line = QRectF(box.left(), box.top() + 5, box.width(), theme.length(22))
        painter.setPen(theme.color("hurt"))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), hurt)
        font = theme.font(BODY - 1, strong=True)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        name = QFontMetrics(font).elidedText(
            self._model.name_of(row.exercise), Qt.TextElideMode.ElideRight, int(line.width() - wide)
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _paint_dot(self, painter: QPainter, plot: QRectF, row: ScoreChange) -> None:
        if row.change is None or row.low is None or row.high is None:
            return
        theme, middle = self._theme, plot.center().y()
        colour = theme.color("accent")
        pale = theme.color("accent")
        pale.setAlphaF(0.35)
        low, dot, high = (place(plot, self._model.reach, value) for value in (row.low, row.change, row.high))
        painter.setPen(QPen(pale, 7, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(dot, middle), 5.5, 5.5)


def scale_box(theme: Theme, row: QRectF, top: float, height: float) -> QRectF:
    """The rectangle of the scale; the same in every row and in the heading."""
    length = theme.length
    wide = max(row.width() * 0.4, row.width() - length(118))
    return QRectF(row.left() + 4, row.top() + length(top), wide, length(height))


def place(plot: QRectF, reach: float, points: float) -> float:
    """The x pixel of a change of so many points."""
    inside = plot.adjusted(6, 0, -6, 0)
    return inside.center().x() + points / reach * inside.width() / 2


def paint_scale(painter: QPainter, theme: Theme, plot: QRectF, reach: float) -> None:
    """Paint a line at no change and fainter ones every two points."""
    painter.setPen(QPen(theme.color("line"), 1))
    middle = round(plot.center().y()) + 0.5
    painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
    for points in range(-int(reach), int(reach) + 1):
        x = round(place(plot, reach, points)) + 0.5
        long = 0.0 if points == 0 else plot.height() / 2 - 3
        painter.setPen(QPen(theme.color("muted" if points == 0 else "line"), 1))
        painter.drawLine(QPointF(x, plot.top() + long), QPointF(x, plot.bottom() - long))


class ScaleHead(QWidget):
    """The heading: which side of the scale is lower and which higher."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = theme.words
        self._theme = theme
        theme.dress(self, 12, height=HEAD)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text at both ends."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.color("muted"))
        row = QRectF(self.rect()).adjusted(0, 0, -10, 0)
        plot, middle = scale_box(self._theme, row, 0, HEAD), Qt.AlignmentFlag.AlignVCenter
        sides = Qt.AlignmentFlag.AlignAbsolute | middle  # the scale runs from left to right in every language
        painter.drawText(plot, int(Qt.AlignmentFlag.AlignLeft | sides), self.words.gettext("← lower"))
        painter.drawText(plot, int(Qt.AlignmentFlag.AlignRight | sides), self.words.gettext("higher →"))
        painter.drawText(row.adjusted(plot.right() + 12, 0, 0, 0), int(middle), self.words.gettext("change · sessions"))


class ScoreChangeList(QListView):
    """The list; arrow keys move through it."""

    def __init__(self, theme: Theme, words: ViewText, model: ScoreChangeModel) -> None:
        super().__init__()
        self._theme = theme
        self._rows = _ChangeDelegate(theme, words, model)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        use_slim_scroll_bar(self)
        keys = Qt.Key
        KeyCapture((keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End, keys.Key_PageUp, keys.Key_PageDown), self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        palette = self._theme.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("surface"))
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        """Two rows."""
        return QSize(120, self._theme.length(2 * ROW))
