"""The imports from files, each of which can be undone at any later time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcoach.ui.data.data_text import DataText
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.discard import discard
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, SMALL, Theme

if TYPE_CHECKING:
    from backcoach.history.imports import Batch

_SHOWN = 20


class BatchList(QWidget):
    """A line for each import, with a button that undoes it; `undo_asked` carries its id."""

    undo_asked = Signal(str)

    def __init__(self, theme: Theme, *, may_undo: bool) -> None:
        super().__init__()
        self.words = theme.words
        self._theme = theme
        self._may_undo = may_undo
        self.data_text = DataText(theme.words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(2)
        self.undo_buttons: list[Button] = []
        self.lines: list[Label] = []
        self._rows: list[QWidget] = []

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show these, the newest first."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            discard(old)
        self._rows, self.undo_buttons, self.lines = [], [], []
        if batches:
            title = Label(self._theme, BODY, strong=True)
            title.say(self.words.gettext("Imports so far"))
            self._add(title)
        for batch in batches[:_SHOWN]:
            self._add(self._line(batch))

    def _add(self, row: QWidget) -> None:
        self._rows.append(row)
        self._column.addWidget(row)

    def _line(self, batch: Batch) -> QWidget:
        line, words = QWidget(), Label(self._theme, SMALL, "muted" if batch.undone else "ink")
        words.say(self.data_text.batch(batch))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        self.lines.append(words)
        if not batch.undone:
            undo = Button(self._theme, self.words.gettext("Undo"), kind="quiet", icon="undo", size=36)
            undo.setAccessibleName(
                self.words.gettext("Undo the import: {accessiblename}", accessiblename=words.accessibleName())
            )
            undo.setEnabled(self._may_undo)
            undo.clicked.connect(lambda _, batch_id=batch.id: self.undo_asked.emit(batch_id))
            row.addWidget(undo)
            self.undo_buttons.append(undo)
        return line
