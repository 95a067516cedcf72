"""One of many: a button that opens the list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from backcoach.ui.design.filter_button import FilterButton
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.painting import HEIGHT, draw_box, draw_ring, edge_of, smooth
from backcoach.ui.design.theme import BODY, Theme


class _Box(FilterButton):
    """The same in the shape of the other controls of a form; it always says what is in force."""

    def __init__(self, theme: Theme, name: str, usual: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, name, usual, choices)
        self.unchosen = usual
        self.setFont(theme.font(BODY))
        self.choose("")

    def sizeHint(self) -> QSize:
        """As tall as the other controls."""
        return QSize(max(260, self.fontMetrics().horizontalAdvance(self.text()) + 56), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box with the value, and an arrow."""
        painter, theme = smooth(QPainter(self)), self._theme
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_box(painter, box, theme.color("raised"), theme.color("muted") if self.underMouse() else edge_of(theme))
        if self.ring:
            draw_ring(painter, box, theme.color("ink"))
        painter.setPen(theme.color("ink"))
        text = self.rect().adjusted(16, 0, -36, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), words)
        theme.icon("down", "muted").paint(painter, QRect(self.width() - 32, self.height() // 2 - 8, 16, 16))


class Dropdown(FormControl):
    """Chooses a text among `choices`, or the empty one, which is called `usual`."""

    def __init__(self, theme: Theme, usual: str, choices: Sequence[str], *, name: str) -> None:
        super().__init__()
        self._known = set(choices)
        self._chip = _Box(theme, name, usual, [(choice, choice) for choice in choices])
        self._chip.changed.connect(self.changed)
        self.row.addWidget(self._chip)
        self.row.addStretch()
        self._kept = ""

    def value(self) -> str:
        """The text that is chosen; one that cannot be had at present is kept until another is chosen."""
        return self._chip.value or self._kept

    def set_value(self, value: Any) -> None:
        """Choose a text."""
        self._kept = "" if value in self._known else value
        self._chip.choose(value if value in self._known else "")
