"""One window for each data folder, whatever the folder is called."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from backcoach.app import window_lock
from backcoach.app.window_lock import WindowLock, without_window
from backcoach.problem import Problem
from backcoach.ui import single_instance
from backcoach.ui.single_instance import NoAnswerFromWindow, SingleInstance
from tests.corner import thorough
from tests.outside import put_fifo
from tests.patience import PATIENCE_MS
from tests.places import ROOT


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "TRIES", 2)


CALL = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from backcoach.ui.single_instance import SingleInstance
app = QCoreApplication([])
if os.environ.get("LOCKS") == "none":
    from backcoach.app import window_lock
    def refuse(_):
        raise OSError(37, "No locks available")
    window_lock._lock = refuse
file = os.fsdecode(os.environb.get(b"FILE", b""))
print(SingleInstance(Path(os.fsdecode(os.environb[b"FOLDER"]))).claim_or_call(Path(file) if file else None))
"""


def called(qtbot: QtBot, first: SingleInstance, folder: Path, **environment: str) -> str:
    """What a later start over a path learns while the first window works."""
    command, told = [sys.executable, "-c", CALL], os.environ | {"FOLDER": str(folder)} | environment
    raised: list[bool] = []
    first.raised.connect(lambda: raised.append(True))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=told) as caller:
        qtbot.waitUntil(lambda: caller.poll() is not None, timeout=PATIENCE_MS)
        assert raised
        assert caller.stdout
        return caller.stdout.read().strip()


def test_a_second_start_is_refused_and_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    assert not SingleInstance(tmp_path).claim()
    first.listen()
    assert called(qtbot, first, tmp_path) == "answered"
    assert called(qtbot, first, tmp_path) == "answered"


def test_a_second_start_hands_over_the_file_that_it_was_given(qtbot: QtBot, tmp_path: Path) -> None:
    first, given = SingleInstance(tmp_path), list[Path]()
    first.file_given.connect(given.append)
    assert first.claim()
    first.listen()
    name = os.fsdecode(b"week\xff 1.backcoach")
    assert called(qtbot, first, tmp_path, FILE=name) == "answered"
    assert given == [ROOT / name], "as a whole path, since the first window was started elsewhere"
    assert called(qtbot, first, tmp_path) == "answered"
    assert len(given) == 1


def test_half_a_call_says_nothing_and_one_that_is_not_ours_brings_the_window_up(qtbot: QtBot, tmp_path: Path) -> None:
    first, given = SingleInstance(tmp_path), list[Path]()
    first.file_given.connect(given.append)
    assert first.claim()
    first.listen()
    caller = QLocalSocket()
    caller.connectToServer(first._server.fullServerName())
    caller.write(b"come ")
    with qtbot.assertNotEmitted(first.raised):
        caller.flush()
        qtbot.waitUntil(lambda: bool(first._server.findChildren(QLocalSocket)))
        QCoreApplication.processEvents()
    with qtbot.waitSignal(first.raised):
        caller.write(b"up\n")
    qtbot.waitUntil(lambda: caller.bytesAvailable() > 0)
    assert caller.readAll().data() == b"here\n"
    assert given == []
    caller.abort()


