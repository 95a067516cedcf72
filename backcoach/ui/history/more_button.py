"""The “…” button of a view: what can be done with its picture, and the way to *Your data*."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import BODY, Theme

Deed = tuple[str, Callable[[], object]]


class MoreButton(Button):
    """Opens a menu; its actions are collected when it opens."""

    def __init__(self, theme: Theme, deeds: Callable[[], Sequence[Deed]]) -> None:
        super().__init__(theme, kind="quiet", icon="more", size=32)
        self._deeds = deeds
        self._menu_font = theme.font(BODY)
        self.setAccessibleName(theme.words.gettext("More"))
        self.setToolTip(theme.words.gettext("More"))
        self.clicked.connect(self._open)

    def menu(self) -> QMenu:
        """The menu with the present actions."""
        menu = QMenu(self)
        menu.setFont(self._menu_font)
        for words, act in self._deeds():
            menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open(self) -> None:
        menu = self.menu()
        menu.exec(self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height() + 2)))
