"""The middle of the window: one page at a time, and messages below it, or over a session, which never moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:
    from backcoach.ui.design.notice import Notice


_SIDE, _WIDEST, _MOST = 16, 760, 0.4
"""Pixels beside and below the messages, their greatest width, and their share of the height at most."""
Top = Callable[[], int]
"""Tells how many pixels from the top messages lie on a page that has something to read at its foot."""


class Stage(QWidget):
    """Holds the pages of the stage and shows one of them; messages never lie over what can be pressed on it."""

    turned = Signal()
    """A page is shown, which the user asked for or which follows from what the user did."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._notice: Notice | None = None
        self._tops: dict[QWidget, Top] = {}
        self._hushed = False
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._pages)

    def show_page(self, page: QWidget, top: Top | None = None) -> None:
        """Show a page; a new one is added. Messages are below it, or lie over it at its `top`."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        if top is not None:
            self._tops[page] = top
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self._pages.isAncestorOf(focus)
        turns = had_focus and page is not self._pages.currentWidget()
        if turns and focus is not None:
            focus.clearFocus()  # otherwise it would pass through other controls while the old page is hidden
        self._pages.setCurrentWidget(page)
        if turns:
            kept: QWidget | None = page.focusWidget()
            (page if kept is None else kept).setFocus()
        self._place_notice()
        self.turned.emit()

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> int:
        """Show a sentence, with a button if something can be done; returns its number for `take_back`, never 0."""
        if self._notice is None:
            self._notice = self._make_notice()
            self._notice.closed.connect(self._place_notice)
        number = self._notice.say(sentence, action, act)
        self._place_notice()
        return number

    @property
    def messages(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        return self._notice.sentences if self._notice else ()

    def hush(self, hushed: bool) -> None:
        """Let messages wait: something that is to be answered has their place."""
        self._hushed = hushed
        if self._notice:
            self._notice.setVisible(bool(self.messages) and not hushed)
        self._place_notice()

    def take_back(self, number: int) -> None:
        """Remove a sentence if it is still shown."""
        if self._notice:
            self._notice.take_back(number)
            self._place_notice()

    def _make_notice(self) -> Notice:
        from backcoach.ui.design.notice import Notice

        return Notice(self._theme, self)

    def _place_notice(self) -> None:
        """Lay the messages over a session, which never moves, below its head; any other page makes room at its foot."""
        if self._notice is None:
            return
        if self._hushed:
            self._notice.hide()
        page = self._pages.currentWidget()
        top = self._tops.get(page) if page else None
        width = min(self.width() - 2 * _SIDE, _WIDEST)
        least = 0 if page is None or top else page.minimumSizeHint().height() + _SIDE
        room = min(round(self.height() * _MOST), self.height() - least)
        height = self._notice.fit(width, room) if self._notice.isVisible() else 0
        y = self.height() - height - _SIDE if top is None else top()
        self._column.setContentsMargins(0, 0, 0, height + _SIDE if height and top is None else 0)
        self._notice.setGeometry((self.width() - width) // 2, max(0, y), width, height)
        self._notice.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The messages stay in their place."""
        self._place_notice()
