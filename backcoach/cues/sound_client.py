"""The window's end of the sound: says what to play, watches the process that plays it, and starts it again."""

import sys
from collections.abc import Callable
from typing import Protocol

import msgspec

from backcoach.clock import Clock
from backcoach.cues.cue import Script
from backcoach.cues.messages import (
    EXIT_SERVER_FROZEN,
    Heartbeat,
    HelperStatus,
    LoadScript,
    Message,
    Pause,
    Play,
    Say,
    SetSound,
    Trouble,
    VoicesFound,
    decoded_for_window,
    encoded,
)
from backcoach.session.player import PlayerState
from backcoach.session.settings import SoundSettings

PATIENCE_S, STARTING_S = 3.0, 10.0
"""A process that does not answer for so long is ended; while it starts it may take longer."""
BACK_OFF_S = (0.3, 1.0, 2.0, 4.0, 8.0)
"""Before each new start, as long as none of them led to sound."""
SAYING_S = 12.0
"""Words beside the script are over after so long."""
EARLY_S, LATE_S = 0.003, 0.1
"""A look at the player can be late, never early: an earlier origin is the better one, a much later one is a jump."""


class HelperPipe(Protocol):
    """A process with its two pipes; `Speaker.heard` and `Speaker.ended` are to be told what comes of it."""

    def start(self) -> None:
        """Start the process; that may fail later, through `ended`."""
        ...

    def send(self, data: bytes) -> None:
        """Pass on bytes; never blocks, whatever the process does."""
        ...

    def kill(self) -> None:
        """End the process now, even if it is frozen."""
        ...


class SoundClient:
    """Follows a session by ear. Nothing here blocks; call `look` every half second while `active`.

    `tell` hears of each trouble once, and of "" when it is over.
    """

    def __init__(self, clock: Clock, pipe: HelperPipe, tell: Callable[[Trouble], None]) -> None:
        self._clock = clock
        self._pipe = pipe
        self._tell = tell
        self._script = Script("")
        self._settings = SoundSettings()
        self._play: Play | None = None
        self._up = self._greeted = False
        self._input = b""
        self._asked_at: float | None = None
        self._start_at = self._saying_until = 0.0
        self._failures = 0
        self._trouble: Trouble = ""
        self.voices: tuple[str, ...] = ()
        """The voices that can be chosen; empty until the process has told them."""

    @property
    def active(self) -> bool:
        """Whether sound is wanted now, so that the process needs watching."""
        return self._play is not None or self._clock.monotonic() < self._saying_until

    @property
    def trouble(self) -> Trouble:
        """What is wrong with the sound, as far as is known."""
        return self._trouble

    def load(self, script: Script) -> None:
        """Play this script from now on, and have its first words ready; what goes on in both goes on."""
        self._script = script
        if script.cues:
            self._ready()
        self._send(LoadScript(script))

    def tune(self, settings: SoundSettings) -> None:
        """Voice, rate and volume from now on."""
        self._settings = settings
        self._send(self._tuning())

    def follow(self, state: PlayerState, t: float, *, waiting: bool = False) -> None:
        """Do as the player does, which has just reached `t`; to be called after each look at it."""
        if state == "finished":
            self._play = None  # the last words may be said
        elif state != "running":
            self.pause()
        elif self._script.cues and not waiting:
            self._keep_to(self._clock.monotonic() - t, t)

    def pause(self) -> None:
        """Fall silent."""
        self._saying_until = 0.0
        if self._play:
            self._play = None
            self._send(Pause())

    def say(self, text: str) -> None:
        """Say something beside the script, at once."""
        self._saying_until = self._clock.monotonic() + SAYING_S
        self._ready()
        self._send(Say(text))

    def look(self) -> None:
        """See to the process: start it, ask for a sign of life, end it when none comes."""
        now = self._clock.monotonic()
        if not self.active:
            self._asked_at = None
        elif not self._up:
            self._ready()
        elif self._asked_at is None:
            self._asked_at = now
            self._send(Heartbeat())
        elif now - self._asked_at > (PATIENCE_S if self._greeted else STARTING_S):
            self._note("no_answer")
            self._pipe.kill()
        else:
            self._send(Heartbeat())

    def heard(self, data: bytes) -> None:
        """What the process wrote."""
        *lines, self._input = (self._input + data).split(b"\n")
        for text in lines:
            try:
                self._take(decoded_for_window(text))
            except msgspec.MsgspecError:
                continue

    def ended(self, status: int) -> None:
        """The process is over, or could not be started."""
        self._up = self._greeted = False
        self._input, self._asked_at = b"", None
        self._start_at = self._clock.monotonic() + BACK_OFF_S[min(self._failures, len(BACK_OFF_S) - 1)]
        self._failures += 1
        if self.active:
            self._note("no_answer" if status == EXIT_SERVER_FROZEN or self._trouble == "no_answer" else "ended")

    def _keep_to(self, origin: float, t: float) -> None:
        if self._play is None:
            self._ready()
        off = 0.0 if self._play is None else origin - self._play.origin_s
        if self._play is None or not -EARLY_S < off < LATE_S:
            self._play = Play(origin, t)
            self._send(self._play)

    def _ready(self) -> None:
        """Start the process unless it is up or was tried just now, and tell it how things stand."""
        if self._up or self._clock.monotonic() < self._start_at:
            return
        self._up, self._asked_at = True, None
        self._pipe.start()
        self._send(self._tuning())
        self._send(LoadScript(self._script))
        if self._play:
            self._play = Play(self._play.origin_s, self._clock.monotonic() - self._play.origin_s)
            self._send(self._play)

    def _tuning(self) -> SetSound:
        return SetSound(self._settings.voice, self._settings.rate, self._settings.volume)

    def _send(self, message: Message) -> None:
        if self._up:
            self._pipe.send(encoded(message))

    def _take(self, message: VoicesFound | HelperStatus) -> None:
        if isinstance(message, VoicesFound):
            self.voices = message.voices
            return
        self._greeted, self._asked_at = True, None
        if message.sound == "opening":
            return
        if not message.sound:
            self._failures = 0
        talks = self._settings.talk != "off"
        self._note(message.sound or (message.voice if talks else ""))

    def _note(self, trouble: Trouble) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._tell(trouble)


def helper_command() -> list[str]:
    """How to start the process that plays: this Python, or the frozen program itself."""
    return (
        [sys.executable, "sound"] if getattr(sys, "frozen", False) else [sys.executable, "-m", "backcoach.cues.helper"]
    )
