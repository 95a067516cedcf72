"""Files and calls that never answer: nothing waits for them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import BinaryIO

import pytest

from backcoach import outside
from backcoach.outside import (
    NoAnswer,
    NotRegular,
    TooLarge,
    check_replaceable,
    in_time,
    open_fd,
    open_regular,
    read_regular,
    real_path,
)
from tests.outside import life, named, put_fifo
from tests.patience import PATIENCE_S

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    put_fifo(tmp_path / "fifo")
    return tmp_path / "fifo"


@pytest.fixture
def never() -> Iterator[Event]:
    """Comes when the test is over."""
    event = Event()
    yield event
    event.set()


def test_a_fifo_a_device_and_a_folder_are_refused_at_once(fifo: Path, tmp_path: Path) -> None:
    for path in (fifo, Path("/dev/zero"), tmp_path):
        with pytest.raises(NotRegular):
            open_regular(path)
    for flags in (os.O_WRONLY, os.O_RDWR | os.O_CREAT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC):
        with pytest.raises(NotRegular):
            open_fd(fifo, flags)


def test_a_regular_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_regular(path, 5) == b"12345"
    with pytest.raises(TooLarge):
        read_regular(path, 4)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "none", 4)


def test_a_new_file_is_private(tmp_path: Path) -> None:
    os.close(open_fd(tmp_path / "new", os.O_WRONLY | os.O_CREAT))
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_links_in_a_circle_lead_nowhere_and_nothing_but_a_file_is_replaceable(fifo: Path, tmp_path: Path) -> None:
    loop, link = tmp_path / "loop", tmp_path / "link"
    loop.symlink_to(loop)
    link.symlink_to(tmp_path / "file")
    assert real_path(loop).parent == tmp_path
    assert real_path(link) == tmp_path / "file"
    for path in (fifo, tmp_path, Path("/dev/null"), loop):
        with pytest.raises(OSError, match=r"regular|symbolic"):
            check_replaceable(path)
    check_replaceable(tmp_path / "file")


def test_a_call_that_never_comes_back_is_left_behind(never: Event) -> None:
    with pytest.raises(NoAnswer):
        in_time(never.wait, 0.01)


def test_a_call_that_comes_back_gives_what_it_gave() -> None:
    assert in_time(lambda: 5, 60) == 5
    with pytest.raises(ZeroDivisionError):
        in_time(lambda: 1 // 0, 60)


def test_a_call_that_is_left_behind_does_not_keep_the_program() -> None:
    program = (
        "import threading; from backcoach.outside import *\n"
        "try: in_time(threading.Event().wait, 0.01)\nexcept NoAnswer: print('left')"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=PATIENCE_S)
    assert ended.stdout.split() == [b"left"]


def test_the_window_lives_with_a_fifo_at_every_path_that_it_knows(tmp_path: Path) -> None:
    for name in named(tmp_path):
        put_fifo(tmp_path / name)
    lived = life(tmp_path)
    assert lived.stdout.splitlines()[-1:] == ["done"], lived.stdout + lived.stderr
    assert "Your settings" in lived.stdout
    assert "mine.toml: file: expected a file that can be read (it is not a regular file)" in lived.stdout


@pytest.mark.parametrize("arguments", [("list",), ("sync", "shared"), ("import", "shared/import.json")])
def test_a_command_lives_with_them_too(arguments: tuple[str, ...], tmp_path: Path) -> None:
    for name in named(tmp_path):
        put_fifo(tmp_path / name)
    command = [sys.executable, "-m", "backcoach", "--data-dir", str(tmp_path / "data"), arguments[0]]
    files = [str(tmp_path / name) for name in arguments[1:]]
    ended = subprocess.run([*command, *files], capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    assert ended.returncode == (1 if "import" in arguments else 0), ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_file_that_grows_while_it_is_read_stays_within_its_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")

    def opened(path: Path, limit: int | None = None) -> BinaryIO:
        file = open_regular(path, limit)
        path.write_bytes(b"123456789")
        return file

    monkeypatch.setattr(outside, "open_regular", opened)
    with pytest.raises(TooLarge):
        outside.read_regular(path, 5)


@pytest.mark.parametrize("flags", [os.O_RDONLY, os.O_WRONLY])
def test_a_file_that_becomes_a_pipe_before_it_is_opened_is_refused(
    flags: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.touch()
    check = outside._check

    def checked(path: Path, status: os.stat_result) -> None:
        check(path, status)
        if path.is_file():
            path.unlink()
            os.mkfifo(path)

    monkeypatch.setattr(outside, "_check", checked)
    with pytest.raises(NotRegular):
        open_fd(path, flags)


def test_what_the_system_does_not_allow_is_raised(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_fd(tmp_path / "no folder" / "file", os.O_WRONLY | os.O_CREAT)
