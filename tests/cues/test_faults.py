"""Real faults of sound: the session is never held up, the user is told, and sound comes back without help."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from backcoach.clock import SystemClock
from backcoach.cues import Cue, Script, Trouble
from backcoach.cues.messages import Pause, encoded
from backcoach.session.settings import SoundSettings
from backcoach.ui.session.sound_process import HelperProcess, SoundProcess
from tests.cues.lab import Server, needs_sound, recording
from tests.patience import PATIENCE_MS, PATIENCE_S

pytestmark = [needs_sound, pytest.mark.realtime]
SCRIPT = Script("mine", 300.0, (Cue(0.2, 290.0, "tone", "breath_hold", "", 4, 290.2),))


class Session(QObject):
    """A picture 60 times a second that the sound follows."""

    def __init__(self, command: list[str] | None = None) -> None:
        super().__init__()
        self.clock = SystemClock()
        self.told: list[Trouble] = []
        self.sound = SoundProcess(self.clock, self, command)
        self.sound.trouble_changed.connect(self.told.append)
        self.frames = 0
        self._origin = 0.0
        self._open = True
        self._frames = QTimer(self, interval=16)
        self._frames.timeout.connect(self._frame)

    def begin(self, script: Script = SCRIPT) -> None:
        """Start the session."""
        self.sound.tune(SoundSettings(volume=1.0))
        self.sound.load(script)
        self._origin = self.clock.monotonic()
        self._frames.start()

    def end(self) -> None:
        """Leave nothing behind."""
        self._frames.stop()
        if self._open:
            self.sound.close()
        self._open = False

    def _frame(self) -> None:
        self.sound.follow("running", self.clock.monotonic() - self._origin)
        self.frames += 1


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        made = Server(Path(folder))
        for name in ("HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER"):
            monkeypatch.setenv(name, made.environment[name])
        yield made
        made.kill()


@pytest.fixture
def session(server: Server, qtbot: QtBot) -> Iterator[Session]:
    made = Session()
    yield made
    made.end()
    assert made.sound.process_id == 0


def test_no_server_at_the_start_is_told_and_sound_begins_when_there_is_one(
    server: Server, session: Session, qtbot: QtBot
) -> None:
    session.begin()
    qtbot.waitUntil(lambda: session.told == ["no_device"], timeout=PATIENCE_MS)
    server.start()
    qtbot.waitUntil(lambda: session.told == ["no_device", ""], timeout=PATIENCE_MS)
    with recording(server.environment, marked=False) as recorder:
        qtbot.waitUntil(lambda: recorder.loud(), timeout=PATIENCE_MS)


def test_a_server_that_is_killed_and_comes_back(server: Server, session: Session, qtbot: QtBot) -> None:
    server.start()
    _heard(server, session, qtbot)
    server.kill()
    qtbot.waitUntil(lambda: session.told == ["no_device"], timeout=PATIENCE_MS)
    server.start()
    qtbot.waitUntil(lambda: session.told == ["no_device", ""], timeout=PATIENCE_MS)
    with recording(server.environment, marked=False) as recorder:
        qtbot.waitUntil(lambda: recorder.loud(), timeout=PATIENCE_MS)


def test_a_server_that_is_frozen_and_goes_on(server: Server, session: Session, qtbot: QtBot) -> None:
    server.start()
    _heard(server, session, qtbot)
    first = session.sound.process_id
    server.freeze()
    shown = session.frames
    qtbot.waitUntil(lambda: session.told == ["no_answer"], timeout=PATIENCE_MS)
    assert session.frames > shown  # the picture did not wait for it
    qtbot.waitUntil(lambda: session.sound.process_id not in (0, first), timeout=PATIENCE_MS)
    server.thaw()
    qtbot.waitUntil(lambda: session.told == ["no_answer", ""], timeout=PATIENCE_MS)


def test_a_helper_that_is_killed_is_started_again_where_it_was(server: Server, session: Session, qtbot: QtBot) -> None:
    server.start()
    _heard(server, session, qtbot)
    os.kill(session.sound.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: session.told == ["ended", ""], timeout=PATIENCE_MS)
    with recording(server.environment, marked=False) as recorder:
        qtbot.waitUntil(lambda: recorder.loud(), timeout=PATIENCE_MS)


def test_a_helper_that_is_frozen_is_ended_and_started_again(server: Server, session: Session, qtbot: QtBot) -> None:
    server.start()
    _heard(server, session, qtbot)
    os.kill(session.sound.process_id, signal.SIGSTOP)
    shown = session.frames
    qtbot.waitUntil(lambda: session.told == ["no_answer"], timeout=PATIENCE_MS)
    assert session.frames > shown  # the picture did not wait for it
    qtbot.waitUntil(lambda: session.told == ["no_answer", ""], timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    ("program", "trouble"),
    [("", "no_voice"), ("#!/bin/sh\nexit 1\n", "voice_fails"), ("#!/bin/sh\nexec sleep 600\n", "voice_hangs")],
)
def test_without_a_voice_that_works_the_tones_go_on(
    server: Server, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, program: str, trouble: Trouble
) -> None:
    server.start()
    folder = server.socket.parent / "bin"
    folder.mkdir()
    if program:
        (folder / "espeak-ng").write_text(program)
        (folder / "espeak-ng").chmod(0o755)
        (folder / "sleep").symlink_to("/bin/sleep")
    monkeypatch.setenv("PATH", str(folder))
    words = Cue(1.0, 1.0, "speech", "announce", "Hold.", 5, 10.0)
    session.begin(Script("mine", 300.0, (*SCRIPT.cues, words)))
    qtbot.waitUntil(lambda: session.told == [trouble], timeout=PATIENCE_MS)
    with recording(server.environment | {"PATH": os.defpath}, marked=False) as recorder:
        qtbot.waitUntil(lambda: recorder.loud(), timeout=PATIENCE_MS)


def test_a_frozen_helper_with_a_full_pipe_does_not_hold_up_the_window(qtbot: QtBot) -> None:
    owner = QObject()
    helper = HelperProcess(["/bin/sleep", "600"], owner)
    helper.start()
    number = helper.process_id
    rescue = Timer(PATIENCE_S, lambda: os.kill(number, signal.SIGKILL))  # or it would wait for ever
    rescue.start()
    for _ in range(20_000):
        helper.send(encoded(Pause()))
    assert rescue.is_alive()
    assert helper.process_id == number
    rescue.cancel()
    helper.kill()
    qtbot.waitUntil(lambda: helper.process_id == 0, timeout=PATIENCE_MS)
    helper.close()


def test_a_program_that_cannot_be_started_is_a_trouble_and_no_more(qtbot: QtBot) -> None:
    session = Session(["/nowhere/at/all"])
    session.begin()
    qtbot.waitUntil(lambda: session.told == ["ended"], timeout=PATIENCE_MS)
    session.end()


def test_a_window_that_is_gone_takes_the_helper_along_whatever_hangs(
    server: Server, session: Session, qtbot: QtBot
) -> None:
    server.start()
    _heard(server, session, qtbot)
    number = session.sound.process_id
    server.freeze()
    session.end()
    qtbot.waitUntil(lambda: not Path(f"/proc/{number}").exists(), timeout=PATIENCE_MS)
    server.thaw()


def _heard(server: Server, session: Session, qtbot: QtBot) -> None:
    """Begin, and wait until there is something to hear."""
    session.begin()
    with recording(server.environment, marked=False) as recorder:
        qtbot.waitUntil(lambda: recorder.loud(), timeout=PATIENCE_MS)
    assert session.told == []
