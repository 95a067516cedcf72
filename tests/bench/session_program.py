"""The session that `tests.bench.session` measures: an exercise with a large movement, in the real window."""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import perf_counter, process_time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from backcoach.app.preferences import write_preferences
from backcoach.catalog.types import HOLDS
from backcoach.clock import SystemClock
from backcoach.history.journal import Journal
from backcoach.session import Moment
from backcoach.session.settings import SoundSettings
from backcoach.ui.main import build_controller, build_view
from backcoach.ui.main_view import MainView
from backcoach.ui.start_steps import follow_first_paint
from backcoach.ui.window_controller import WindowController
from tests.bench.history import fill
from tests.settled import settled

EXERCISE = "open-book"
REST_S, FILL_S = 4.0, 5.0
WORK_S = {"usual": 28.0, "calm": 8.0, "battery": 28.0, "loaded": 14.0}
"""Two repetitions, the second of which is only copied to the screen; one where a mean is not asked for."""
READING_MS = 2000
"""For the question before, in which the session is prepared."""
STEPS = 10**5


class Meter:
    """Adds up processor time by what goes on."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}
        self._lasted: dict[str, float] = {}
        self._kind, self._used, self._at = "", 0.0, 0.0
        self.frames: list[float] = []

    def mark(self, kind: str) -> None:
        """This goes on from now on."""
        used, at = process_time(), perf_counter()
        if self._kind:
            self._spent[self._kind] = self._spent.get(self._kind, 0.0) + used - self._used
            self._lasted[self._kind] = self._lasted.get(self._kind, 0.0) + at - self._at
        self._kind, self._used, self._at = kind, used, at

    def print_and_leave(self) -> None:
        """Print all shares and frames as JSON, and end the program."""
        self.mark("")
        shares = {kind: used / self._lasted[kind] for kind, used in self._spent.items()}
        print(json.dumps(shares | {"frames": self.frames}), flush=True)
        QApplication.quit()


def kind_of(moment: Moment) -> str:
    """What goes on at a moment."""
    segment = moment.segment
    if segment.kind != "work":
        return "rest"
    return "hold" if segment.phase in HOLDS else "moving"


class Play:
    """Plays a rest and some repetitions, and measures them."""

    def __init__(self, app: QApplication, view: MainView, controller: WindowController, name: str) -> None:
        self._app, self._view, self._session = app, view, controller.session
        self._meter, self._work_s = Meter(), WORK_S[name]
        frames = controller.stage.frames
        frames._saves = lambda: name == "battery"  # whatever this machine runs on
        frames.timeout.disconnect(self._session.frame)
        frames.timeout.connect(self._frame)

    def ask(self) -> None:
        """The question before."""
        services = self._view.services
        routine = services.library.catalog.as_routine(EXERCISE)
        self._session.ask_before(services.planner.timeline(routine), services.planner.session_settings)
        QTimer.singleShot(READING_MS, self._begin)

    def _begin(self) -> None:
        self._session.begin(None, "")
        QTimer.singleShot(round(1000 * REST_S), self._session.next)
        QTimer.singleShot(round(1000 * (REST_S + self._work_s)), self._meter.print_and_leave)

    def _frame(self) -> None:
        """A frame with its painting, which would come a moment later."""
        began = perf_counter()
        self._session.frame()
        self._app.sendPostedEvents()
        if self._session.moment is not None:
            kind = kind_of(self._session.moment)
            if kind == "moving":
                self._meter.frames.append(1000 * (perf_counter() - began))
            self._meter.mark(kind)


def _back_up(folder: Path) -> None:
    """Make backups of a long history over and over."""
    journal = Journal.open(folder, SystemClock()).journal
    while True:
        journal.transfer.own_backups().take("bench")


def _session(app: QApplication, name: str) -> None:
    folder = Path(tempfile.mkdtemp())
    loaded = name == "loaded"
    sound = SoundSettings() if loaded else SoundSettings(tones=False, talk="off")
    write_preferences(folder, settled(sound=sound, reduce_motion=name == "calm"))
    view = build_view(app, folder, SystemClock())
    kept: list[object] = []

    def work() -> None:
        controller = build_controller(view)
        play = Play(app, view, controller, name)
        kept.extend((controller, play))
        view.history.loaded.connect(play.ask)
        controller.load()

    follow_first_paint(view, folder / "faults.log", work)
    view.window.show()
    if loaded:
        fill(folder / "long", STEPS)
        Thread(target=_back_up, args=(folder / "long",), daemon=True).start()
    app.exec()


def _filled(app: QApplication) -> None:
    """An empty widget of 800×600 that is filled 60 times a second."""

    class Filled(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self).fillRect(event.rect(), QColor("#F6F3EC"))

    window, meter, timer = Filled(), Meter(), QTimer()
    window.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    window.resize(800, 600)
    window.show()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(window.update)
    timer.start(16)
    begin: Callable[[], None] = lambda: meter.mark("all")  # noqa: E731
    QTimer.singleShot(1000, begin)
    QTimer.singleShot(round(1000 * (1 + FILL_S)), meter.print_and_leave)
    app.exec()


def measure(name: str) -> None:
    """Play one kind of session, or fill a widget, and print what it took."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    _filled(app) if name == "fill" else _session(app, name)
    app.shutdown()
