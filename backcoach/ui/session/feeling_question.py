"""Asks before a session how the day is: the answer picks a small routine that suits, or leaves what was chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backcoach.coaching.prompts import Feeling
from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.digit_question import DigitQuestion
from backcoach.ui.widgets.feelings import feelings


class FeelingQuestion(DigitQuestion):
    """Read `answer` once it is closed. `names` are the routines that the answers lead to."""

    def __init__(self, theme: Theme, names: dict[Feeling, str], parent: QWidget | None = None) -> None:
        words = theme.words
        self._feelings = [feeling for feeling, _ in feelings(words)]
        rows = [
            words.gettext("{answer}: {routine}", answer=text, routine=names[feeling])
            for feeling, text in feelings(words)
        ]
        hint = words.gettext("For this time only. S or Esc skips the question; the settings turn it off.")
        super().__init__(theme, words.gettext("How is your back today?"), rows, hint, parent)
        self.skip = self.button(words.gettext("Skip"))
        self.skip.clicked.connect(self.reject)
        self.fit()

    @property
    def answer(self) -> Feeling | None:
        """How the day is; None if the question was skipped."""
        return None if self.place is None else self._feelings[self.place]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits choose, S skips."""
        if key_of(event) == Qt.Key.Key_S:
            self.reject()
        else:
            super().keyPressEvent(event)
