"""A D-Bus that never answers is left out before Qt waits for it; one that works, or does not exist, changes nothing."""

import ctypes
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.problem import Problem
from backcoach.ui import display, session_bus
from backcoach.ui.display import require_display
from backcoach.ui.session_bus import ADDRESS, NOWHERE, leave_mute_bus

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus and X are Linux's")


@pytest.fixture
def mute(tmp_path: Path) -> Iterator[Path]:
    """A socket that accepts connections and never answers."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "bus"))
        listening.listen()
        yield tmp_path / "bus"


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A socket that takes no more connections, so that callers wait."""
    with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as waiting:
        listening.bind(str(tmp_path / "full"))
        listening.listen(0)
        waiting.connect(str(tmp_path / "full"))
        yield tmp_path / "full"


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_bus, "ANSWER_S", 0.3)
    monkeypatch.setattr(display, "ANSWER_S", 0.3)
    monkeypatch.delenv(ADDRESS, raising=False)


def test_a_bus_that_says_nothing_is_left(mute: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS, f"unix:path={mute}")
    assert leave_mute_bus()
    assert os.environ[ADDRESS] == NOWHERE


def test_the_usual_bus_that_says_nothing_is_left(mute: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(mute.parent))
    assert leave_mute_bus()
    monkeypatch.delenv(ADDRESS)


def test_a_bus_that_takes_no_connection_is_left(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS, f"unix:path={full}")
    assert leave_mute_bus()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "no address at all", NOWHERE])
def test_a_bus_that_is_not_there_is_no_reason_to_wait(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS, address)
    assert not leave_mute_bus()
    assert os.environ[ADDRESS] == address


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="D-Bus is not installed")
def test_a_bus_that_works_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv(ADDRESS, address)
        monkeypatch.setattr(session_bus, "ANSWER_S", 60)
        assert not leave_mute_bus()
        assert os.environ[ADDRESS] == address
        daemon.kill()


def test_without_a_library_for_d_bus_there_is_nothing_to_leave(mute: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setenv(ADDRESS, f"unix:path={mute}")
    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert not leave_mute_bus()


def test_other_systems_have_no_such_bus(mute: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS, f"unix:path={mute}")
    monkeypatch.setattr(sys, "platform", "win32")
    assert not leave_mute_bus()


def test_a_display_that_says_nothing_is_said(mute: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", str(mute))
    with pytest.raises(Problem, match=f"The display {mute} does not answer"):
        require_display()
