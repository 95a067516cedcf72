"""What the window and the sounding process say to each other: one line of JSON a message."""

from typing import Literal

import msgspec

from backcoach.cues.cue import Script

BEAT_S = 0.5
"""Between two beats of the window while a session runs."""
DEAF_S = 2.0
"""Without a beat for so long the window is not there, and the session stands still: so does the sound."""
NO_ANSWER = 3
"""The process ended itself because the sound server did not answer."""

SoundTrouble = Literal["", "opening", "no_device", "no_answer"]
"""`opening` means that it is not known yet."""
VoiceTrouble = Literal["", "no_voice", "voice_fails", "voice_hangs"]
Trouble = Literal["", "no_device", "no_answer", "no_voice", "voice_fails", "voice_hangs", "ended"]


class Message(msgspec.Struct, frozen=True, tag=True):
    """Something said through a pipe."""


class Load(Message, frozen=True):
    """The script from now on; what is sounding and in both goes on."""

    script: Script


class Tune(Message, frozen=True):
    """How it should sound."""

    voice: str
    rate: int
    volume: float


class Play(Message, frozen=True):
    """Time runs, 0 of the timeline being at `origin_s` of the machine's monotonic clock; cues from `from_s` on are due.

    That clock is one for all processes of a machine on Linux, macOS and Windows.
    """

    origin_s: float
    from_s: float


class Pause(Message, frozen=True):
    """Fall silent and stand still."""


class Say(Message, frozen=True):
    """Words beside the script, now."""

    text: str


class Beat(Message, frozen=True):
    """The window is alive; answered at once."""


class Pulse(Message, frozen=True):
    """The answer to a beat: what is wrong with sound or voice, if anything."""

    sound: SoundTrouble = ""
    voice: VoiceTrouble = ""


class Hello(Message, frozen=True):
    """The process is up; the names of the voices that can be chosen."""

    voices: tuple[str, ...] = ()


ToHelper = Load | Tune | Play | Pause | Say | Beat
ToWindow = Hello | Pulse


def line(message: Message) -> bytes:
    """A message for the pipe."""
    return msgspec.json.encode(message) + b"\n"


def for_helper(text: bytes) -> ToHelper:
    """A line from the window; msgspec's errors for anything else."""
    message: ToHelper = msgspec.json.decode(text, type=ToHelper)
    return message


def for_window(text: bytes) -> ToWindow:
    """A line from the process that sounds; msgspec's errors for anything else."""
    message: ToWindow = msgspec.json.decode(text, type=ToWindow)
    return message
