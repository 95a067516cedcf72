"""The legend of the chart: the mark of each question, the line, and what one mark stands for."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcoach.history.records import Question
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.history.axes import paint_baseline
from backcoach.ui.history.history_text import HistoryText
from backcoach.ui.history.series_style import paint_mark

Sign = Question | Literal["line", "first week"]
_LINES = ("line", "first week")
_ROW, _MARK, _LINE, _GAP = 20, 16, 28, 14


class Legend(QWidget):
    """Marks with their names, in as many rows as they need; then the line; then the unit."""

    def __init__(self, theme: Theme, words: HistoryText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._theme = theme
        self._words = words
        self._questions: Sequence[Question] = ("now-before", "now-after")
        self._line_of: Question | None = "now-before"
        self._unit = ""
        self._first_week = False
        self.setFont(theme.font(SMALL))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def tell(
        self, questions: Sequence[Question], line_of: Question | None, unit: str, *, first_week: bool = False
    ) -> None:
        """Name these questions, the question of the line, what one mark is, and whether the first week is drawn."""
        told = (questions, line_of, unit, first_week)
        if told != (self._questions, self._line_of, self._unit, self._first_week):
            self._questions, self._line_of, self._unit, self._first_week = told
            self.updateGeometry()
            self.update()
        self.setAccessibleName(", ".join(word for _, word in self._entries()))

    def _entries(self) -> list[tuple[Sign, str]]:
        """A question for a mark, or one of the lines; the unit stands below without a sign."""
        entries: list[tuple[Sign, str]] = [(one, self._words.question(one)) for one in self._questions]
        if self._line_of:
            entries.append(("line", self._words.line_of(self._line_of)))
        if self._first_week:
            entries.append(("first week", self.words.gettext("first week")))
        return entries

    def _places(self, width: int) -> list[tuple[Sign, str, QPointF]]:
        places, x, y = [], 0, 0
        for question, word in self._entries():
            sign = _LINE if question in _LINES else _MARK
            wide = sign + self.fontMetrics().horizontalAdvance(word)
            if x and x + wide > width:
                x, y = 0, y + _ROW
            places.append((question, word, QPointF(x, y)))
            x += wide + _GAP
        return places

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The rows of names and the unit; at least two rows, so that the chart keeps its size."""
        places = self._places(width)
        rows = round(places[-1][2].y()) + _ROW if places else 0
        return max(2 * _ROW, rows + (_ROW if self._unit else 0))

    def sizeHint(self) -> QSize:
        """As high as the text needs."""
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every sign with its name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        for question, word, at in self._places(self.width()):
            sign = _LINE if question in _LINES else _MARK
            self._paint_sign(painter, question, self._mirrored(at.x(), sign), at.y() + _ROW / 2)
            self._write(painter, word, at.x() + sign, at.y())
        if self._unit:
            self._write(painter, self._unit, 0, self.heightForWidth(self.width()) - _ROW)

    def _paint_sign(self, painter: QPainter, question: Sign, x: float, middle: float) -> None:
        if question == "first week":
            paint_baseline(painter, self._theme, x + 1, x + 22, middle)
        elif question == "line":
            painter.setPen(QPen(self._theme.color("accent"), 2.5, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(x + 2, middle), QPointF(x + 21, middle))
        else:
            paint_mark(painter, self._theme, question, QPointF(x + 6, middle), 11)

    def _mirrored(self, x: float, width: float) -> float:
        """Where something stands whose distance from the beginning of the line is x."""
        return self.width() - x - width if self.isRightToLeft() else x

    def _write(self, painter: QPainter, word: str, x: float, y: float) -> None:
        painter.setPen(self._theme.color("muted"))
        room = self.width() - x
        box = QRectF(self._mirrored(x, room), y, room, _ROW)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), word)
