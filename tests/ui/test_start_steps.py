"""What is loaded and reported around the first paint."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from backcoach.ui.start_steps import CONTROLS, HISTORY, WORK, EarlyClicks, Steps
from tests.patience import PATIENCE_MS, PATIENCE_S
from tests.screen import USUAL, offscreen

START = """
import enum
import sys
sources = []
sys.addaudithook(lambda name, what: sources.append(str(what[0])) if name == "open" else None)
from backcoach.ui.plain_imports import load_qt
from backcoach.app.places import cache_folder
load_qt(cache_folder())
from pathlib import Path
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from backcoach.clock import SystemClock
from backcoach.ui.main import build_controller, build_view
app = QApplication([])
view = build_view(app, Path(sys.argv[1]), SystemClock())
view.window.painted.connect(app.quit)
view.window.show()
button = view.start_page._start
app.sendEvent(button, QEnterEvent(QPointF(), QPointF(), QPointF()))  # the pointer happens to lie there
app.exec()
print(*sorted(sys.modules))
print(*sorted(kind.__qualname__ for kind in (*enum.Flag.__subclasses__(), *enum.Enum.__subclasses__())))
from importlib import import_module
from backcoach.ui.start_steps import CONTROLS, HISTORY, WORK
for name in (*CONTROLS, *HISTORY, *WORK):
    import_module(name)
before = set(sys.modules)
view.make_history()
build_controller(view).load()
print(*sorted(name for name in set(sys.modules) - before if name.startswith(("backcoach", "PySide6"))))
print(*(name for name in sources if name.endswith(".py")))
view.window.close()
"""
NOT_YET = {
    "numpy", "pyqtgraph", "sqlite3", "tomllib", "hashlib", "jeepney", "json", "ssl", "subprocess",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "backcoach.chart", "backcoach.figure", "backcoach.cues",
    "backcoach.history.journal", "backcoach.session.player", "backcoach.ui.history.history_pane",
    "backcoach.ui.design.control_style", "platformdirs",
    "backcoach.ui.window_controller", "backcoach.ui.dialogs", "backcoach.ui.session.session_controller",
}  # fmt: skip
"""What is not needed before the window is painted."""


def started(folder: Path) -> list[set[str]]:
    """Modules and enumerations at the first paint, the modules that came with the controllers' step, and the sources of
    modules that were read until then."""
    # Coverage loads modules, too, and without bytecode every source is read.
    own = {key: value for key, value in os.environ.items() if not key.startswith(("COVERAGE_", "PYTHONDONTWRITE"))}
    environment = own | {"XDG_CACHE_HOME": str(folder / "cache"), "QT_QPA_PLATFORM": offscreen(*USUAL)}
    (folder / "settings.json").write_text('{"first_start_done": true}')
    command = [sys.executable, "-c", START, str(folder)]
    said = [subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S) for _ in "12"]
    assert [done.stderr for done in said if done.returncode] == []
    return [set(line.split()) for line in said[1].stdout.split("\n")[:4]]  # it found the catalogue in the cache


def test_what_is_painted_first_needs_little(tmp_path: Path) -> None:
    modules, enumerations, _, sources = started(tmp_path)
    assert modules & NOT_YET == set()
    assert "QPalette.ColorRole" in enumerations, "this test can see them"
    loaded = {name for name in enumerations if name.startswith(("Qt.", "QIcon.", "QStyleOptionButton."))}
    assert not loaded, "a member of Qt or QIcon was named, a call takes one (see brushwork), or our style was asked"
    assert len(enumerations) < 120, "they are most of what a start takes beside a bare window: there were 180 once"
    assert "QMdiArea.WindowOrder" not in enumerations, "a widget that Qt made was handed to Python"
    assert not {name for name in sources if "backcoach" in name}, "PySide6 reads what is imported (see plain_imports)"


def test_the_step_of_the_controllers_has_nothing_left_to_load(tmp_path: Path) -> None:
    late = started(tmp_path)[2]
    assert not late, "name them in start_steps"


def test_each_module_of_a_step_is_there() -> None:
    from importlib.util import find_spec

    assert all(find_spec(name) for name in (*CONTROLS, *HISTORY, *WORK))


class Source(QObject):
    named = Signal(str)
    asked = Signal()


def test_the_last_early_click_is_told_to_whoever_listens_then() -> None:
    source = Source()
    heard: list[str] = []
    early = EarlyClicks(source.named, source.asked)
    source.asked.emit()
    source.named.emit("bird-dog")
    source.named.connect(heard.append)
    early.release()
    assert heard == ["bird-dog"]
    source.named.emit("dead-bug")
    assert heard == ["bird-dog", "dead-bug"], "it comes once from now on"


def test_without_an_early_click_nothing_is_told() -> None:
    source = Source()
    heard: list[str] = []
    early = EarlyClicks(source.named)
    source.named.connect(heard.append)
    early.release()
    assert heard == []


def test_steps_come_one_by_one_with_the_window_at_work_between_them(qtbot: QtBot) -> None:
    seen: list[str] = []
    source = Source()
    source.named.connect(seen.append)

    def step(name: str) -> None:
        seen.append(name)
        QTimer.singleShot(0, source, lambda: source.named.emit(f"after {name}"))

    steps = Steps((lambda: step("one"), lambda: step("two")))
    steps.begin()
    qtbot.waitUntil(lambda: "after two" in seen, timeout=PATIENCE_MS)
    assert seen.index("after one") < seen.index("two")


def test_steps_that_are_stopped_take_no_more(qtbot: QtBot) -> None:
    seen: list[str] = []
    steps = Steps((lambda: steps.stop(), lambda: seen.append("too late")))
    steps.begin()
    done = Steps((lambda: None, lambda: None, lambda: seen.append("others")))
    done.begin()
    qtbot.waitUntil(lambda: "others" in seen, timeout=PATIENCE_MS)
    assert seen == ["others"]
