"""`python -m backcoach.cues.helper`: plays what comes in as messages, until its input ends."""

import os
import signal
import sys
from threading import Thread

import msgspec

from backcoach.clock import SystemClock
from backcoach.cues.helper.engines import find_engine
from backcoach.cues.helper.helper_service import HelperService
from backcoach.cues.helper.output import open_output
from backcoach.cues.helper.speech_renderer import SpeechRenderer
from backcoach.cues.messages import EXIT_SERVER_FROZEN, Message, VoicesFound, decoded_for_helper, encoded


def main() -> int:
    """Run the helper; it ends with its input, whatever hangs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the window
    clock = SystemClock()
    reader = SpeechRenderer(find_engine, clock)
    host = HelperService(clock, reader, open_output)
    Thread(target=_listen, args=(host,), name="pipe", daemon=True).start()
    Thread(target=_greet, name="greeting", daemon=True).start()
    reader.start()
    host.run()
    return 0


def _greet() -> None:
    """Tell the voices, which may take an engine some seconds."""
    engine = find_engine()
    _tell(VoicesFound(engine.voices() if engine else ()))


def _listen(host: HelperService) -> None:
    """Read the pipe; nothing that hangs elsewhere keeps this thread from ending the process."""
    for text in sys.stdin.buffer:
        try:
            answer = host.hear(decoded_for_helper(text))
        except msgspec.MsgspecError:
            continue
        if answer:
            _tell(answer)
            if host.frozen:
                os._exit(EXIT_SERVER_FROZEN)
    os._exit(0)


def _tell(message: Message) -> None:
    try:
        sys.stdout.buffer.write(encoded(message))
        sys.stdout.buffer.flush()
    except OSError:  # the window is gone
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
