"""Tick boxes with a whole row to hit and words that wrap."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy

from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.painting import HEIGHT, FocusRing, draw_box, draw_ring, smooth
from backcoach.ui.design.theme import BODY, SMALL, Theme

TEXT_INSET = 8
"""Pixels between the edge of the row and the box."""
_BOX, _GAP, _SIDE, _TOP = 22, 12, TEXT_INSET, 7
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)


class CheckBox(FocusRing, QCheckBox):
    """A tick box; `more` is a quieter line below its words, `token` the colour of a set tick."""

    def __init__(self, theme: Theme, words: str, *, more: str = "", token: str = "accent") -> None:
        super().__init__(words)
        self._theme = theme
        self._more = more
        self._token = token
        self._more_font = theme.font(SMALL)
        self.setFont(theme.font(BODY))
        self.setAccessibleDescription(more)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        """Yes: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the wrapped words, never less than a good target."""
        words, more = self._heights(width)
        return max(HEIGHT - 4, words + more + 2 * _TOP)

    def sizeHint(self) -> QSize:
        """On one line where there is room."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(wide, 320) + _BOX + _GAP + 2 * _SIDE + 2, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two columns in a small window."""
        return QSize(160, HEIGHT - 4)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """The whole row counts."""
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box with its tick, then the words."""
        painter = smooth(QPainter(self))
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        row = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() and self.isEnabled():
            draw_box(painter, row, self._theme.color("tint"))
        if self.ring:
            draw_ring(painter, row, self._theme.color("ink"))
        self._paint_box(painter)
        self._paint_words(painter)

    def _paint_box(self, painter: QPainter) -> None:
        theme, on = self._theme, self.isChecked()
        box = QRectF(_SIDE + 1, (self.height() - _BOX) / 2, _BOX, _BOX)
        edge = theme.color(self._token if on else "muted")
        draw_box(painter, box, edge if on else theme.color("raised"), edge, radius=6, width=1.6)
        if on:
            mark = box.toRect().adjusted(2, 2, -2, -2)
            theme.icon("done", "raised" if self._token == "stop" else "on_accent").paint(painter, mark)

    def _paint_words(self, painter: QPainter) -> None:
        words, more = self._heights(self.width())
        top = (self.height() - words - more) // 2
        box = self._text_box(self.width())
        painter.setFont(self.font())
        painter.setPen(self._theme.color("ink"))
        painter.drawText(QRect(box.left(), top, box.width(), words), _WRAP, self.text())
        painter.setFont(self._more_font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRect(box.left(), top + words, box.width(), more), _WRAP, self._more)

    def _heights(self, width: int) -> tuple[int, int]:
        box = self._text_box(width)
        words = self.fontMetrics().boundingRect(box, _WRAP, self.text()).height()
        if not self._more:
            return words, 0
        return words, QFontMetrics(self._more_font).boundingRect(box, _WRAP, self._more).height()

    def _text_box(self, width: int) -> QRect:
        left = _SIDE + _BOX + _GAP
        return QRect(left, 0, max(40, width - left - _SIDE), 10_000)


class Switch(FormControl):
    """One tick box that is a value of its own."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self.tick = CheckBox(theme, words)
        self.tick.clicked.connect(self.changed)
        self.row.addWidget(self.tick)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self.tick.setChecked(bool(value))


class CheckBoxList(FormControl):
    """Several tick boxes in columns; the value is the tuple of the chosen ones. Options are (value, words, more)."""

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str, str]], *, columns: int = 2) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.row.addLayout(grid)
        self.ticks: dict[str, CheckBox] = {}
        rows = -(-len(options) // columns)
        for place, (value, words, more) in enumerate(options):
            tick = self.ticks[value] = CheckBox(theme, words, more=more)
            tick.clicked.connect(self.changed)
            grid.addWidget(tick, place % rows, place // rows)

    def value(self) -> tuple[str, ...]:
        """The chosen ones, in the order of the options."""
        return tuple(value for value, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, value: Any) -> None:
        """Tick these and no others."""
        chosen: Collection[str] = value
        for name, tick in self.ticks.items():
            tick.setChecked(name in chosen)
