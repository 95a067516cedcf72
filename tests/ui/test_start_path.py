"""The window starts, with a filled chart and its small pictures, without numpy and pyqtgraph."""

import os
import subprocess
import sys
from pathlib import Path

from tests.patience import PATIENCE_S
from tests.screen import USUAL, offscreen

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from backcoach.clock import SystemClock
from backcoach.ui.main import build_controller, build_view
view = build_view(app, Path(sys.argv[1]), SystemClock())
kept = []
def work():
    kept.append(build_controller(view))
    kept[0].load()
view.window.painted.connect(work)
view.window.show()
seen = []
view.history.loaded.connect(lambda: seen.append(True))
def look():
    if seen and not view.thumbnails.busy:
        view.window.close()
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
app.exec()
timer.stop()
print(*[name for name in ("numpy", "pyqtgraph") if name in sys.modules])
"""


def start(folder: Path) -> str:
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache"), "QT_QPA_PLATFORM": offscreen(*USUAL)}
    command = [sys.executable, "-c", START, str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=2 * PATIENCE_S)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_start_loads_neither_numpy_nor_pyqtgraph_once_the_pictures_are_drawn(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"first_start_done": true}')
    assert "pyqtgraph" not in start(tmp_path), "the very first start draws the small pictures"
    assert start(tmp_path) == ""
