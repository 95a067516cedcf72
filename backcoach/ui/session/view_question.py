"""Asks once where sessions are shown: in the window, or on the whole screen, to be read from the floor."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.theme import BODY, SMALL, Theme


class ViewQuestion(Dialog):
    """Two rows, each with its digit; read `answer` once it is closed: the window, unless something else was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.words.gettext("Where would you like to see it?"), parent, width=560)
        self.answer: Literal["window", "far"] = "window"
        words = theme.words
        self.window_row = self._row(1, words.gettext("In the window, beside the list"), "window")
        self.far_row = self._row(2, words.gettext("Following along: large, to be read from the floor"), "far")
        hint = words.gettext("F11 changes between the two at any time. This is asked once; the settings have it, too.")
        self.text(hint, token="muted").set_pixels(SMALL)
        self.window_row.setFocus()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits choose."""
        rows = {int(Qt.Key.Key_1): self.window_row, int(Qt.Key.Key_2): self.far_row}
        row = rows.get(key_of(event))
        row.click() if row else super().keyPressEvent(event)

    def _row(self, digit: int, text: str, answer: Literal["window", "far"]) -> Button:
        row = Button(self.theme, text, kind="keyed")
        row.setProperty("key", str(digit))
        row.setAccessibleName(self.theme.words.numbered(digit, text))
        row.setFont(self.theme.font(BODY + 1))
        row.clicked.connect(lambda: self._choose(answer))
        self.body.addWidget(row)
        return row

    def _choose(self, answer: Literal["window", "far"]) -> None:
        self.answer = answer
        self.accept()
