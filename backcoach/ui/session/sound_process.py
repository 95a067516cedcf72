"""The helper process as the window sees it: a QProcess that a SoundClient talks to, so that nothing ever blocks."""

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from backcoach.child_process import end_group, working_folder
from backcoach.clock import Clock
from backcoach.cues import Script, SoundClient, Trouble, helper_command
from backcoach.cues.cue import ToneName
from backcoach.cues.messages import HEARTBEAT_S
from backcoach.session.player import PlayerState
from backcoach.session.settings import SoundSettings

CLOSING_MS = 200
"""How long the process may take to end when the window closes."""


class HelperProcess(QObject):
    """A pipe to the process, which is started anew at each `start`."""

    heard = Signal(bytes)
    ended = Signal(int)

    def __init__(self, command: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(command[1:])
        self._process.setWorkingDirectory(working_folder())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._group = 0
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)

    @property
    def process_id(self) -> int:
        """The system's number for the process; 0 when there is none."""
        return int(self._process.processId())

    def start(self) -> None:
        """Start the process."""
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert("OPENBLAS_NUM_THREADS", "1")  # numpy's idle threads are for bigger sums
        self._process.setProcessEnvironment(surroundings)
        self._process.start()
        self._group = self.process_id

    def send(self, data: bytes) -> None:
        """Pass on bytes; Qt keeps what the process does not take."""
        self._process.write(data)

    def kill(self) -> None:
        """End the process now, and the programs that it has started."""
        end_group(self._group)
        self._process.kill()

    def close(self) -> None:
        """Let the process end, and end it if it does not."""
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(CLOSING_MS):
            self.kill()
            self._process.waitForFinished(CLOSING_MS)

    def _read(self) -> None:
        self.heard.emit(self._process.readAllStandardOutput().data())

    def _finish(self, status: int) -> None:
        end_group(self._group)  # a program that speaks may hang and be left
        self._group = 0
        self.ended.emit(status)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(-1)


class SoundProcess(QObject):
    """What the window asks of sound; `trouble_changed` tells each trouble once, and "" when it is over."""

    trouble_changed = Signal(str)
    voices_changed = Signal()

    def __init__(
        self,
        clock: Clock,
        parent: QObject,
        command: list[str] | None = None,
        language: str = "en",
        recordings: str = "",
    ) -> None:
        super().__init__(parent)
        self._helper = HelperProcess(command or helper_command(language=language), self)
        self._client = SoundClient(clock, self._helper, self.trouble_changed.emit, recordings)
        self._helper.heard.connect(self._heard)
        self._helper.ended.connect(self._client.helper_ended)
        self._watch = QTimer(self)
        self._watch.setInterval(round(1000 * HEARTBEAT_S))
        self._watch.timeout.connect(self._poll)

    @property
    def process_id(self) -> int:
        """The number of the process that sounds; 0 when there is none."""
        return self._helper.process_id

    @property
    def trouble(self) -> Trouble:
        """What is wrong with the sound, as far as is known."""
        return self._client.trouble

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices that can be chosen, once the process has reported them."""
        return self._client.voices

    def load(self, script: Script) -> None:
        """Play this script from now on."""
        self._client.load(script)

    def tune(self, settings: SoundSettings) -> None:
        """Voice, rate and volume from now on."""
        self._client.set_sound(settings)

    def follow(self, state: PlayerState, t: float, *, waiting: bool = False) -> None:
        """Do as the player does; to be called after each look at it."""
        self._client.follow(state, t, waiting=waiting)
        self._watch_if_needed()

    def say(
        self, text: str, *, interrupt: bool = True, wait_s: float = 0.0, foreign: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """Say something beside the script: at once, or with `interrupt` false after what is being said."""
        self._client.say(text, interrupt=interrupt, wait_s=wait_s, foreign=foreign)
        self._watch_if_needed()

    def sign(self, name: ToneName) -> None:
        """Play a tone beside the script."""
        self._client.sign(name)
        self._watch_if_needed()

    def hush(self) -> None:
        """End what is being said; the script goes on."""
        self._client.hush()

    def silence(self) -> None:
        """Fall silent: the session was left."""
        self._client.pause()

    def close(self) -> None:
        """Leave nothing running."""
        self._watch.stop()
        self._helper.ended.disconnect(self._client.helper_ended)
        self._helper.close()

    def _watch_if_needed(self) -> None:
        if not self._watch.isActive() and self._client.active:
            self._poll()
            self._watch.start()

    def _poll(self) -> None:
        self._client.check_helper()
        if not self._client.active:
            self._watch.stop()

    def _heard(self, data: bytes) -> None:
        before = self._client.voices
        self._client.receive(data)
        if self._client.voices != before:
            self.voices_changed.emit()
