"""A session that was interrupted: continue it, keep what was done, or discard it."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme

Answer = Literal["continue", "keep", "discard", "later"]


class UnfinishedDialog(Dialog):
    """Asks what to do with an interrupted session; read `answer` once it is closed ("later" for no answer)."""

    def __init__(self, theme: Theme, routine: str, where: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.words.gettext("Go on with “{routine}”?", routine=routine), parent, width=560)
        self.answer: Answer = "later"
        self.text(
            theme.words.gettext("This session was interrupted at {where}. What you had done is saved.", where=where)
        )
        self._offer("discard", theme.words.gettext("Discard"))
        self._offer("keep", theme.words.gettext("Save and end it"))
        self._offer("continue", theme.words.gettext("Go on"), usual=True).setFocus()  # Enter must not discard
        self.fit()

    def _offer(self, answer: Answer, text: str, *, usual: bool = False) -> Button:
        button = self.button(text, usual=usual)
        button.clicked.connect(lambda: self._choose(answer))
        return button

    def _choose(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()
