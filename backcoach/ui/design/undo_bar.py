"""A quiet line that says what was just changed and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcoach.ui.design.announcing import announce
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.theme import SMALL, Theme


class UndoBar(RoundedPanel):
    """Hidden until there is something to undo; shown until that is undone, closed or replaced by the next change."""

    undone = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "tint", parent=parent)
        self._undo: Callable[[], object] | None = None
        self._label = Label(theme, SMALL)
        undo = Button(theme, theme.words.gettext("Undo"), kind="quiet", icon="undo", size=32)
        undo.clicked.connect(self.undo)
        close = Button(theme, kind="quiet", icon="close", name=theme.words.gettext("Keep the change"), size=28)
        close.clicked.connect(self.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(2)
        row.addWidget(self._label, 1)
        row.addWidget(undo)
        row.addWidget(close)
        self.hide()

    def offer(self, text: str, undo: Callable[[], object]) -> None:
        """Say what was done, and remember how to undo it."""
        self._undo = undo
        self._label.say(text)
        self.show()
        announce(self, text)

    def undo(self) -> None:
        """Undo the change that is shown, if there is one."""
        undo = self._undo
        self.forget()
        if undo:
            undo()
            self.undone.emit()

    def forget(self) -> None:
        """Hide; the change can no longer be undone."""
        self._undo = None
        self.hide()
