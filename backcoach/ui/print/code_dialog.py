"""The dialog of the page that hands a routine on: see it, choose the paper, print or save it."""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from backcoach.sheets import Paper, Sheet
from backcoach.ui.design.theme import Theme
from backcoach.ui.print.page_dialog import PageDialog


class PageChoice(msgspec.Struct, frozen=True):
    """What the segmented control shows at first."""

    paper: Paper


class CodeDialog(PageDialog):
    """`make_page` makes the page for a paper."""

    def __init__(
        self, theme: Theme, title: str, make_page: Callable[[Paper], Sheet], paper: Paper, parent: QWidget | None = None
    ) -> None:
        words = theme.words
        super().__init__(theme, words.gettext("Hand on: {title}", title=title), title, parent, width=860)
        self._make, self._paper = make_page, paper
        papers = [("a4", words.gettext("A4")), ("letter", words.gettext("Letter"))]
        column = self.add_choices([("paper", words.gettext("Paper"), papers)], PageChoice(paper))
        self.text(
            words.gettext(
                "To take it in, photograph or scan the page and drop the picture on BackCoach’s window. Pictures of "
                "exercises and posed figures are not in the code; a shared file has them."
            ),
            token="muted", into=column,
        )  # fmt: skip
        self.columns.addLayout(column, 2)
        self.add_buttons(column)
        self.refresh()
        self.fit()

    def make(self) -> Sheet:
        """The page on the chosen paper."""
        return self._make(self._paper)

    def choose(self, field: str, value: Any) -> None:
        """Take another paper."""
        self._paper = value
        self.refresh()

    def paper(self) -> tuple[Paper, bool]:
        """The paper, upright."""
        return self._paper, False
