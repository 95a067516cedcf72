"""Binds keys to the window from a table, which the key sheet shows too."""

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

When = Literal["always", "session"]


class Shortcut(msgspec.Struct, frozen=True):
    """One action with its keys, of which any works; words say what it does.

    `also` are keys that do the same, of other keyboards, headphones and remotes: the key sheet has a line for them all.
    """

    keys: tuple[str, ...]
    words: str
    act: Callable[[], object]
    when: When = "always"
    also: tuple[str, ...] = ()


class Keyboard:
    """The keys of one window; those of a session are off when there is none, so that typing stays typing."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._session: list[QShortcut] = []
        self._going_on = False
        self.keys: tuple[Shortcut, ...] = ()

    def bind(self, keys: Iterable[Shortcut]) -> None:
        """Make keys work from now on."""
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
