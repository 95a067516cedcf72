"""The base of the views beside the chart: a title, the picture or a table, and the “…” button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.history.more_button import Deed, MoreButton
from backcoach.ui.history.plain_table import PlainTable

if TYPE_CHECKING:
    from backcoach.ui.history.view_picture import ViewPicture


class ViewPage(QWidget):
    """A view of the history. A subclass puts the picture into `graphic` and the same content as text into `table`."""

    picture_asked = Signal(object, bool)
    """The `ViewPicture` is to be copied (False) or saved (True)."""
    past_week_asked = Signal()
    data_asked = Signal()
    sessions_asked = Signal()

    def __init__(self, theme: Theme, title: str, headings: Sequence[str]) -> None:
        super().__init__()
        self.words = theme.words
        self.theme = theme
        self.title = Label(theme, BODY + 1, strong=True, heading=True)
        self.title.say(title)
        self.switch = Button(theme, theme.words.gettext("Table"), kind="quiet", icon="table", size=32)
        self.switch.clicked.connect(lambda: self.show_table(on=not self.table_is_shown))
        self.more = MoreButton(theme, self.deeds)
        self.graphic = QWidget()
        self.column = QVBoxLayout(self.graphic)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.table = PlainTable(theme, title, headings)
        self.table.setMinimumHeight(130)
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
        """Whether the table is shown instead of the picture."""
        return self._stack.currentWidget() is self.table

    def show_table(self, *, on: bool) -> None:
        """Show the table, or the picture again."""
        self._stack.setCurrentIndex(int(on))
        self.switch.setText(self.words.gettext("Picture") if on else self.words.gettext("Table"))
        self.switch.set_icon("chart" if on else "table", self.switch.text())

    def deeds(self) -> list[Deed]:
        """The actions of the “…” button."""
        return [
            (self.words.gettext("Copy the picture"), lambda: self.picture_asked.emit(self.picture(), False)),
            (self.words.gettext("Save the picture…"), lambda: self.picture_asked.emit(self.picture(), True)),
            (self.words.gettext("Your sessions…"), self.sessions_asked.emit),
            (self.words.gettext("Your past week…"), self.past_week_asked.emit),
            (self.words.gettext("Your data…"), self.data_asked.emit),
        ]

    def picture(self) -> ViewPicture:
        """The picture to copy or save."""
        raise NotImplementedError
