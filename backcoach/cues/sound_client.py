"""The window's side of the sound: sends what to play to the helper process, watches it, and restarts it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from backcoach.clock import Clock
from backcoach.cues.cue import Script, ToneName
from backcoach.cues.messages import (
    EXIT_SERVER_FROZEN,
    HEARTBEAT_LOST_S,
    Heartbeat,
    HelperStatus,
    LoadScript,
    Message,
    Pause,
    Play,
    Say,
    SetSound,
    Sign,
    Trouble,
    VoicesFound,
    decoded_for_window,
    encoded,
)
from backcoach.session.player import PlayerState
from backcoach.session.settings import SoundSettings

PATIENCE_S, STARTING_S = 3.0, 10.0
"""Seconds that the helper has to answer before it is killed: normally, and after its start."""
BACK_OFF_S = (0.3, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each restart, until one leads to sound; the last value repeats."""
SAYING_S = 30.0
"""Seconds after which words outside the script are over."""
SIGN_S = 2.0
"""Seconds after which a tone beside the script is over."""
EARLY_S, LATE_S = 0.003, 0.1
"""How much earlier or later an origin may be, in seconds, without a new Play message.

The player can be read late but never early, so an earlier origin is more exact, and only a much later one is a jump.
"""


class HelperPipe(Protocol):
    """The helper process with its two pipes.

    Its owner passes output on to `SoundClient.receive` and its end to `SoundClient.helper_ended`.
    """

    def start(self) -> None:
        """Start the process; a failure is reported later, to `helper_ended`."""
        ...

    def send(self, data: bytes) -> None:
        """Send bytes; never blocks."""
        ...

    def kill(self) -> None:
        """Kill the process, even if it is frozen."""
        ...


