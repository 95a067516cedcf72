"""The yardsticks, each a program of its own: `python -m tests.bench.yardsticks NAME`."""

import sys


def label() -> None:
    """A bare window with one label."""
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication(sys.argv)
    window = QLabel("BackCoach")
    window.resize(1366, 768)
    window.show()
    app.exec()


def plot() -> None:
    """A bare window with one empty plot."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv)
    window = pg.PlotWidget()
    window.resize(1366, 768)
    window.show()
    app.exec()


def fill() -> None:
    """An empty widget of 800×600 that is filled 60 times a second."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Filled(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self).fillRect(event.rect(), QColor("#F6F3EC"))

    app = QApplication(sys.argv)
    window = Filled()
    window.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    window.resize(800, 600)
    window.show()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(window.update)
    timer.start(16)
    app.exec()


def ring() -> None:
    """The stage of a session without a figure, 800×600, 60 frames a second."""
    _stage(figures=False)


def figure() -> None:
    """The stage of a session with its figure, 800×600, 60 frames a second."""
    _stage(figures=True)


def _stage(*, figures: bool) -> None:
    import tempfile
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from backcoach.app.motion_library import MotionLibrary
    from backcoach.clock import SystemClock
    from backcoach.ui.main import build_controller, build_view

    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    view = build_view(app, Path(tempfile.mkdtemp()), SystemClock())
    if not figures:
        view.services.library.motions = MotionLibrary(Path(tempfile.mkdtemp()))
    controller = build_controller(view)
    view.services.journal.open()
    controller.session.ask_before(view.routine.timeline, view.services.planner.session_settings)
    controller.session.begin(None, "")
    controller.session.next()
    live = controller.stage.view
    live.setParent(None)
    live.resize(800, 600)
    live.show()
    app.exec()


def filled() -> None:
    """Our window over the folder that is named; prints the seconds from a moment (perf_counter) to its filled chart."""
    from pathlib import Path
    from time import perf_counter

    from PySide6.QtWidgets import QApplication

    from backcoach.clock import SystemClock
    from backcoach.ui.main import build_controller, build_view
    from backcoach.ui.start_steps import follow_first_paint

    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    view = build_view(app, Path(sys.argv[2]), SystemClock())

    def work() -> None:
        view.history.loaded.connect(lambda: print(perf_counter() - float(sys.argv[3]), flush=True))
        build_controller(view).load()

    follow_first_paint(view, Path(sys.argv[2]) / "faults.log", work)
    view.window.show()
    app.exec()


if __name__ == "__main__":
    {"label": label, "plot": plot, "fill": fill, "ring": ring, "figure": figure, "filled": filled}[sys.argv[1]]()
