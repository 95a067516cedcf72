"""Offers another folder when the journal's cannot be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from backcoach.problem import Problem
from backcoach.ui.main_view import MainView


class FolderOffer(QObject):
    """Says what is wrong, with a button; if the chosen folder cannot be used, the offer is made again."""

    moved = Signal(object, str)
    """All data is in another folder now, and what there is to say about that."""

    def __init__(self, view: MainView) -> None:
        super().__init__(view.window)
        self._view = view

    def say(self) -> None:
        """Say why the journal cannot be used, and offer to choose a folder."""
        words = self._view.theme.words
        self._view.stage.say(self._view.services.journal.unusable, words.gettext("Choose a folder…"), self._choose)

    def _choose(self) -> None:
        view, words = self._view, self._view.theme.words
        title = words.gettext("A folder for your journal")
        chosen = QFileDialog.getExistingDirectory(view.window, title, str(Path.home()))
        if not chosen:
            self.say()
            return
        try:
            folder, news = view.services.move_to(Path(chosen))
        except Problem as problem:
            view.stage.say(problem.said(words))
            self.say()
        else:
            self.moved.emit(folder, news)
