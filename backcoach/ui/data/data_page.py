"""The base of the dialog's pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from backcoach.ui.data.data_text import DataText
from backcoach.ui.design.buttons import Button, Kind
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.ui.background_jobs import BackgroundJobs

T = TypeVar("T")
_LABEL = 132
"""Width of the column of labels in pixels."""


class DataPage(QWidget):
    """One page: some text, controls, and buttons in a row."""

    said = Signal(str)
    """A sentence about what was done, or why it failed."""
    changed = Signal()
    """The journal has changed."""
    resized = Signal()
    """The page needs another height."""

    def __init__(self, theme: Theme, work: BackgroundJobs) -> None:
        super().__init__()
        self.theme = theme
        self.work = work
        self.words = theme.words
        self.data_text = DataText(theme.words)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 4)
        self.column.setSpacing(12)

    def shown(self) -> None:
        """Called when the page is shown."""

    def text(self, words: str, token: str = "ink") -> Label:
        """A paragraph."""
        label = Label(self.theme, BODY, token)
        label.say(words)
        self.column.addWidget(label)
        return label

    def buttons(self, *buttons: Button) -> FlowLayout:
        """Buttons side by side."""
        row = FlowLayout(buttons, spacing=12)
        self.column.addWidget(row)
        return row

    def button(self, words: str, act: Callable[[], object], *, kind: Kind = "outlined", icon: str = "") -> Button:
        """A button that does something."""
        button = Button(self.theme, words, kind=kind, icon=icon, size=44)
        button.clicked.connect(lambda _: act())
        return button

    def labelled(self, rows: list[tuple[str, QWidget]], into: QBoxLayout | None = None) -> QWidget:
        """Controls, each with its label before it; the whole can be hidden."""
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, _LABEL)
        grid.setColumnStretch(1, 1)
        for place, (words, control) in enumerate(rows):
            label = Label(self.theme, BODY)
            label.say(words)
            label.setMinimumHeight(44)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(control, place, 1)
        (into or self.column).addWidget(block)
        return block

    def do(self, act: Callable[[Journal], T], then: Callable[[T], object]) -> None:
        """Do it in the background, and say what goes wrong."""
        self.said.emit("")
        self.work.run(act, then, lambda problem: self.said.emit(problem.said(self.words)))
