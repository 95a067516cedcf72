"""How late phase changes are on the stage over some minutes while another core is busy, and whether they drift."""

import os
import subprocess
import sys
from statistics import quantiles

from PySide6.QtWidgets import QApplication

from tests.bench.rows import Row
from tests.bench.screen import screen
from tests.settled import settled

MINUTES = float(os.environ.get("BENCH_MINUTES", "10"))
FRAME_MS = 1000 / 60


def lateness_rows() -> list[Row]:
    """The 99th percentile of the lateness of phase changes, and the mean of the last tenth less that of the first."""
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        with screen() as blank:
            environment = os.environ | {"DISPLAY": blank.display, "QT_QPA_PLATFORM": "xcb"}
            command = [sys.executable, "-m", "tests.bench.lateness"]
            result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    finally:
        busy.kill()
        busy.wait()
    late, away = zip(*(map(float, line.split()) for line in result.stdout.splitlines()), strict=True)
    part = max(1, len(late) // 10)
    drift = sum(away[-part:]) / part - sum(away[:part]) / part
    return [
        Row(
            f"lateness of {len(late)} phase changes, p99",
            quantiles(late, n=100)[98],
            "ms",
            "one frame",
            FRAME_MS,
            most=1,
        ),
        Row(f"drift over {MINUTES:g} min", drift, "ms", "one frame", FRAME_MS),
    ]


def record() -> None:
    """Play for some minutes in a real window; print by how many milliseconds each phase change came late, and how far
    the session was from the clock then."""
    import tempfile
    from pathlib import Path

    from PySide6.QtCore import QTimer

    from backcoach.app.preferences import write_preferences
    from backcoach.clock import SystemClock
    from backcoach.session import Moment
    from backcoach.ui.main import build_controller, build_view

    app = QApplication(sys.argv)
    clock = SystemClock()
    folder = Path(tempfile.mkdtemp())
    write_preferences(folder, settled())
    view = build_view(app, folder, clock)
    controller = build_controller(view)
    view.window.painted.connect(controller.load)
    view.window.show()
    session = controller.session
    origin, last = 0.0, 0.0

    def ask() -> None:
        session.ask_before(view.services.planner.timeline(view.routine.routine), view.services.planner.session_settings)
        QTimer.singleShot(1000, begin)  # a person needs longer to answer

    def begin() -> None:
        nonlocal origin
        origin = clock.monotonic()
        session.begin(None, "")

    def theme(moment: Moment) -> None:
        nonlocal last
        if moment.segment.start_s != last:
            last = moment.segment.start_s
            print((moment.t - last) * 1000, (clock.monotonic() - origin - moment.t) * 1000)
        if clock.monotonic() - origin > MINUTES * 60:
            app.quit()

    view.history.loaded.connect(ask)
    session.moment_changed.connect(theme)
    app.exec()


if __name__ == "__main__":
    record()
