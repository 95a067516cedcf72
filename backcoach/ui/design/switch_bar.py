"""One of a few, side by side in a shallow trough; the arrow keys walk along."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from backcoach.ui.design.key_capture import KeyCapture
from backcoach.ui.design.painting import FocusRing
from backcoach.ui.design.theme import SMALL, Theme

_HEIGHT = 34


class _Part(FocusRing, QAbstractButton):
    """One of them; the chosen one is raised."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(theme.font(SMALL))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Its words and a little air, and never too narrow to hit."""
        return QSize(max(_HEIGHT, self.fontMetrics().horizontalAdvance(self.text()) + 8), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As wide as it would like to be."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The raised ground when chosen, the words, a ring where the keyboard is."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.isChecked():
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(box, 8, 8)
        if self.ring:
            painter.setPen(QPen(theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 8, 8)
        painter.setPen(theme.color("ink" if self.isChecked() or self.underMouse() else "muted"))
        painter.setFont(theme.font(SMALL, strong=self.isChecked()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class SwitchBar(QWidget):
    """Options are (value, words); the first one is chosen until another is."""

    chosen = Signal()
    """Also when the chosen one is pressed again."""

    def __init__(self, theme: Theme, options: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.value: Any = options[0][0]
        self.parts: dict[Any, QAbstractButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, words in options:
            part = _Part(theme, words)
            part.setChecked(value == self.value)
            part.pressed.connect(lambda value=value: self._again(value))
            part.toggled.connect(lambda on, value=value: self._changed(value, on=on))
            group.addButton(part)
            row.addWidget(part, max(1, part.sizeHint().width() // 8))
            self.parts[value] = part
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space)
        KeyCapture(arrows, *self.parts.values())

    def choose(self, value: Any) -> None:
        """Choose the one of that value."""
        self.parts[value].setChecked(True)

    def _changed(self, value: Any, *, on: bool) -> None:
        if on:
            self.value = value
            self.chosen.emit()

    def _again(self, value: Any) -> None:
        if value == self.value:
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The trough."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        painter.setOpacity(0.45)
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
