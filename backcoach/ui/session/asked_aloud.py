"""The question before and after a session, asked aloud as well."""

from PySide6.QtCore import QObject, Signal

from backcoach.app.services import Services


class AskedAloud(QObject):
    """Says the question and the score; the keys are said unless little is to be said."""

    said = Signal(str, bool, float)
    """Words, whether they end what is being said, and in how many seconds they come at the earliest."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services

    def question(self, *, wait_s: float = 0.0) -> None:
        """Ask, after what is being said."""
        with_keys = self._services.settings.current.sound.talk == "full"
        self.said.emit(self._services.planner.replies.question(with_keys=with_keys), False, wait_s)

    def score(self, value: int, offer: str) -> None:
        """Say the score back, with the offer of a gentle day if it is not empty."""
        self.said.emit(self._services.planner.replies.score(value, offer), True, 0.0)
