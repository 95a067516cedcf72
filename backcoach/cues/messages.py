"""The messages between the window and the helper process that plays sound, each one line of JSON."""

from typing import Literal

import msgspec

from backcoach.cues.cue import Script, ToneName

HEARTBEAT_S = 0.5
"""Seconds between two heartbeats of the window while a session runs."""
HEARTBEAT_LOST_S = 2.0
"""After this many seconds without a heartbeat the window is not responding, so the sound stops."""
EXIT_SERVER_FROZEN = 3
"""Exit status of the helper when it ended itself because the sound server did not answer."""

SoundTrouble = Literal["", "opening", "no_device", "no_answer"]
"""`opening`: not known yet, because the device has not been opened."""
VoiceTrouble = Literal["", "no_voice", "voice_fails", "voice_hangs", "no_note_voice"]
"""`no_note_voice`: a note was read by the usual voice, because its language has none."""
Trouble = Literal["", "no_device", "no_answer", "no_voice", "voice_fails", "voice_hangs", "no_note_voice", "ended"]


class Message(msgspec.Struct, frozen=True, tag=True):
    """A message; its JSON has the class name as `type`."""


class LoadScript(Message, frozen=True):
    """Play this script from now on; cues that sound now and are in both scripts continue."""

    script: Script


class SetSound(Message, frozen=True):
    """The voice, its rate in words a minute, and volumes 0 to 1: of all, and of words and tones within that.

    `recordings` is the folder of the shipped voice, which speaks where `voice` is empty. It may be empty, too.
    """

    voice: str
    rate: int
    volume: float
    voice_volume: float = 1.0
    tone_volume: float = 1.0
    recordings: str = ""


class Play(Message, frozen=True):
    """Play the cues from `from_s` on, with 0 of the timeline at `origin_s` of the monotonic clock.

    On Linux, macOS and Windows all processes of a machine share that clock.
    """

    origin_s: float
    from_s: float


class Pause(Message, frozen=True):
    """Stop all sound, and the time."""


class Say(Message, frozen=True):
    """Say these words outside the script; no words end what is being said.

    They come in place of what is being said, or with `interrupt` false after it, `wait_s` seconds from now at the
    earliest. `foreign` are the parts of the words in another language, as in a cue.
    """

    text: str
    interrupt: bool = True
    wait_s: float = 0.0
    foreign: tuple[tuple[str, str], ...] = ()


class Sign(Message, frozen=True):
    """Play a tone beside the script, at once."""

    name: ToneName


class Heartbeat(Message, frozen=True):
    """The window is running; the helper answers at once with its status."""


class HelperStatus(Message, frozen=True):
    """The answer to a heartbeat: what is wrong with the sound and with the voice, empty if nothing is."""

    sound: SoundTrouble = ""
    voice: VoiceTrouble = ""


class VoicesFound(Message, frozen=True):
    """The names of the voices that can be chosen; sent once, after the start."""

    voices: tuple[str, ...] = ()


MessageToHelper = LoadScript | SetSound | Play | Pause | Say | Sign | Heartbeat
MessageToWindow = VoicesFound | HelperStatus


def encoded(message: Message) -> bytes:
    """A message as a line for the pipe."""
    return msgspec.json.encode(message) + b"\n"


def decoded_for_helper(text: bytes) -> MessageToHelper:
    """The message in a line from the window. Raises msgspec.MsgspecError for anything else."""
    message: MessageToHelper = msgspec.json.decode(text, type=MessageToHelper)
    return message


def decoded_for_window(text: bytes) -> MessageToWindow:
    """The message in a line from the helper. Raises msgspec.MsgspecError for anything else."""
    message: MessageToWindow = msgspec.json.decode(text, type=MessageToWindow)
    return message
