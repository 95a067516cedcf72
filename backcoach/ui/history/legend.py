"""The legend of the chart: each sign that is drawn, with its name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcoach.chart.description import ScoreChart
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.history.chart_look import painter_of
from backcoach.ui.history.history_text import HistoryText

if TYPE_CHECKING:
    from backcoach.chart.legend_signs import Paint

_ROW, _SIGN, _GAP = 20, 17, 12


class Item(NamedTuple):
    """A sign, how it is painted around a point, and its name."""

    sign: str
    paint: "Paint"
    words: str


class Legend(QWidget):
    """Signs with their names, in as many rows as they need but at least two, so that the chart keeps its size."""

    accessible_role = "Graphic"

    def __init__(self, theme: Theme, words: HistoryText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._items: Sequence[Item] = ()
        self._chart: ScoreChart | None = None
        theme.dress(self, SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    def explain(self, chart: ScoreChart) -> None:
        """Name the signs of a chart."""
        from backcoach.chart.legend_signs import sign_painters, signs_of

        self._chart = chart
        painters = sign_painters(painter_of(self._theme, bands=False))
        items = [Item(sign, painters[sign], self._words.sign(sign)) for sign in signs_of(chart)]
        if [item.sign for item in items] != [item.sign for item in self._items]:
            self.updateGeometry()
        self._items = items
        self.setAccessibleName(self._theme.words.listed([item.words for item in items]))
        self.update()

    def _restyle(self) -> None:
        if self._chart:
            self.explain(self._chart)
        self.updateGeometry()

    @property
    def _row(self) -> int:
        return self._theme.length(_ROW)

    @property
    def _sign(self) -> int:
        return self._theme.length(_SIGN)

    def _places(self, width: int) -> list[tuple[Item, QPointF]]:
        places, x, y = [], 0, 0
        for item in self._items:
            wide = self._sign + self.fontMetrics().horizontalAdvance(item.words)
            if x and x + wide > width:
                x, y = 0, y + self._row
            places.append((item, QPointF(x, y)))
            x += wide + _GAP
        return places

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The rows of names."""
        places = self._places(width)
        return max(2 * self._row, (round(places[-1][1].y()) if places else 0) + self._row)

    def sizeHint(self) -> QSize:
        """As high as the text needs."""
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every sign with its name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        whole, mirrored = self.width(), self.isRightToLeft()
        for item, at in self._places(whole):
            x = at.x() + self._sign * 6 / _SIGN
            item.paint(painter, QPointF(whole - x if mirrored else x, at.y() + self._row / 2))
            painter.setPen(self._theme.color("muted"))
            box = QRectF(at.x() + self._sign, at.y(), whole - at.x(), self._row)
            if mirrored:
                box.moveRight(whole - box.left())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), item.words)
