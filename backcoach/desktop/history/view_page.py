"""What the views beside the pain chart have in common: a title, the picture or a table, and the quiet “…”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backcoach.desktop.controls.buttons import Button
from backcoach.desktop.controls.labels import Words
from backcoach.desktop.history.more import Deed, More
from backcoach.desktop.history.plain_table import PlainTable
from backcoach.desktop.look import BODY, Look

if TYPE_CHECKING:
    from backcoach.desktop.history.picture import Picture


class ViewPage(QWidget):
    """A view of the history: put what it shows into `graphic`, and the same into `table`."""

    picture_asked = Signal(object, bool)
    """The `Picture` is to be copied (False) or saved (True)."""
    asked = Signal(str)

    def __init__(self, look: Look, title: str, headings: Sequence[str]) -> None:
        super().__init__()
        self.look = look
        self.title = Words(look, BODY + 1, strong=True)
        self.title.say(title)
        self.switch = Button(look, self.tr("Table"), kind="quiet", icon="table", size=32)
        self.switch.clicked.connect(lambda: self.show_table(on=not self.table_is_shown))
        self.more = More(look, self.deeds)
        self.graphic = QWidget()
        self.column = QVBoxLayout(self.graphic)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.table = PlainTable(look, title, headings)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.graphic)
        self._stack.addWidget(self.table)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        head.addWidget(self.switch)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    @property
    def table_is_shown(self) -> bool:
        """Whether the table stands in the place of the picture."""
        return self._stack.currentWidget() is self.table

    def show_table(self, *, on: bool) -> None:
        """Show the table, or the picture again."""
        self._stack.setCurrentIndex(int(on))
        self.switch.setText(self.tr("Picture") if on else self.tr("Table"))
        self.switch.set_icon("chart" if on else "table", self.switch.text())

    def deeds(self) -> list[Deed]:
        """What the “…” offers."""
        return [
            (self.tr("Copy the picture"), lambda: self.picture_asked.emit(self.picture(), False)),
            (self.tr("Save the picture…"), lambda: self.picture_asked.emit(self.picture(), True)),
            (self.tr("Your past week…"), lambda: self.asked.emit("past week")),
            (self.tr("Your data…"), lambda: self.asked.emit("data")),
        ]

    def picture(self) -> Picture:
        """What can be copied or saved."""
        raise NotImplementedError