class SoundClient:
    """Keeps the sound in step with the player. Nothing here blocks.

    Call `check_helper` every `HEARTBEAT_S` seconds while `active`. `tell` is called once with each new trouble, and
    with "" when it is over.
    """

    def __init__(self, clock: Clock, pipe: HelperPipe, tell: Callable[[Trouble], None], recordings: str = "") -> None:
        self._clock = clock
        self._pipe = pipe
        self._tell = tell
        self._recordings = recordings
        self._script = Script("")
        self._settings = SoundSettings()
        self._play: Play | None = None
        self._started = self._has_answered = False
        self._input = b""
        self._asked_at: float | None = None
        self._start_at = self._saying_until = self._checked_at = 0.0
        self._failures = 0
        self._trouble: Trouble = ""
        self.voices: tuple[str, ...] = ()
        """The voices that can be chosen; empty until the helper has sent them."""

    @property
    def active(self) -> bool:
        """Whether something is playing or being said, so that the helper has to be watched."""
        return self._play is not None or self._clock.monotonic() < self._saying_until

    @property
    def trouble(self) -> Trouble:
        """What is wrong with the sound as last reported, empty if nothing is."""
        return self._trouble

    def load(self, script: Script) -> None:
        """Play this script from now on; the helper starts rendering its first words."""
        self._script = script
        if script.cues:
            self._ensure_started()
        self._send(LoadScript(script))

    def set_sound(self, settings: SoundSettings) -> None:
        """Use this voice, rate and volume from now on."""
        self._settings = settings
        self._send(self._sound_settings())

    def follow(self, state: PlayerState, t: float, *, waiting: bool = False) -> None:
        """Follow the player, which is at `t` seconds in this state; to be called after each poll of it."""
        if state == "finished":
            self._play = None  # the closing words are still said
        elif state != "running":
            self.pause()
        elif self._script.cues and not waiting:
            self._play_from(self._clock.monotonic() - t, t)

    def pause(self) -> None:
        """Stop all sound."""
        self._saying_until = 0.0
        if self._play:
            self._play = None
            self._send(Pause())

    def say(
        self, text: str, *, interrupt: bool = True, wait_s: float = 0.0, foreign: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """Say something outside the script: at once, or with `interrupt` false after what is being said."""
        self._saying_until = self._clock.monotonic() + wait_s + SAYING_S
        self._ensure_started()
        self._send(Say(text, interrupt, wait_s, foreign))

    def sign(self, name: ToneName) -> None:
        """Play a tone beside the script, at once."""
        self._saying_until = max(self._saying_until, self._clock.monotonic() + SIGN_S)
        self._ensure_started()
        self._send(Sign(name))

    def hush(self) -> None:
        """End what is being said; the script and its tones go on."""
        self._saying_until = 0.0
        self._send(Say(""))

    def check_helper(self) -> None:
        """Start the helper if it is needed, send a heartbeat, and kill it if it does not answer."""
        before, now = self._checked_at, self._clock.monotonic()
        self._checked_at = now
        if self._asked_at is not None and now - before > HEARTBEAT_LOST_S:
            self._asked_at = now  # this program stood still, so an answer may have come and not been read
        if not self.active:
            self._asked_at = None
        elif not self._started:
            self._ensure_started()
        elif self._asked_at is None:
            self._asked_at = now
            self._send(Heartbeat())
        elif now - self._asked_at > (PATIENCE_S if self._has_answered else STARTING_S):
            self._report("no_answer")
            self._pipe.kill()
        else:
            self._send(Heartbeat())

    def receive(self, data: bytes) -> None:
        """Take output of the helper; lines that are no messages are ignored."""
        *lines, self._input = (self._input + data).split(b"\n")
        for text in lines:
            try:
                self._handle(decoded_for_window(text))
            except msgspec.MsgspecError:
                continue

    def helper_ended(self, status: int) -> None:
        """Take note that the helper has ended or could not be started; `check_helper` restarts it if it is needed."""
        self._started = self._has_answered = False
        self._input, self._asked_at = b"", None
        self._start_at = self._clock.monotonic() + BACK_OFF_S[min(self._failures, len(BACK_OFF_S) - 1)]
        self._failures += 1
        if self.active:
            self._report("no_answer" if status == EXIT_SERVER_FROZEN or self._trouble == "no_answer" else "ended")

    def _play_from(self, origin: float, t: float) -> None:
        if self._play is None:
            self._ensure_started()
        off = 0.0 if self._play is None else origin - self._play.origin_s
        if self._play is None or not -EARLY_S < off < LATE_S:
            self._play = Play(origin, t)
            self._send(self._play)

    def _ensure_started(self) -> None:
        """Start the helper unless it runs or was started too recently, and send it everything it needs."""
        if self._started or self._clock.monotonic() < self._start_at:
            return
        self._started, self._asked_at = True, None
        self._pipe.start()
        self._send(self._sound_settings())
        self._send(LoadScript(self._script))
        if self._play:
            self._play = Play(self._play.origin_s, self._clock.monotonic() - self._play.origin_s)
            self._send(self._play)

    def _sound_settings(self) -> SetSound:
        chosen = self._settings
        return SetSound(
            chosen.voice, chosen.rate, chosen.volume, chosen.voice_volume, chosen.tone_volume, self._recordings
        )

    def _send(self, message: Message) -> None:
        if self._started:
            self._pipe.send(encoded(message))

    def _handle(self, message: VoicesFound | HelperStatus) -> None:
        if isinstance(message, VoicesFound):
            self.voices = message.voices
            return
        self._has_answered, self._asked_at = True, None
        if message.sound == "opening":
            return
        if not message.sound:
            self._failures = 0
        talks = self._settings.talk != "off"
        self._report(message.sound or (message.voice if talks else ""))

    def _report(self, trouble: Trouble) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._tell(trouble)


_START = (
    "import sys; sys.path.append(sys.argv.pop(1)); from backcoach.cues.helper.__main__ import main; "
    "sys.exit(main(*sys.argv[1:2]))"
)
"""Starts the helper, with the folder that holds the package as the last place to look for it."""


def helper_command(python: str = sys.executable, platform: str = sys.platform, *, language: str = "en") -> list[str]:
    """The command that starts the helper for a language: this Python, or in a frozen program the program itself.

    On Windows it is the program for the command line, since the one of the window has no input and no output; Qt opens
    no console for it. `-P` and the program text keep the current folder off the path, where a file may have the name of
    a module.
    """
    if not getattr(sys, "frozen", False):
        return [python, "-P", "-c", _START, str(Path(__file__).parents[2]), language]
    program = str(Path(python).with_name("backcoach-cli.exe")) if platform == "win32" else python
    return [program, "sound", language]
