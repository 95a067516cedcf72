"""The middle of the window: one page at a time, and messages below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:
    from backcoach.ui.design.notice import Notice


class Stage(QWidget):
    """Holds the pages of the stage and shows one of them."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._notice: Notice | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._pages, 1)

    def show_page(self, page: QWidget) -> None:
        """Show a page; one that is new is added."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> int:
        """Show a sentence, with a button if something can be done; returns its number for `take_back`, never 0."""
        if self._notice is None:
            self._notice = self._make_notice()
        return self._notice.say(sentence, action, act)

    @property
    def messages(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        return self._notice.sentences if self._notice else ()

    def take_back(self, number: int) -> None:
        """Remove a sentence if it is still shown."""
        if self._notice:
            self._notice.take_back(number)

    def _make_notice(self) -> Notice:
        from backcoach.ui.design.notice import Notice

        notice = Notice(self._theme)
        row = QVBoxLayout()
        row.setContentsMargins(16, 0, 16, 12)
        row.addWidget(notice)
        self._column.addLayout(row)
        return notice
