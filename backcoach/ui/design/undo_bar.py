"""A quiet line that says what was just changed and offers to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import RADIUS, SMALL, Theme


class UndoBar(QWidget):
    """Hidden until there is something to undo; it stays until that is undone, closed or replaced by the next."""

    undone = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._undo: Callable[[], object] | None = None
        self._words = Label(theme, SMALL)
        undo = Button(theme, self.tr("Undo"), kind="quiet", icon="undo", size=32)
        undo.clicked.connect(self.undo)
        close = Button(theme, kind="quiet", icon="close", name=self.tr("Keep it so"), size=28)
        close.clicked.connect(self.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(2)
        row.addWidget(self._words, 1)
        row.addWidget(undo)
        row.addWidget(close)
        self.hide()

    def offer(self, words: str, undo: Callable[[], object]) -> None:
        """Say what was done, and keep how it is undone."""
        self._undo = undo
        self._words.say(words)
        self.show()

    def undo(self) -> None:
        """Take it back, if there is anything."""
        undo = self._undo
        self.forget()
        if undo:
            undo()
            self.undone.emit()

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self._undo = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("tint"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
