"""Tells a screen reader what happens in a session: each step, each phase that leaves time to say it, every answer."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from backcoach.app.library import Library
from backcoach.app.session_service import Act, SessionService
from backcoach.phrases import Phrases
from backcoach.session import Moment
from backcoach.ui.design.announcing import announce
from backcoach.ui.session.screen_reader_words import ScreenReaderWords
from backcoach.ui.session.session_controller import SessionController
from backcoach.ui.session.sound_controller import SoundController


class ScreenReaderAnnouncer(QObject):
    """Announces what is new on the stage, and gives the stage its accessible name.

    The first step is not announced: the screen reader says the name when the stage gets the focus.
    """

    def __init__(
        self, session: SessionService, library: Library, phrases: Phrases, stage: SessionController,
        sound: SoundController,
    ) -> None:  # fmt: skip
        super().__init__(stage)
        self._session = session
        self._library = library
        self._phrases = phrases
        self._stage = stage
        self._words = ScreenReaderWords(library.catalog, phrases)
        self._begun = False
        session.act_changed.connect(self._follow_act)
        session.moment_changed.connect(self._follow)
        sound.replied.connect(self._answer)

    def _follow_act(self, _old: Act, act: Act) -> None:
        if act == "session":
            self._words = ScreenReaderWords(self._library.catalog, self._phrases)
            self._begun = False
            self._stage.view.spoken = self._name

    def _name(self) -> str:
        moment = self._session.moment
        return self._words.name(moment) if moment else ""

    def _follow(self, moment: Moment) -> None:
        news = self._words.news(moment) if self._session.act == "session" else ""
        if news and self._begun:
            announce(self._stage.view, news)
        self._begun = self._begun or bool(news)

    def _answer(self, words: str) -> None:
        if (
            words and self._session.act == "session" and QApplication.activeModalWidget() is None
        ):  # a dialog speaks for itself
            announce(self._stage.view, words)
