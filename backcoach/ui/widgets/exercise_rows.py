"""Exercises as rows of a list: a model, and the painting of a row."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from backcoach.catalog import Exercise
from backcoach.ui.design.brushwork import write
from backcoach.ui.design.elided import elided
from backcoach.ui.design.painting import draw_ring, fill_box, fill_ellipse
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.qt_numbers import ACCESSIBLE_TEXT_ROLE, DISPLAY_ROLE, ONE_LINE, TOOL_TIP_ROLE, USER_ROLE
from backcoach.ui.design.theme import BODY, RADIUS, SMALL, Theme
from backcoach.ui.figures.still_figure import Thumbnail
from backcoach.words import Words

RowState = Literal["", "done", "current"]
Index = QModelIndex | QPersistentModelIndex
PICTURE, SMALL_PICTURE = QSize(84, 52), QSize(54, 36)
ROOMY = 220
"""Pixels of a row's content from which on the larger picture leaves room for the text."""
MOST_LINES = 4
"""Lines of text in a row: at most three for the name, the rest for the line below it."""
ROW = USER_ROLE
_DOT = " · "
_SIGN = 18
"""Pixels of the sign that asks for care."""


class ExerciseRow(msgspec.Struct, frozen=True):
    """An exercise with the line below its name; `state_words` is its state for screen readers.

    `care` is what the user's cautions say about it.
    """

    exercise: Exercise
    line: str
    state: RowState = ""
    state_words: str = ""
    care: str = ""


class ExerciseModel(QAbstractListModel):
    """The rows of one list; screen readers get name, line and state."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: list[ExerciseRow] = []

    def show_rows(self, rows: Sequence[ExerciseRow]) -> None:
        """Show other rows; if the exercises are the same, only changed rows are painted again."""
        same = [row.exercise for row in rows] == [row.exercise for row in self._rows]
        if not same:
            self.beginResetModel()
        old, self._rows = self._rows, list(rows)
        if not same:
            self.endResetModel()
            return
        for place, (before, after) in enumerate(zip(old, rows, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def row(self, index: Index) -> ExerciseRow:
        """The row at an index."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows."""
        return len(self._rows)

    def data(self, index: Index, role: int = DISPLAY_ROLE) -> Any:
        """The name, the text for screen readers, or the row itself."""
        row = self._rows[index.row()]
        if role == DISPLAY_ROLE:
            return row.exercise.name
        if role == ACCESSIBLE_TEXT_ROLE:
            return self._words.listed((row.exercise.name, *row.line.split(" · "), row.state_words, row.care))
        if role == TOOL_TIP_ROLE:
            return plain_tooltip(row.care)
        return row if role == ROW else None


class ExerciseRowPainter(QStyledItemDelegate):
    """Paints a row: picture, name, line, and a tick when it is done.

    The list sets which row is `hovered` and `selected`, -1 for none.
    """

    def __init__(self, theme: Theme, thumbnail: Thumbnail) -> None:
        super().__init__()
        self.hovered = self.selected = -1
        self._theme = theme
        self._thumbnail = thumbnail

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Tall enough for four lines, and easy to hit."""
        return QSize(200, self._theme.length(76))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row: the current one on a tint, the selected one in a frame, done ones paler."""
        row: ExerciseRow = index.data(ROW)
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        box = QRectF(rect).adjusted(2, 2, -2, -2)
        if row.state == "current":
            fill_box(painter, box, theme.color("tint"), RADIUS)
        if index.row() in (self.hovered, self.selected):
            edge = theme.color("accent" if index.row() == self.selected else "line")
            draw_ring(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), edge, RADIUS, width=1)
        self._paint_content(painter, rect.adjusted(10, 8, -10, -8), row)
        painter.restore()

    def _paint_content(self, painter: QPainter, box: QRect, row: ExerciseRow) -> None:
        size = PICTURE if box.width() >= ROOMY else SMALL_PICTURE
        place = QRect(QPoint(box.left(), box.center().y() - size.height() // 2), size)
        self._paint_picture(painter, place, row)
        beside = _SIGN + 4 if row.care else 0
        self._paint_text(painter, box.adjusted(size.width() + 12, 0, -beside, 0), row)
        if row.care:
            sign = QRect(box.right() - _SIGN, box.center().y() - _SIGN // 2, _SIGN, _SIGN)
            self._theme.icon("warning", "hurt").paint(painter, sign)

    def _paint_picture(self, painter: QPainter, place: QRect, row: ExerciseRow) -> None:
        """Paint the picture, paler and with a tick on it when the exercise is done."""
        theme, done = self._theme, row.state == "done"
        picture = self._thumbnail(row.exercise.id, place.size(), painter.device().devicePixelRatioF())
        painter.setOpacity(0.4 if done else 1.0)
        fill_box(painter, QRectF(place.adjusted(-2, -2, 2, 2)), theme.color("surface"), 8)
        if picture is not None:
            painter.drawPixmap(place, picture)
        painter.setOpacity(1.0)
        if done:
            mark = QRect(0, 0, 26, 26)
            mark.moveCenter(place.center())
            fill_ellipse(painter, QRectF(mark), theme.color("accent"))
            theme.icon("done", "on_accent").paint(painter, mark.adjusted(5, 5, -5, -5))

    def _paint_text(self, painter: QPainter, box: QRect, row: ExerciseRow) -> None:
        """Paint the name and the line below it as a block in the middle of the box."""
        theme = self._theme
        name_font, line_font = theme.font(BODY, strong=True), theme.font(SMALL)
        name_metrics, line_metrics = QFontMetrics(name_font), QFontMetrics(line_font)
        names = wrapped(row.exercise.name, name_metrics, box.width(), most=MOST_LINES - 1)
        lines = folded(row.line, line_metrics, box.width(), most=min(2, MOST_LINES - len(names)))
        lines_top = len(names) * name_metrics.height() + 1
        top = box.center().y() - (lines_top + len(lines) * line_metrics.height()) // 2
        painter.setFont(name_font)
        ink = theme.color("muted" if row.state == "done" else "ink")
        line = QRect(box.left(), top, box.width(), name_metrics.height())
        for place, part in enumerate(names):
            write(painter, line.translated(0, place * line.height()), ONE_LINE, part, ink)
        painter.setFont(line_font)
        line = QRect(box.left(), top + lines_top, box.width(), line_metrics.height())
        for place, part in enumerate(lines):
            write(painter, line.translated(0, place * line.height()), ONE_LINE, part, theme.color("muted"))


def wrapped(text: str, metrics: QFontMetrics, width: int, *, most: int) -> list[str]:
    """A text broken between words into at most `most` lines; the last one ends in … if there is more."""
    lines: list[str] = []
    words = text.split()
    while words:
        fitting = len(words)
        while fitting > 1 and len(lines) + 1 < most and metrics.horizontalAdvance(" ".join(words[:fitting])) > width:
            fitting -= 1
        lines.append(elided(" ".join(words[:fitting]), metrics, width))
        words = words[fitting:]
    return lines


def folded(text: str, metrics: QFontMetrics, width: int, *, most: int) -> list[str]:
    """A text on at most `most` lines, broken only at its dots; parts without room are left out.

    A part that is too long for a line of its own ends in …. The page of the exercise has the whole text.
    """
    lines: list[str] = []
    for part in text.split(_DOT):
        longer = f"{lines[-1]}{_DOT}{part}" if lines else part
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(elided(part, metrics, width))
        else:
            break
    return lines
