"""Restoring and deleting over the folder of an open window: refused in one sentence, and nothing is changed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from tests.cli.running import output, run
from tests.fakes import FakeClock
from tests.places import ROOT

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from backcoach.ui.single_instance import SingleInstance
application, window = QCoreApplication([]), SingleInstance(Path(sys.argv[1]))
assert window.claim()
window.listen()
print("open", flush=True)
application.exec()
"""


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "data"
    output(capsys, "log", "4", "--data-dir", str(folder))
    output(capsys, "backup", "--to", str(tmp_path / "backup.db"), "--data-dir", str(folder))
    output(capsys, "log", "5", "--data-dir", str(folder))
    return folder


@pytest.fixture
def window(data: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the folder as the window does."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(data)], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def scores(data: Path) -> int:
    journal = Journal.open(data, FakeClock()).journal
    try:
        return journal.scores.count()
    finally:
        journal.close()


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize("by", ["data", "link"])
@pytest.mark.parametrize("command", ["restore", "erase"])
def test_while_the_window_is_open_it_is_refused(command: str, by: str, data: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(data)
    wish = {"restore": (str(tmp_path / "backup.db"), "--yes"), "erase": ("--confirm", "delete everything")}
    done = run(command, *wish[command], "--data-dir", str(tmp_path / by))
    assert (done.returncode, done.stdout) == (1, "")
    assert "The window of BackCoach is open" in done.stderr
    assert done.stderr.count("\n") == 1
    assert scores(data) == 2


def test_once_the_window_was_killed_it_is_done(window: subprocess.Popen[str], data: Path, tmp_path: Path) -> None:
    window.kill()
    window.wait()
    done = run("restore", str(tmp_path / "backup.db"), "--yes", "--data-dir", str(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert scores(data) == 1


@pytest.mark.usefixtures("window")
def test_what_a_restore_would_change_may_be_looked_at_meanwhile(data: Path, tmp_path: Path) -> None:
    done = run("restore", str(tmp_path / "backup.db"), "--data-dir", str(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing was changed." in done.stdout
