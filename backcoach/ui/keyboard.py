"""Binds the keys of a table to the window; the key sheet shows the same table, and lets one change it."""

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from backcoach.app.preferences import KeySettings
from backcoach.ui.design.by_key import acting_by_key
from backcoach.ui.design.key_reader import is_plain, key_of

When = Literal["always", "session"]


class Shortcut(msgspec.Struct, frozen=True):
    """One action, the keys that start it, and what it does in words.

    `id` names it in the settings. `also` are the same keys on other keyboards, headphones and remotes; the key sheet
    has one line for all of them.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    act: Callable[[], object]
    when: When = "always"
    also: tuple[str, ...] = ()


class Keyboard(QObject):
    """The keys of one window. Those of a session work only during one, so that they can be typed at other times.

    If the layout has no Latin letters, a letter works by the place of its key. A key that is held down acts once.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._table: tuple[Shortcut, ...] = ()
        self._bound: list[QShortcut] = []
        self._session: list[QShortcut] = []
        self._going_on = False
        self.keys: tuple[Shortcut, ...] = ()
        """The table as it is in force, with the keys that the user chose."""
        window.installEventFilter(self)

    def bind(self, keys: Iterable[Shortcut], choice: KeySettings) -> None:
        """Bind the keys of a table, or what the user chose in their place."""
        self._table = tuple(keys)
        self.choose(choice)

    def choose(self, choice: KeySettings) -> None:
        """Use other keys from now on."""
        for shortcut in self._bound:
            shortcut.setEnabled(False)
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._bound, self._session = [], []
        self.keys = chosen(self._table, choice)
        for key in self.keys:
            for sequence in (*key.keys, *key.also):
                self._bind_one(key, sequence)
        self.set_session(going_on=self._going_on)

    def set_session(self, *, going_on: bool) -> None:
        """Turn the keys of a session on or off."""
        self._going_on = going_on
        for shortcut in self._session:
            shortcut.setEnabled(going_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find the action of a letter that the layout does not have; Qt has already found all others."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        meant = key_of(event)
        if meant == event.key() or not is_plain(event):
            return False
        for key in self.keys:
            if chr(meant) in (*key.keys, *key.also) and (key.when == "always" or self._going_on):
                self._act(key)
                return True
        return False

    def _act(self, key: Shortcut) -> None:
        with acting_by_key(self._window):
            key.act()

    def _bind_one(self, key: Shortcut, sequence: str) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self._act(key))
        self._bound.append(shortcut)
        if key.when == "session":
            self._session.append(shortcut)


def chosen(table: Iterable[Shortcut], choice: KeySettings) -> tuple[Shortcut, ...]:
    """A table with the keys that the user chose; no key starts two actions, and what the user chose comes first.

    Single signs are left out, or need Ctrl, if the user wants that (WCAG 2.2, 2.1.4); where Ctrl with the sign is
    taken, Shift is added.
    """
    table = tuple(table)
    own = {id: key for id, key in choice.own.items() if QKeySequence(key).toString()}
    taken = {key for one in table for key in (*one.keys, *one.also) if one.id not in own} | {*own.values()}

    def in_force(keys: tuple[str, ...]) -> tuple[str, ...]:
        free = [_with_letters(key, choice, taken) for key in keys if key not in own.values()]
        return tuple(key for key in free if key and key not in own.values())

    return tuple(
        msgspec.structs.replace(
            one, keys=(own[one.id],) if one.id in own else in_force(one.keys), also=in_force(one.also)
        )
        for one in table
    )


def _with_letters(key: str, choice: KeySettings, taken: set[str]) -> str:
    """A key as the user wants single signs; empty if it is off."""
    if len(key) > 1 or choice.letters == "plain":
        return key
    if choice.letters == "off":
        return ""
    return f"Ctrl+{key}" if f"Ctrl+{key}" not in taken else f"Ctrl+Shift+{key}"
