"""Asks before a session how the day is: the answer picks a small routine that suits, or leaves what was chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backcoach.coaching.prompts import Feeling
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.ui.widgets.feelings import feelings


class FeelingQuestion(Dialog):
    """A row for each answer, with its digit; read `answer` once it is closed: None if the question was skipped.

    `names` are the routines that the answers lead to.
    """

    def __init__(self, theme: Theme, names: dict[Feeling, str], parent: QWidget | None = None) -> None:
        words = theme.words
        super().__init__(theme, words.gettext("How is your back today?"), parent, width=560)
        self.answer: Feeling | None = None
        self.rows: list[Button] = []
        for feeling, text in feelings(words):
            told = words.gettext("{answer}: {routine}", answer=text, routine=names[feeling])
            self._add_row(told, feeling)
        hint = words.gettext("For this time only. S or Esc skips the question; the settings turn it off.")
        self.text(hint, token="muted").set_pixels(SMALL)
        self.skip = self.button(words.gettext("Skip"))
        self.skip.clicked.connect(self.reject)
        self.rows[0].setFocus()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits choose, S skips."""
        place = key_of(event) - Qt.Key.Key_1
        if 0 <= place < len(self.rows):
            self.rows[place].click()
        elif key_of(event) == Qt.Key.Key_S:
            self.reject()
        else:
            super().keyPressEvent(event)

    def _add_row(self, text: str, answer: Feeling) -> None:
        digit = len(self.rows) + 1
        row = Button(self.theme, text, kind="keyed")
        row.setProperty("key", str(digit))
        row.setAccessibleName(self.theme.words.numbered(digit, text))
        row.setFont(self.theme.font(BODY + 1))
        row.clicked.connect(lambda: self._choose(answer))
        self.body.addWidget(row)
        self.rows.append(row)

    def _choose(self, answer: Feeling) -> None:
        self.answer = answer
        self.accept()
