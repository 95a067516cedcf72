"""Binds the keys of a table to the window; the key sheet shows the same table."""

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

When = Literal["always", "session"]


class Shortcut(msgspec.Struct, frozen=True):
    """One action, the keys that start it, and what it does in words.

    `also` are the same keys on other keyboards, headphones and remotes; the key sheet has one line for all of them.
    """

    keys: tuple[str, ...]
    words: str
    act: Callable[[], object]
    when: When = "always"
    also: tuple[str, ...] = ()


class Keyboard:
    """The keys of one window; those of a session work only during one, so that they can be typed otherwise."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._session: list[QShortcut] = []
        self._going_on = False
        self.keys: tuple[Shortcut, ...] = ()

    def bind(self, keys: Iterable[Shortcut]) -> None:
        """Bind the keys."""
        self.keys = tuple(keys)
        for key in self.keys:
            for sequence in (*key.keys, *key.also):
                self._bind_one(key, sequence)
        self.set_session(going_on=self._going_on)

    def _bind_one(self, key: Shortcut, sequence: str) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(key.act)
        if key.when == "session":
            self._session.append(shortcut)

    def set_session(self, *, going_on: bool) -> None:
        """Turn the keys of a session on or off."""
        self._going_on = going_on
        for shortcut in self._session:
            shortcut.setEnabled(going_on)
