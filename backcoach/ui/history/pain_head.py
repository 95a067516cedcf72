"""The head of the view “Pain”: its title, and the buttons for table, large chart and more."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.history.more_button import Deed, MoreButton


class PainHead(QWidget):
    """One row; `deeds` gives what the button for more offers."""

    def __init__(self, theme: Theme, deeds: Callable[[], list[Deed]]) -> None:
        super().__init__()
        words = theme.words
        self._words = words
        self.title = Label(theme, BODY + 1, strong=True, heading=True)
        self.title.say(words.gettext("Pain, 0 to 10"))
        self.table = Button(theme, words.gettext("Table"), kind="quiet", icon="table", size=32)
        self.enlarge = Button(theme, kind="quiet", icon="full-screen", name=words.gettext("Large chart"), size=32)
        self.more = MoreButton(theme, deeds)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        for button in (self.table, self.enlarge, self.more):
            row.addWidget(button)

    def offer(self, *, chart: bool) -> None:
        """Let the first button lead to the chart, or to the table."""
        self.table.setText(self._words.gettext("Chart") if chart else self._words.gettext("Table"))
        self.table.set_icon("chart" if chart else "table", self.table.text())
