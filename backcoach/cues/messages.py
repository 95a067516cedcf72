"""What the window and the sounding process say to each other: one line of JSON a message."""

from typing import Literal

import msgspec

from backcoach.cues.cue import Script

HEARTBEAT_S = 0.5
"""Between two beats of the window while a session runs."""
HEARTBEAT_LOST_S = 2.0
"""Without a beat for so long the window is not there, and the session stands still: so does the sound."""
EXIT_SERVER_FROZEN = 3
"""The process ended itself because the sound server did not answer."""

SoundTrouble = Literal["", "opening", "no_device", "no_answer"]
"""`opening` means that it is not known yet."""
VoiceTrouble = Literal["", "no_voice", "voice_fails", "voice_hangs"]
Trouble = Literal["", "no_device", "no_answer", "no_voice", "voice_fails", "voice_hangs", "ended"]


class Message(msgspec.Struct, frozen=True, tag=True):
    """Something said through a pipe."""


class LoadScript(Message, frozen=True):
    """The script from now on; what is sounding and in both goes on."""

    script: Script


class SetSound(Message, frozen=True):
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


class Heartbeat(Message, frozen=True):
    """The window is alive; answered at once."""


class HelperStatus(Message, frozen=True):
    """The answer to a beat: what is wrong with sound or voice, if anything."""

    sound: SoundTrouble = ""
    voice: VoiceTrouble = ""


class VoicesFound(Message, frozen=True):
    """The process is up; the names of the voices that can be chosen."""

    voices: tuple[str, ...] = ()


MessageToHelper = LoadScript | SetSound | Play | Pause | Say | Heartbeat
MessageToWindow = VoicesFound | HelperStatus


def encoded(message: Message) -> bytes:
    """A message for the pipe."""
    return msgspec.json.encode(message) + b"\n"


def decoded_for_helper(text: bytes) -> MessageToHelper:
    """A line from the window; msgspec's errors for anything else."""
    message: MessageToHelper = msgspec.json.decode(text, type=MessageToHelper)
    return message


def decoded_for_window(text: bytes) -> MessageToWindow:
    """A line from the process that sounds; msgspec's errors for anything else."""
    message: MessageToWindow = msgspec.json.decode(text, type=MessageToWindow)
    return message
