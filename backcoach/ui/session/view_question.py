"""Asks once where sessions are shown: in the window, or on the whole screen, to be read from the floor."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

from backcoach.ui.design.theme import Theme
from backcoach.ui.session.digit_question import DigitQuestion


class ViewQuestion(DigitQuestion):
    """Read `answer` once it is closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        words = theme.words
        rows = (
            words.gettext("In the window, beside the list"),
            words.gettext("Following along: large, to be read from the floor"),
        )
        hint = words.gettext("F11 changes between the two at any time. This is asked once; the settings have it, too.")
        super().__init__(theme, words.gettext("Where would you like to see it?"), rows, hint, parent)
        self.fit()

    @property
    def answer(self) -> Literal["window", "far"]:
        """The view in which sessions begin: the window, unless the second row was chosen."""
        return "far" if self.place == 1 else "window"
