"""What follows the first paint, in steps short enough that no click waits long for an answer."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QTimer, SignalInstance

Step = Callable[[], object]
LATER = (
    "backcoach.chart.signs",
    "backcoach.ui.history.chart",
    "backcoach.ui.history.history_pane",
)
"""Modules of the history pane: each is loaded in a step of its own, so those that others need come first."""
LAST = (
    "backcoach.app.session_service",
    "backcoach.ui.dialogs",
    "backcoach.ui.session.session_controller",
    "backcoach.ui.session.sound_controller",
    "backcoach.ui.window_controller",
    "PySide6.QtNetwork",
    "backcoach.history.lock",
    "backcoach.history.journal",
    "backcoach.ui.history.chart_source",
    "backcoach.cues.speech_wording",
    "backcoach.cues",
)
"""Modules of the controllers and the journal, likewise."""


def loading(modules: Iterable[str]) -> Iterator[Step]:
    """A step for each module, which loads it."""
    for name in modules:
        yield lambda name=name: import_module(name)


class Steps(QObject):
    """Takes one step each time the window has nothing else to do."""

    def __init__(self, steps: Iterable[Step], parent: QObject) -> None:
        super().__init__(parent)
        self._left = iter(tuple(steps))
        self._next = QTimer(self)
        self._next.timeout.connect(self._take)
        self._next.start(0)

    def stop(self) -> None:
        """Take no more of them."""
        self._next.stop()

    def _take(self) -> None:
        step = next(self._left, None)
        if step is None:
            self.stop()
        else:
            step()


class EarlyClicks:
    """Keeps the last of the user's wishes that nobody listens to yet; `release` sends it again, to those who do."""

    def __init__(self, *signals: SignalInstance) -> None:
        self._last: tuple[SignalInstance, tuple[Any, ...]] | None = None
        self._heard = [(signal, self._listener(signal)) for signal in signals]
        for signal, hear in self._heard:
            signal.connect(hear)

    def release(self) -> None:
        """Listen no more, and send the last wish again if there was one."""
        for signal, hear in self._heard:
            signal.disconnect(hear)
        self._heard.clear()
        if self._last:
            signal, values = self._last
            signal.emit(*values)

    def _listener(self, signal: SignalInstance) -> Callable[..., None]:
        def hear(*values: Any) -> None:
            self._last = signal, values

        return hear
