"""A session of the checkout that PYTHONPATH names: `paired_session.py FOLDER REST_S MOVE_S`, run as a file.

It prints, as JSON, per cent of a core in a rest and while the figure moves.
"""

import json
import sys
from pathlib import Path
from time import process_time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from backcoach.clock import SystemClock
from backcoach.ui.main import build_controller, build_view
from backcoach.ui.start_steps import follow_first_paint

EXERCISE = "open-book"
READING_MS = 2000


def main(folder: Path, rest_s: float, move_s: float) -> None:
    """Open the window, answer the question, rest, and let the figure move."""
    app = QApplication([])
    app.setStyle("Fusion")
    view = build_view(app, folder, SystemClock())
    used: list[float] = []

    def work() -> None:
        controller = build_controller(view)
        session = controller.session

        def ask() -> None:
            services = view.services
            routine = services.library.catalog.as_routine(EXERCISE)
            session.ask_before(services.planner.timeline(routine), services.planner.session_settings)
            QTimer.singleShot(READING_MS, begin)

        def begin() -> None:
            session.begin(None, "")
            used.append(process_time())
            QTimer.singleShot(round(1000 * rest_s), move)

        def move() -> None:
            used.append(process_time())
            session.next()
            QTimer.singleShot(round(1000 * move_s), tell)

        def tell() -> None:
            used.append(process_time())
            shares = (used[1] - used[0]) / rest_s, (used[2] - used[1]) / move_s
            print(json.dumps([100 * share for share in shares]), flush=True)
            app.quit()

        view.history.loaded.connect(ask)
        controller.load()

    follow_first_paint(view, folder / "faults.log", work)
    view.window.show()
    app.exec()
    view.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))