@thorough
def test_by_another_name_it_is_the_same_folder(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, link, other = tmp_path / "data", tmp_path / "link", tmp_path / "temporary"
    folder.mkdir()
    other.mkdir()
    link.symlink_to(folder)
    first = SingleInstance(folder)
    assert first.claim()
    first.listen()
    for path in (link, folder / ".." / "data"):
        assert called(qtbot, first, path) == "answered"
    assert called(qtbot, first, folder, TMPDIR=str(other)) == "answered"


def test_a_first_window_that_does_not_answer_is_said(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    with pytest.raises(NoAnswerFromWindow, match="does not answer; wait for it"):
        SingleInstance(tmp_path).claim_or_call()
    first.listen()  # the system accepts calls, but no event loop answers
    with pytest.raises(NoAnswerFromWindow, match=rf"process {os.getpid()}"):
        SingleInstance(tmp_path).claim_or_call()


def test_a_window_on_another_computer_is_left_to_the_journal(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path, "another")
    assert first.claim()
    first.listen()
    assert SingleInstance(tmp_path).claim_or_call() == "elsewhere"


def test_another_folder_has_a_window_of_its_own(tmp_path: Path) -> None:
    first, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.claim()
    assert other.claim()


def test_the_very_first_start_makes_the_folder_private_and_claims_it(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    first = SingleInstance(folder)
    assert first.claim()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not SingleInstance(folder).claim()


def test_after_the_first_has_gone_the_next_one_may_open(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    del first
    assert SingleInstance(tmp_path).claim()


def test_where_no_lock_can_be_written_a_window_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert SingleInstance(tmp_path / "file" / "inside").claim()
    put_fifo(tmp_path / "window.lock")
    assert SingleInstance(tmp_path).claim_or_call() == "ours"


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder on a drive that knows no locks, as some network drives."""

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(window_lock, "_lock", refuse)


@pytest.mark.usefixtures("no_locks")
def test_where_there_are_no_locks_the_open_window_is_still_found(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim_or_call() == "ours"
    first.listen()
    with pytest.raises(NoAnswerFromWindow):
        second.claim_or_call()  # its process is there, and no event loop answers
    assert called(qtbot, first, tmp_path, LOCKS="none") == "answered"
    first._server.close()
    assert second.claim_or_call() == "ours", "that window is gone"


@pytest.mark.usefixtures("no_locks", "qapp")
def test_where_there_are_no_locks_another_computer_s_window_may_be_open(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path, "another")
    assert first.claim_or_call() == "ours"
    first.listen()
    assert SingleInstance(tmp_path).claim_or_call() == "elsewhere"


MOUNTED = f"""
mount --bind "$FOLDER" "$MOUNTED" && FOLDER="$MOUNTED" exec {sys.executable} -c "$CALL"
"""


def test_through_a_bind_mount_it_is_the_same_folder(qtbot: QtBot, tmp_path: Path) -> None:
    folder, mounted = tmp_path / "data", tmp_path / "mounted"
    folder.mkdir()
    mounted.mkdir()
    first = SingleInstance(folder)
    assert first.claim()
    first.listen()
    told = os.environ | {"FOLDER": str(folder), "MOUNTED": str(mounted), "CALL": CALL}
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", MOUNTED]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=told
    ) as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=PATIENCE_MS)
        assert other.stdout
        assert other.stderr
        answer, trouble = other.stdout.read().strip(), other.stderr.read()
    if answer != "answered" and ("unshare" in trouble or "mount" in trouble):
        pytest.skip(f"no folder can be mounted here: {trouble}")
    assert answer == "answered"


def test_a_folder_whose_name_is_no_utf_8_is_like_any_other(qtbot: QtBot, tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe"))
    first = SingleInstance(folder)
    assert first.claim()
    first.listen()
    assert called(qtbot, first, folder) == "answered"


@pytest.fixture
def killed_holder(tmp_path: Path) -> Path:
    """A folder whose window was killed."""
    program = (
        "import sys; from pathlib import Path; from backcoach.app.window_lock import WindowLock\n"
        "lock = WindowLock(Path(sys.argv[1])); print(lock.claim(), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"ours\n"
        assert WindowLock(tmp_path).claim() == "taken"
        holder.send_signal(signal.SIGKILL)
    return tmp_path


def test_the_lock_of_a_killed_window_is_free(killed_holder: Path) -> None:
    assert SingleInstance(killed_holder).claim()


def test_a_second_claim_of_the_same_lock_keeps_it(tmp_path: Path) -> None:
    lock = WindowLock(tmp_path)
    assert (lock.claim(), lock.claim()) == ("ours", "ours")
    lock.release()
    lock.release()
    assert WindowLock(tmp_path).claim() == "ours"


def test_the_lock_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert WindowLock(tmp_path).claim() == "ours"
    finally:
        os.umask(before)
    assert (tmp_path / "window.lock").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("qapp")
def test_the_address_of_the_window_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before, first = os.umask(0), SingleInstance(tmp_path)
    try:
        assert first.claim()
        first.listen()
    finally:
        os.umask(before)
    assert (tmp_path / "window.json").stat().st_mode & 0o777 == 0o600


def test_while_the_window_is_open_nobody_else_replaces_or_erases_its_journal(tmp_path: Path) -> None:
    window = WindowLock(tmp_path)
    assert window.claim() == "ours"
    with pytest.raises(Problem, match="close it and try again"), without_window(tmp_path):
        pytest.fail("it was let in")
    window.release()
    with without_window(tmp_path):
        assert WindowLock(tmp_path).claim() == "taken", "no window opens meanwhile"
    assert WindowLock(tmp_path).claim() == "ours"
