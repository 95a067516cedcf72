"""What follows the first paint, in steps short enough that no click waits long for an answer."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, SignalInstance

if TYPE_CHECKING:
    from backcoach.ui.main_view import MainView

Step = Callable[[], object]
CONTROLS = (
    "backcoach.ui.design.segment_painting",
    "backcoach.ui.design.control_style",
)
"""Modules of the style of all controls; each is loaded in a step of its own, so those that others need come first."""
HISTORY = (
    "backcoach.chart.signs",
    "backcoach.chart.legend_signs",
    "backcoach.ui.history.chart",
    "backcoach.ui.history.history_pane",
)
"""Modules of the history pane, likewise."""
WORK = (
    "backcoach.session.shorter",
    "backcoach.app.session_diary",
    "backcoach.app.session_service",
    "backcoach.app.motion_check",
    "backcoach.ui.dialogs",
    "backcoach.ui.folder_offer",
    "backcoach.ui.session.session_controller",
    "backcoach.ui.session.sound_controller",
    "backcoach.ui.session.screen_reader",
    "backcoach.ui.session.swap_controller",
    "backcoach.ui.part_rail",
    "backcoach.ui.rail_controller",
    "backcoach.ui.exercise_controller",
    "backcoach.ui.window_controller",
    "PySide6.QtNetwork",
    "backcoach.history.lock",
    "backcoach.history.journal",
    "backcoach.history.snapshot",
    "backcoach.ui.session.screen_inhibitor",
    "backcoach.ui.history.chart_source",
    "backcoach.cues.speech_wording",
    "backcoach.cues",
)
"""Modules of the controllers and the journal, likewise."""


def follow_first_paint(view: "MainView", faults: Path, work: Step) -> None:
    """After the first paint: fill the right pane, load what the controllers need, take the step `work` that makes them.

    Faults are written to the file `faults`. What the user clicks before `work` is done is told to the controllers then.
    """
    early = EarlyClicks(*view.wishes)
    loaded = *_loading(CONTROLS), view.draw_controls, *_loading(HISTORY), view.make_history, *_loading(WORK)
    steps = Steps((view.follow_system, view.window.show_icon, *loaded, work, early.release))

    def begin() -> None:
        from backcoach.ui.fault_log import FaultLog

        FaultLog(faults, view.tell_fault).install()
        steps.begin()

    view.window.painted.connect(begin)
    view.window.closing.connect(steps.stop)


def _loading(modules: Iterable[str]) -> Iterator[Step]:
    """A step for each module, which loads it."""
    for name in modules:
        yield partial(import_module, name)


class Steps(QObject):
    """Takes one step each time the window has nothing else to do."""

    def __init__(self, steps: Iterable[Step]) -> None:
        super().__init__()
        self._left = iter(tuple(steps))
        self._next = QTimer(self)
        self._next.timeout.connect(self._take)

    def begin(self) -> None:
        """Take the first step soon."""
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
    """Keeps the user's last wish until something listens for it; `release` then sends it again."""

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
