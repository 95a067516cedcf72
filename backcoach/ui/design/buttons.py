"""The window's buttons: Qt's push button in a few kinds, and one that opens a list to filter by."""

from collections.abc import Sequence
from typing import Literal

from PySide6 import QtGui
from PySide6.QtCore import QByteArray, QDataStream, QSize, Signal
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QPushButton, QWidget

from backcoach.ui.design.painting import FocusRing
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.qt_numbers import POINTING_HAND
from backcoach.ui.design.theme import BODY, SMALL, Theme

Kind = Literal["filled", "outlined", "quiet", "stop", "hurt", "toggle", "filter", "two-line", "keyed", "rail"]


class Button(FocusRing, QPushButton):
    """A button with a text, an icon or both; without a text it is round and `name` is its accessible name.

    `filled` is for the one thing to do next. A checked `toggle` or `hurt` is filled. `size` is its height in pixels.
    `role` is its accessible role, if that is not a button's.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: Kind = "outlined",
        icon: str = "",
        name: str = "",
        size: int = 40,
        key: str = "",
        role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.accessible_role = role
        self.setProperty("kind", kind)
        self.setProperty("iconName", icon)
        self.setProperty("buttonHeight", size)
        self._theme = theme
        theme.dress(self, BODY if size >= 36 else BODY - 2, strong=kind in ("filled", "stop"))
        self.setAutoDefault(False)  # `Dialog` says which button answers to Enter
        self.setAccessibleName(name or text)
        if key:
            self.setShortcut(QtGui.QKeySequence(key))
        if name or key:
            self.setToolTip(plain_tooltip(f"{name or text} ({key})" if key else name))

    def enterEvent(self, event: QEnterEvent) -> None:
        """A hand says that it can be clicked."""
        self.setCursor(pointing_hand())
        super().enterEvent(event)

    def set_letters(self, pixels: int) -> None:
        """Have letters of that height in pixels, whatever the size of text is, and a height to match."""
        self.setFont(self._theme.exact_font(pixels, strong=True))
        self.set_height(round(pixels * 1.7))

    def set_height(self, pixels: int) -> None:
        """Have another height in pixels."""
        self.setProperty("buttonHeight", pixels)
        self.setIconSize(QSize(pixels, pixels))  # has no icon of Qt's; but makes Qt forget the size it has measured

    def set_icon(self, icon: str, name: str) -> None:
        """Show another icon, and take the accessible name of what the button does now."""
        self.setProperty("iconName", icon)
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.update()

    def rename(self, text: str) -> None:
        """Show another text, which is its accessible name too; the same text again costs nothing."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)


def pointing_hand() -> QCursor:
    """The cursor over what can be clicked, from how Qt writes it.

    The pointer may be there before the first paint, where no member of `Qt` is named (see `brushwork`).
    """
    cursor = QCursor()
    QDataStream(QByteArray(POINTING_HAND.to_bytes(2, "big"))) >> cursor
    return cursor


class FilterButton(Button):
    """Filters by one of some values, or by none of them; it says its title until a value is chosen.

    `choices` are (value, text); `any_text` is the text of the empty value, which lets everything through.
    """

    changed = Signal()

    def __init__(self, theme: Theme, title: str, any_text: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, title, kind="filter")
        self.value = ""
        self._title = title
        theme.dress(self, SMALL)
        from backcoach.ui.design.long_menu import LongMenu

        menu, group = LongMenu(theme, self), QtGui.QActionGroup(self)
        theme.dress(menu, BODY)
        self._actions = {value: menu.addAction(text) for value, text in (("", any_text), *choices)}
        for value, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, value=value: self.choose(value))
            group.addAction(action)
        self.setMenu(menu)
        self.choose("")

    def choose(self, value: str) -> None:
        """Filter by a value; the empty one lets everything through."""
        self.value = value
        action = self._actions[value]
        action.setChecked(True)
        self.setProperty("chosen", bool(value))
        self.setText(action.text() if value else self._title)
        self.setAccessibleName(self._theme.words.labelled(self._title, action.text()))
        self.changed.emit()

    def minimumSizeHint(self) -> QSize:
        """It may be squeezed; a long value is shortened."""
        return QSize(48, self.sizeHint().height())
