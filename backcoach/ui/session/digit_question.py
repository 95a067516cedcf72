"""A question with a row for each answer: a click or the row's digit chooses it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.theme import BODY, SMALL, Theme


def digit_row(theme: Theme, digit: int, text: str) -> Button:
    """A wide button with its digit in front of the text."""
    row = Button(theme, text, kind="keyed")
    row.setProperty("key", str(digit))
    row.setAccessibleName(theme.words.numbered(digit, text))
    row.setFont(theme.font(BODY + 1))
    return row


class DigitQuestion(Dialog):
    """Closes with the answer that was chosen; `place` is its place among the answers, None if none was chosen."""

    def __init__(
        self, theme: Theme, title: str, answers: Iterable[str], hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent, width=560)
        self.place: int | None = None
        self.rows = [self._add_row(digit, text) for digit, text in enumerate(answers, 1)]
        self.text(hint, token="muted").set_pixels(SMALL)
        self.rows[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses its row."""
        place = key_of(event) - Qt.Key.Key_1
        if 0 <= place < len(self.rows):
            self.rows[place].click()
        else:
            super().keyPressEvent(event)

    def _add_row(self, digit: int, text: str) -> Button:
        row = digit_row(self.theme, digit, text)
        row.clicked.connect(lambda: self._choose(digit - 1))
        self.body.addWidget(row)
        return row

    def _choose(self, place: int) -> None:
        self.place = place
        self.accept()
