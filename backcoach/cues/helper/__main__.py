"""`python -m backcoach.cues.helper` plays sound as told by messages on its input, until the input ends."""

import os
import signal
import sys
from contextlib import suppress
from functools import partial
from threading import Thread

import msgspec

from backcoach.child_process import end_group, lead_group
from backcoach.clock import SystemClock
from backcoach.cues.helper.engines import OtherVoices, find_engine
from backcoach.cues.helper.helper_service import HelperService
from backcoach.cues.helper.output import open_output
from backcoach.cues.helper.speech_renderer import SpeechRenderer
from backcoach.cues.messages import EXIT_SERVER_FROZEN, Message, VoicesFound, decoded_for_helper, encoded

HURRY = -10
"""How much more urgent than others the process is, in steps of `nice`."""


def main(language: str = "en") -> int:
    """Speak a language until the input ends or the helper has been idle for long; the exit status."""
    lead_group()
    _hurry()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is meant for the window only
    clock = SystemClock()
    others = OtherVoices(lambda other: find_engine(language=other, only=True))
    renderer = SpeechRenderer(partial(find_engine, language=language), clock, others)
    service = HelperService(clock, renderer, open_output)
    Thread(target=_receive, args=(service,), name="messages", daemon=True).start()
    Thread(target=_send_voices, args=(language,), name="voices", daemon=True).start()
    renderer.start()
    service.run()
    return 0


def _hurry() -> None:
    """Come before other programs where the system allows that; sound that is late is worse than a picture that is."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(HURRY)


def _send_voices(language: str) -> None:
    """Send the voices; listing them may take some seconds."""
    engine = find_engine(language=language)
    _send(VoicesFound(engine.voices() if engine else ()))


def _receive(service: HelperService) -> None:
    """Read the messages. This thread can end the process even if another one hangs."""
    for text in sys.stdin.buffer:
        try:
            answer = service.receive(decoded_for_helper(text))
        except msgspec.MsgspecError:
            continue
        if answer:
            _send(answer)
            if service.frozen:
                os._exit(EXIT_SERVER_FROZEN)  # the window ends the rest of the group
    _end()


def _end() -> None:
    """End at once, with a speech program that may hang: the window has ended."""
    leader = os.getpid()
    if sys.platform != "win32" and os.getpgrp() == leader:
        # Out of the group first, so that only the others are killed; without a parent there is no group to join.
        with suppress(OSError):
            os.setpgid(0, os.getpgid(os.getppid()))
        end_group(leader)
    os._exit(0)


def _send(message: Message) -> None:
    try:
        sys.stdout.buffer.write(encoded(message))
        sys.stdout.buffer.flush()
    except OSError:
        _end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
