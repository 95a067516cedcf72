"""The life of the process: takes messages, and keeps a stream open while there is something to hear."""

from collections import deque
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from backcoach.clock import Clock
from backcoach.cues.helper.mixer import Mixer
from backcoach.cues.helper.output import Opener, Output
from backcoach.cues.helper.output_clock import OutputClock
from backcoach.cues.helper.speech_renderer import AHEAD, SpeechRenderer
from backcoach.cues.helper.tones import RATE
from backcoach.cues.messages import (
    HEARTBEAT_LOST_S,
    Heartbeat,
    HelperStatus,
    LoadScript,
    MessageToHelper,
    Pause,
    Play,
    Say,
    SetSound,
    SoundTrouble,
)

T = TypeVar("T")
BLOCK = round(0.016 * RATE)
"""Samples that are mixed at once."""
REOPEN_S = 1.0
"""Between two attempts to find a device."""
LINGER_S = 3.0
"""The stream is kept open for so long after the last sound."""
FROZEN_S = 2.0
"""A device that keeps a block for so long does not answer."""
IDLE_S = 600.0
"""Without a message for so long nobody needs this process."""


class HelperService:
    """Plays what it is told to; `hear` is called from the thread that reads the pipe, `run` in another."""

    def __init__(self, clock: Clock, reader: SpeechRenderer, open_output: Opener) -> None:
        self._clock = clock
        self._reader = reader
        self._open_output = open_output
        self._mixer = Mixer(reader.get)
        self._heard = OutputClock()
        self._output: Output | None = None
        self._inbox: deque[MessageToHelper] = deque()
        self._wake = Event()
        self._playing: Play | None = None
        self._deaf = False
        self._in_call: float | None = None
        self._trouble: SoundTrouble = "opening"
        self._beat = self._message = self._busy = clock.monotonic()
        self._reopen_at = 0.0

    def hear(self, message: MessageToHelper) -> HelperStatus | None:
        """Take a message; a beat is answered at once, whatever the stream is doing."""
        self._message = self._clock.monotonic()
        if isinstance(message, Heartbeat):
            self._beat = self._message
            self._wake.set()
            return HelperStatus("no_answer" if self.frozen else self._trouble, self._reader.trouble)
        if isinstance(message, Play):
            self._beat = self._message
        self._inbox.append(message)
        self._wake.set()
        return None

    @property
    def frozen(self) -> bool:
        """Whether the device has kept a call for too long: nothing but the end of the process helps."""
        since = self._in_call
        return since is not None and self._clock.monotonic() - since > FROZEN_S

    def run(self) -> None:
        """Play until nobody has asked for anything for a long time."""
        while self._clock.monotonic() - self._message < IDLE_S:
            self.turn()

    def turn(self) -> None:
        """Take what was said, then play one block or wait for more."""
        while self._inbox:
            self._apply(self._inbox.popleft())
        self._listen()
        self._reader.want(self._mixer.wanted(AHEAD))
        now = self._clock.monotonic()
        if self._mixer.busy:
            self._busy = now
        if now - self._busy > LINGER_S:
            self._close()
        if self._output is None and not self._mixer.busy:
            self._rest(IDLE_S)
        elif self._opened():
            self._play()
        else:
            self._rest(REOPEN_S)

    def _apply(self, message: MessageToHelper) -> None:
        now = self._clock.monotonic()
        match message:
            case LoadScript(script):
                self._mixer.load(script)
            case SetSound(voice, rate, volume):
                self._reader.tune(voice, rate)
                self._mixer.volume = volume
            case Play(origin_s, from_s):
                self._playing, self._deaf = message, False
                self._mixer.play(origin_s, from_s)
            case Pause():
                self._playing = None
                self._mixer.pause()
            case Say(text):
                self._mixer.say(text, now)
            case Heartbeat():
                pass

    def _listen(self) -> None:
        """Stand still while the window does, and go on with it."""
        deaf = self._clock.monotonic() - self._beat > HEARTBEAT_LOST_S and not self._mixer.finished
        if self._playing and deaf != self._deaf:
            self._deaf = deaf
            self._mixer.pause() if deaf else self._join()

    def _join(self) -> None:
        """Take up the script where time has got to."""
        if self._playing and not self._deaf:
            origin = self._playing.origin_s
            self._mixer.play(origin, max(self._playing.from_s, self._clock.monotonic() - origin))

    def _opened(self) -> bool:
        if self._output is None and self._clock.monotonic() >= self._reopen_at:
            try:
                self._output = self._call(self._open_output)
            except OSError:
                self._lost()
            else:
                self._heard = OutputClock()
                if self._trouble == "no_device":
                    self._join()
                self._trouble = ""
        return self._output is not None

    def _play(self) -> None:
        output = self._output
        if output is None:
            return
        try:
            told = self._clock.monotonic() + self._call(output.latency_s)
            block = self._mixer.render(BLOCK, self._heard.next(BLOCK, told))
            self._call(lambda: output.write(block))
        except OSError:
            self._lost()
            self._close()

    def _call(self, device: Callable[[], T]) -> T:
        self._in_call = self._clock.monotonic()
        try:
            return device()
        finally:
            self._in_call = None

    def _lost(self) -> None:
        self._trouble = "no_device"
        self._reopen_at = self._clock.monotonic() + REOPEN_S

    def _close(self) -> None:
        if self._output:
            self._call(self._output.close)
            self._output = None

    def _rest(self, seconds: float) -> None:
        """Wait for a message."""
        if not self._inbox:
            self._wake.wait(seconds)
            self._wake.clear()
