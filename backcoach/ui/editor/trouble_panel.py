"""Why the last step is not in the file, and the choice to make if somebody else has changed the file."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.app.own.drafts import Draft
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import SMALL, Theme


class TroublePanel(QWidget):
    """Hidden while all is well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = words = theme.words
        self._label = Label(theme, SMALL, "hurt", strong=True)
        self.mine = Button(theme, words.gettext("Keep what is here"), size=36)
        self.theirs = Button(theme, words.gettext("Take the other one"), size=36)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._label, self.mine, self.theirs):
            column.addWidget(part)

    def show_trouble(self, draft: Draft[Any]) -> None:
        """Show the trouble of a draft, if there is any."""
        self._label.say(draft.trouble.said(self._words) if draft.trouble else "")
        self.setVisible(draft.trouble is not None)
        self.mine.setVisible(draft.is_contested)
        self.theirs.setVisible(draft.is_contested)
