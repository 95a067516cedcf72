"""What only shows in real processes on a real screen: no display, second start, no internet socket, screen readers."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcoach.app.preferences import write_preferences
from backcoach.clock import SystemClock
from backcoach.history.journal import Journal
from backcoach.session.settings import SoundSettings
from backcoach.ui.display import missing_library
from tests.patience import PATIENCE_MS, PATIENCE_S
from tests.places import ROOT
from tests.settled import settled
from tests.ui.processes import internet_sockets, run, started, surroundings
from tests.xvfb import xvfb

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="about Linux")
XVFB = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
QUIET = settled(sound=SoundSettings(tones=False, talk="off"))

COVER = """
from PySide6.QtWidgets import QApplication, QWidget
app, cover = QApplication([]), QWidget()
cover.setGeometry(0, 0, 1366, 768)
palette = cover.palette()
palette.setColor(cover.backgroundRole(), "#000000")
cover.setPalette(palette)
cover.show()
app.exec()
"""
"""A black window over all of the screen."""


def complaint(*arguments: str, **environment: str) -> str:
    """The one sentence with which a start ends that cannot be."""
    done = run(*arguments, **environment)
    assert done.returncode == 1, (done.returncode, done.stderr)
    assert done.stdout == ""
    assert done.stderr.startswith("backcoach: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


# no screen


@LINUX
@pytest.mark.parametrize(
    "environment",
    [{}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland;xcb"}, {"WAYLAND_DISPLAY": "wayland-nowhere"}],
    ids=["bare", "xcb", "wayland;xcb", "gone"],
)
def test_without_a_display_it_says_what_works_without_one(environment: dict[str, str]) -> None:
    sentence = complaint(**environment)
    assert "There is no display" in sentence
    assert "`backcoach sheet" in sentence


@LINUX
def test_a_display_that_does_not_answer_is_said() -> None:
    sentence = complaint(DISPLAY=":4242")
    assert "The display :4242 does not answer" in sentence
    assert "`backcoach sheet" in sentence


@LINUX
@XVFB
@pytest.mark.parametrize("library", ["libxcb-cursor.so.0", "libxkbcommon-x11.so.0"])
def test_a_missing_system_library_is_named_with_its_package(tmp_path: Path, library: str) -> None:
    (tmp_path / library).write_bytes(b"not a library")
    sentence = complaint(DISPLAY=":0", LD_LIBRARY_PATH=str(tmp_path))
    assert library in sentence
    assert "`backcoach sheet" in sentence


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb.so.1", "libxcb1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
    ],
)
def test_the_package_of_a_library_follows_debians_rule(library: str, package: str) -> None:
    assert f" (on Debian or Ubuntu: sudo apt-get install {package}); " in str(missing_library(library))


def test_what_is_no_such_library_has_no_package() -> None:
    assert str(missing_library("something")).startswith("The window needs the system library something; ")


# a screen in memory


@pytest.fixture(scope="module")
def display() -> Iterator[tuple[str, Path]]:
    with xvfb() as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_preferences(tmp_path, QUIET)
    return tmp_path


def is_painted(shown: Path) -> bool:
    """Whether a row of the screen, not that of the pointer, shows something that is not black."""
    row = shown.read_bytes()[-1366 * 768 * 4 :][200 * 1366 * 4 : 201 * 1366 * 4]
    return any(any(row[color::4]) for color in range(3))


@LINUX
@XVFB
def test_a_second_start_ends_at_once_and_brings_the_first_window_up(
    qtbot: QtBot, display: tuple[str, Path], folder: Path
) -> None:
    name, shown = display
    arguments = ("--data-dir", str(folder))
    with started(*arguments, DISPLAY=name) as first:
        qtbot.waitUntil(lambda: (folder / "journal.db").exists() and is_painted(shown), timeout=PATIENCE_MS)
        environment = os.environ | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        over = subprocess.Popen([sys.executable, "-c", COVER], env=environment)
        try:
            qtbot.waitUntil(lambda: not is_painted(shown), timeout=PATIENCE_MS)
            second = run(*arguments, DISPLAY=name)
            assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
            qtbot.waitUntil(lambda: is_painted(shown), timeout=PATIENCE_MS)
        finally:
            over.terminate()
            over.wait()
        assert first.poll() is None


@LINUX
@XVFB
@pytest.mark.parametrize("is_first", [True, False], ids=["first", "second"])
def test_a_start_with_a_file_shows_it_in_the_window(
    qtbot: QtBot, display: tuple[str, Path], folder: Path, is_first: bool
) -> None:
    (folder / "diary.csv").write_text("day,score\n2024-03-01,4\n")
    code = (
        "import sys\n"
        "from backcoach.ui.data.import_page import ImportPage\n"
        "old = ImportPage._show_look\n"
        "def show(self, look, answers):\n"
        "    old(self, look, answers)\n"
        "    print(self.what.text(), flush=True)\n"
        "ImportPage._show_look = show\n"
        "from backcoach.cli import main\n"
        "raise SystemExit(main(sys.argv[1:]))\n"
    )
    window = ["window", "--data-dir", str(folder)]
    command = [sys.executable, "-c", code, *window, *(["diary.csv"] if is_first else [])]
    environment = surroundings(DISPLAY=display[0], QT_QPA_PLATFORM="xcb", PYTHONPATH=str(ROOT))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment) as first:
        if not is_first:
            qtbot.waitUntil(lambda: (folder / "window.json").exists(), timeout=PATIENCE_MS)
            second = run(*window, str(folder / "diary.csv"), DISPLAY=display[0])
            assert (second.returncode, second.stderr) == (0, "")
        assert first.stdout
        assert first.stdout.readline().startswith("diary.csv is ")
        first.terminate()


@LINUX
@XVFB
def test_the_running_window_opens_no_internet_socket(qtbot: QtBot, display: tuple[str, Path], folder: Path) -> None:
    name, shown = display
    with started("--data-dir", str(folder), DISPLAY=name) as process:
        qtbot.waitUntil(lambda: any((folder / "backups").glob("*")) and is_painted(shown), timeout=PATIENCE_MS)
        assert internet_sockets(process.pid) == []
        assert process.poll() is None


@LINUX
def test_the_look_at_sockets_finds_one() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert len(internet_sockets(os.getpid())) == 1


@LINUX
@XVFB
def test_it_ends_with_status_0_and_without_a_word_when_the_window_is_closed(
    qtbot: QtBot, display: tuple[str, Path], folder: Path
) -> None:
    code = (
        "from PySide6.QtCore import QTimer\n"
        "from backcoach.ui import window_controller\n"
        "old = window_controller.WindowController.load\n"
        "def load(self):\n"
        "    old(self)\n"
        "    self.view.history.loaded.connect(self.view.window.close)\n"
        "window_controller.WindowController.load = load\n"
        "from backcoach.cli import main\n"
        f"raise SystemExit(main(['--data-dir', {str(folder)!r}]))\n"
    )
    environment = os.environ | {"DISPLAY": display[0], "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# screen readers


@LINUX
@XVFB
@pytest.mark.skipif(
    shutil.which("dbus-run-session") is None or not Path("/usr/libexec/at-spi-bus-launcher").exists(),
    reason="dbus and at-spi2-core are not installed",
)
def test_a_screen_reader_finds_and_presses_what_is_in_the_window(display: tuple[str, Path], folder: Path) -> None:
    journal = Journal.open(folder, SystemClock()).journal
    journal.facts.read_safety()
    journal.close()
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.screen_reader", str(folder)]
    environment = os.environ | {
        "DISPLAY": display[0],
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=PATIENCE_S, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = set(done.stdout.splitlines())
    for heard in (
        "push button: Start",
        "push button: Check in",
        "push button: Settings",
        "push button: Routine: Seven actions, 7 exercises, 13 min",
        "list item: Crocodile breathing, 8 breaths",
        "heading: Seven actions",
        "label: 13 min",
        "after Start, paragraph: How strong is your low back pain right now?",
        "after Start, push button: Skip",
    ):
        assert heard in lines, done.stdout
