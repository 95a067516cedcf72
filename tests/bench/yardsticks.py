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


def filled() -> None:
    """Our window over the folder that is named; prints the seconds from a moment (perf_counter) to its filled chart.

    It starts as the command does.
    """
    import gc
    from pathlib import Path
    from time import perf_counter

    from backcoach.app.places import cache_folder
    from backcoach.ui.plain_imports import load_qt

    gc.disable()
    load_qt(cache_folder())

    from PySide6.QtWidgets import QApplication

    from backcoach.clock import SystemClock
    from backcoach.ui.main import build_controller, build_view
    from backcoach.ui.start_steps import follow_first_paint

    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    view = build_view(app, Path(sys.argv[2]), SystemClock())

    def work() -> None:
        view.history.loaded.connect(lambda: print(perf_counter() - float(sys.argv[3]), flush=True))
        build_controller(view).load()

    follow_first_paint(view, Path(sys.argv[2]) / "faults.log", work)
    view.window.show()
    app.exec()


if __name__ == "__main__":
    {"label": label, "plot": plot, "filled": filled}[sys.argv[1]]()
