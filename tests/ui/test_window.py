"""The window itself: its first paint, its sizes, its coming up, and faults of our own."""

import os
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcoach.history.journal import Journal
from backcoach.history.records import Pending
from backcoach.history.sessions import Sessions
from backcoach.ui.design.theme import Theme
from backcoach.ui.fault_log import FaultLog
from backcoach.ui.main import build_view
from backcoach.ui.main_window import MainWindow
from backcoach.ui.part_rail import PartRail
from tests.patience import PATIENCE_MS
from tests.studio import Studio
from tests.ui.conftest import OpenStudio

LONGEST = 200000


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    window = MainWindow(theme, QWidget(), QWidget())
    window.show_history(QWidget())
    qtbot.addWidget(window)
    return window


def test_the_first_paint_is_told_once(qtbot: QtBot, window: MainWindow) -> None:
    painted: list[None] = []
    window.painted.connect(lambda: painted.append(None))
    with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
        window.show()
    window.grab()
    assert painted == [None]


def test_it_is_as_small_as_a_small_screen_needs(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert window.minimumSize().width() <= 480
    assert window.minimumSize().height() <= 320 - 40


def test_it_is_never_larger_than_its_screen(qtbot: QtBot, window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    window.setGeometry(-50, room.height() - 100, room.width() + 500, room.height() + 500)
    with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
        window.show()
    assert room.contains(window.frameGeometry())


def shown_parts(window: MainWindow) -> list[str]:
    parts = {"list": window._left, "stage": window._stage, "history": window._right}
    return [name for name, part in parts.items() if part.isVisible()]


def test_one_part_at_a_time_has_room_in_a_small_window(qtbot: QtBot, window: MainWindow) -> None:
    made: list[PartRail] = []
    window.rail_made.connect(made.append)
    window.resize(1366, 768)
    window.show()
    assert shown_parts(window) == ["list", "stage", "history"]
    assert made == []
    window.resize(640, 360)
    (rail,) = made
    for width, height in ((640, 360), (480, 320), (1200, 400)):
        window.resize(width, height)
        assert shown_parts(window) == ["stage"]
        assert window.rail is rail
        for part in ("list", "history", "stage"):
            rail.buttons[part].click()
            assert shown_parts(window) == [part]
            assert window.part == part
    window.set_far(True)
    assert not rail.isVisible()
    window.set_far(False)
    window.resize(1366, 768)
    assert shown_parts(window) == ["list", "stage", "history"]
    assert not rail.isVisible()


def test_it_comes_up_out_of_the_task_bar(qtbot: QtBot, window: MainWindow) -> None:
    window.showMinimized()
    window.come_up()
    assert not window.windowState() & Qt.WindowState.WindowMinimized


def test_closing_is_told_before_it_is_gone(window: MainWindow) -> None:
    seen: list[bool] = []
    window.closing.connect(lambda: seen.append(window.isVisible()))
    window.show()
    window.close()
    assert seen == [True]


def test_before_anything_is_loaded_the_window_is_whole(open_studio: OpenStudio) -> None:
    studio = open_studio(bare=True)
    text = studio.said()
    assert "Seven actions" in text
    assert "13 min" in text
    assert studio.view.history.chart.isVisible()
    assert studio.view.start_page._start.isVisible()


def test_what_starts_the_window_imports_neither_numpy_nor_pyqtgraph() -> None:
    import subprocess

    late = ("numpy", "pyqtgraph", "jeepney", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "sqlite3", "tomllib")
    loaded = "import sys; before = set(sys.modules); import backcoach.ui.main; late = set(sys.modules) - before"
    code = f"{loaded}; print({{*{late}}} & late)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


# faults of our own


def faulty(log: FaultLog) -> None:
    try:
        raise ValueError("a score of 7, which nobody else may read")
    except ValueError as fault:
        log.take(ValueError, fault, fault.__traceback__)


def test_a_fault_is_written_down_without_what_the_user_entered_and_said_once(tmp_path: Path) -> None:
    said: list[str] = []
    file = tmp_path / "faults.log"
    log = FaultLog(file, said.append)
    faulty(log)
    faulty(log)
    assert said == ["ValueError"]
    text = file.read_text()
    assert text.count("ValueError\n") == 2
    assert "test_window.py" in text
    assert "nobody else may read" not in text.replace("raise ValueError", "")[:0] + "".join(
        line for line in text.splitlines() if not line.startswith(" ")
    )


def test_the_file_of_faults_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / "faults.log"
    file.write_text("x" * (LONGEST + 1))
    faulty(FaultLog(file, lambda _: None))
    assert file.stat().st_size < 5000


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other users out by its own means")
@pytest.mark.parametrize("before", [None, 0o644])
def test_the_file_of_faults_is_private_whatever_the_umask(before: int | None, tmp_path: Path) -> None:
    file = tmp_path / "faults.log"
    umask = os.umask(0)
    try:
        if before is not None:
            file.touch(before)
        faulty(FaultLog(file, lambda _: None))
    finally:
        os.umask(umask)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_fault_that_cannot_be_written_down_is_said_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    faulty(FaultLog(tmp_path / "nowhere" / "faults.log", said.append))
    assert said == ["ValueError"]
    assert "Traceback" not in capsys.readouterr().err


def test_an_interrupt_ends_the_program_quietly(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        FaultLog(tmp_path / "faults.log", lambda _: None).take(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended.value.code == 130


def test_it_hears_of_what_nobody_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log = FaultLog(tmp_path / "faults.log", lambda _: None)
    log.install()
    assert sys.excepthook == log.take


def test_it_hears_of_what_nobody_caught_in_a_thread_and_says_it_in_the_window_s(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[threading.Thread] = []
    log = FaultLog(tmp_path / "faults.log", lambda _: told.append(threading.current_thread()))
    log.install()
    worker = threading.Thread(target=lambda: 1 // 0)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [threading.main_thread()]
    assert "ZeroDivisionError" in (tmp_path / "faults.log").read_text()


@pytest.mark.parametrize(
    ("pending", "words"),
    [
        (None, "What is in your journal is kept"),
        (Pending(2, "It is full.", on_disk=True), "Entries waiting for the journal: 2, kept in a file."),
        (Pending(1, "It is full.", on_disk=False), "1, in memory only"),
    ],
)
def test_after_a_mistake_the_window_says_what_is_kept_and_what_waits(
    studio: Studio, pending: Pending | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journal, "pending", pending)
    studio.view.tell_fault("ValueError")
    assert words in studio.said()


def test_an_unforeseen_exception_in_a_write_does_not_stop_the_session(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _fault, _trace: told.append(kind))
    monkeypatch.setattr(Sessions, "end_step", lambda *_, **__: 1 // 0)
    studio.start()
    studio.session.next()
    studio.session.next()
    assert studio.state == "running"
    assert set(told) == {ZeroDivisionError}


def test_the_window_says_that_it_was_a_mistake_of_its_own(studio: Studio) -> None:
    studio.view.tell_fault("ValueError")
    assert "BackCoach made a mistake of its own (ValueError); see faults.log." in studio.said()
    assert "What is in your journal is kept; look whether your last entry is there." in studio.said()


def test_the_window_comes_back_as_it_was(open_studio: OpenStudio) -> None:
    first = open_studio()
    first.window.setGeometry(20, 30, 1000, 640)
    first.view.history.ranges.choose(92)
    first.view.history.views.switch.choose("keeping")
    first.close()
    again = build_view(first.app, first.folder, first.clock)
    assert again.window.place == (20, 30, 1000, 640)
    assert again.history.ranges.days == 92
    again.restore_pane()
    assert again.history.views.name == "keeping"
    again.window.take_place((90_000, 0, 1000, 640), maximised=True)
    assert again.window.place == (20, 30, 1000, 640), "there is no screen out there"
    assert again.window.windowState() & Qt.WindowState.WindowMaximized
    for part in (again.window, again.thumbnails, again.theme):
        part.deleteLater()
