"""What the user can do with the picture of a view: copy, save, print. A failure is reported in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from backcoach.problem import Problem
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.ui.history.view_picture import ViewPicture


class PictureActions:
    """Shows its dialogs over a widget, and never overwrites a file that BackCoach keeps; `tell` gets sentences for the
    user."""

    def __init__(
        self, over: QWidget, words: Words, journal: Callable[[], Path | None], tell: Callable[[str], object]
    ) -> None:
        self._over, self._words, self._journal, self._tell = over, words, journal, tell

    def hand_out(self, picture: ViewPicture, keep: bool) -> None:
        """Copy a picture, or save it."""
        from backcoach.history.own_files import refuse_own
        from backcoach.ui.history.view_picture import hand_out

        try:
            hand_out(self._over, self._words, picture, lambda path: refuse_own(path, self._journal()), keep=keep)
        except Problem as problem:
            self._tell(problem.said(self._words))

    def print(self, picture: ViewPicture) -> None:
        """Print a picture."""
        from backcoach.ui.history.view_picture import print_out

        print_out(self._over, picture)
