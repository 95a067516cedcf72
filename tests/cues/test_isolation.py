"""The process that sounds runs nothing that lies about, and leaves nothing running."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcoach.cues import helper_command
from backcoach.ui.session.sound_process import HelperProcess
from tests.patience import PATIENCE_MS, PATIENCE_S

pytestmark = pytest.mark.skipif(os.name == "nt", reason="process groups are for POSIX")


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that speaks and hangs; the file that it writes its number into."""
    program, number = tmp_path / "bin" / "espeak-ng", tmp_path / "number"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho $$ > {number}.new\nmv {number}.new {number}\nexec /bin/sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return number


def runs(process: int) -> bool:
    """Whether a process is there and is not a zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def helper(qtbot: QtBot, voice: Path) -> Iterator[tuple[HelperProcess, int]]:
    """The process as the window has it, and the number of the voice that hangs; that is ended whatever happens."""
    parent = QObject()
    process = HelperProcess(helper_command(), parent)
    process.start()
    qtbot.waitUntil(voice.exists, timeout=PATIENCE_MS)
    number = int(voice.read_text())
    try:
        yield process, number
    finally:
        process.close()
        if runs(number):
            os.kill(number, signal.SIGKILL)


def ended_in(folder: Path) -> subprocess.CompletedProcess[str]:
    """The process that sounds, started in a folder without any input, at its end."""
    return subprocess.run(
        helper_command(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=PATIENCE_S,
    )


@pytest.mark.parametrize("name", ["msgspec.py", "numpy.py", "backcoach.py"])
def test_a_file_in_the_current_folder_is_not_executed(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("open('executed', 'w').close()")
    ended_in(tmp_path)
    assert not (tmp_path / "executed").exists()


def test_the_helper_starts_whatever_the_current_folder_is(tmp_path: Path) -> None:
    ended = ended_in(tmp_path)
    assert ended.stderr == ""


def test_a_voice_that_hangs_ends_with_the_window(qtbot: QtBot, voice: Path) -> None:
    with helper(qtbot, voice) as (process, number):
        process.close()
        qtbot.waitUntil(lambda: not runs(number), timeout=PATIENCE_MS)


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_a_voice_that_hangs_ends_with_the_process_that_started_it(
    qtbot: QtBot, voice: Path, sent: signal.Signals
) -> None:
    with helper(qtbot, voice) as (process, number):
        os.kill(process.process_id, sent)
        qtbot.waitUntil(lambda: not runs(number), timeout=PATIENCE_MS)


def test_a_voice_that_hangs_ends_when_the_window_is_killed(qtbot: QtBot, voice: Path) -> None:
    with subprocess.Popen(helper_command(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        qtbot.waitUntil(voice.exists, timeout=PATIENCE_MS)
        assert process.stdin
        process.stdin.close()
        process.wait(timeout=PATIENCE_S)
    qtbot.waitUntil(lambda: not runs(int(voice.read_text())), timeout=PATIENCE_MS)
