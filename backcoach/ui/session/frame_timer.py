"""Asks for the next frame of a session when there is something new to show, and no sooner."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from backcoach.app.power import on_battery
from backcoach.session import Moment
from backcoach.session.frame_pace import CALM_MS, FULL, SAVING


class FrameTimer(QTimer):
    """Runs while a session does."""

    def __init__(self, parent: QObject, look: Callable[[], object], saves: Callable[[], bool] = on_battery) -> None:
        super().__init__(parent)
        self._saves = saves
        self._pace = FULL
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.timeout.connect(look)
        self.set_calm(calm=False)

    def set_calm(self, *, calm: bool) -> None:
        """Whether motion is reduced."""
        self._calm = calm
        self.setInterval(CALM_MS if calm else self._pace.moving_ms)

    def follow(self, moment: Moment) -> None:
        """Wait as long as this moment of the session allows."""
        wait_ms = self._pace.wait_ms(moment, calm=self._calm)
        if wait_ms != self.interval():
            self.setInterval(wait_ms)

    def run(self, *, running: bool) -> None:
        """Begin or end; at each beginning the machine is asked how much power there is."""
        if running:
            self._pace = SAVING if self._saves() else FULL
            self.start()
        else:
            self.stop()
