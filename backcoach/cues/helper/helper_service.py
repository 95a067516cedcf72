"""The work of the helper process: takes messages, and keeps a device open while there is something to play."""

from collections import deque
from collections.abc import Callable
from threading import Event
from typing import TypeVar

import numpy as np

from backcoach.clock import Clock
from backcoach.cues.helper.mixer import Mixer
from backcoach.cues.helper.output import Output, OutputClock
from backcoach.cues.helper.playing_sound import FADE
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
    Sign,
    SoundTrouble,
)

T = TypeVar("T")
BLOCK = round(0.064 * RATE)
"""Samples in a block, 64 ms: a tone begins at its own sample, so that only keys wait for one.

A block costs nearly the same whatever its length. A longer one would make keys wait: a sound server asks for about
100 ms at once, so that shorter blocks hardly gain anything.
"""
REOPEN_S = 1.0
"""Seconds between two attempts to open a device."""
LINGER_S = 3.0
"""Seconds that the device stays open after the last sound."""
FROZEN_S = 2.0
"""A device that takes longer than this many seconds for one call does not answer."""
_RISE = (0.5 - 0.5 * np.cos(np.pi * np.arange(FADE) / FADE)).astype(np.float32)
IDLE_S = 600.0
"""After this many seconds without a message the process ends."""


class HelperService:
    """Plays what the messages say; `receive` is called by the thread that reads them, `run` in another one."""

    def __init__(self, clock: Clock, renderer: SpeechRenderer, open_output: Callable[[], Output]) -> None:
        self._clock = clock
        self._renderer = renderer
        self._open_output = open_output
        self._mixer = Mixer(renderer.get)
        self._output_clock = OutputClock()
        self._output: Output | None = None
        self._inbox: deque[MessageToHelper] = deque()
        self._wake = Event()
        self._playing: Play | None = None
        self._window_lost = False
        self._call_began: float | None = None
        self._trouble: SoundTrouble = "opening"
        self._last_heartbeat = self._last_message = self._last_busy = clock.monotonic()
        self._reopen_at = self._written_until = 0.0

    def receive(self, message: MessageToHelper) -> HelperStatus | None:
        """Take a message; a heartbeat is answered at once, even if the device hangs."""
        self._last_message = self._clock.monotonic()
        if isinstance(message, Heartbeat):
            self._last_heartbeat = self._last_message
            self._wake.set()
            return HelperStatus("no_answer" if self.frozen else self._trouble, self._renderer.trouble)
        if isinstance(message, Play):
            self._last_heartbeat = self._last_message
        self._inbox.append(message)
        self._wake.set()
        return None

    @property
    def frozen(self) -> bool:
        """Whether the device has been in one call for over `FROZEN_S`: then only ending the process helps."""
        since = self._call_began
        return since is not None and self._clock.monotonic() - since > FROZEN_S

    def run(self) -> None:
        """Play until no message has come for `IDLE_S`."""
        while self._clock.monotonic() - self._last_message < IDLE_S:
            self.turn()

    def turn(self) -> None:
        """Apply the messages that have come, then play one block or wait for the next message."""
        while self._inbox:
            self._apply(self._inbox.popleft())
        self._watch_window()
        self._renderer.request(self._mixer.wanted(AHEAD))
        now = self._clock.monotonic()
        if self._mixer.busy:
            self._last_busy = now
        if now - self._last_busy > LINGER_S:
            self._close()
        if self._output is None and not self._mixer.busy:
            self._wait_for_message(IDLE_S)
        elif self._ensure_open():
            self._play()
        else:
            self._wait_for_message(REOPEN_S)

    def _apply(self, message: MessageToHelper) -> None:
        match message:
            case LoadScript(script):
                self._mixer.load(script)
            case SetSound(voice, rate, volume, voice_volume, tone_volume, recordings):
                self._renderer.set_voice(voice, rate, recordings)
                self._mixer.volumes = (volume * voice_volume, volume * tone_volume)
            case Play(origin_s, from_s):
                self._playing, self._window_lost = message, False
                if self._mixer.play(origin_s, from_s):
                    self._flush()
            case Pause():
                self._playing = None
                self._mixer.pause()
                self._flush()
            case Say() | Sign():
                self._beside(message)
            case Heartbeat():
                pass

    def _beside(self, message: Say | Sign) -> None:
        """Words or a tone outside the script, which do not wait for silence that was written ahead."""
        if not self._mixer.busy:
            self._flush()
        if isinstance(message, Say):
            at = self._clock.monotonic() + message.wait_s
            self._mixer.say(message.text, at, interrupt=message.interrupt, foreign=message.foreign)
        else:
            self._mixer.sign(message.name)

    def _watch_window(self) -> None:
        """Pause while the window is not responding, and continue when it is."""
        lost = self._clock.monotonic() - self._last_heartbeat > HEARTBEAT_LOST_S and not self._mixer.finished
        if self._playing and lost != self._window_lost:
            self._window_lost = lost
            if lost:
                self._mixer.pause()
                self._flush()
            else:
                self._resume()

    def _resume(self) -> None:
        """Play the script from the present time on."""
        if self._playing and not self._window_lost:
            origin = self._playing.origin_s
            self._mixer.play(origin, max(self._playing.from_s, self._clock.monotonic() - origin))

    def _ensure_open(self) -> bool:
        if self._output is None and self._clock.monotonic() >= self._reopen_at:
            try:
                self._output = self._call(self._open_output)
            except OSError:
                self._note_lost_device()
            else:
                self._output_clock, self._written_until = OutputClock(), 0.0
                if self._trouble == "no_device":
                    self._resume()
                self._trouble = ""
        return self._output is not None

    def _play(self) -> None:
        output = self._output
        if output is None:
            return
        try:
            now = self._clock.monotonic()
            heard_at = now + self._call(output.latency_s)
            block = self._mixer.render(BLOCK, self._output_clock.next(BLOCK, heard_at))
            if self._written_until and now > self._written_until:  # there was a gap: begin softly after it
                block[:FADE] *= _RISE
            self._written_until = max(now, self._written_until) + BLOCK / RATE
            self._call(lambda: output.write(block))
        except OSError:
            self._note_lost_device()
            self._close()

    def _flush(self) -> None:
        """Drop what was written ahead, so that a pause is silent and a jump is heard at once."""
        if self._output is None:
            return
        self._mixer.forget_cut()
        self._output_clock, self._written_until = OutputClock(), 0.0
        try:
            self._call(self._output.flush)
        except OSError:
            self._note_lost_device()
            self._close()

    def _call(self, device: Callable[[], T]) -> T:
        self._call_began = self._clock.monotonic()
        try:
            return device()
        finally:
            self._call_began = None

    def _note_lost_device(self) -> None:
        self._trouble = "no_device"
        self._reopen_at = self._clock.monotonic() + REOPEN_S

    def _close(self) -> None:
        if self._output:
            self._call(self._output.close)
            self._output = None

    def _wait_for_message(self, seconds: float) -> None:
        """Wait for a message."""
        if not self._inbox:
            self._wake.wait(seconds)
            self._wake.clear()
