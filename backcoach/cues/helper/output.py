"""Where the stream goes."""

import sys
from collections.abc import Callable
from typing import Protocol

from backcoach.cues.helper.tones import Samples

LATENCY_S = 0.048
"""How much is written ahead: little enough that a pause is silent at once, enough to bridge a busy machine."""


class Output(Protocol):
    """An open stream of mono samples at the mixer's rate. It may block for ever; raises OSError when it is gone."""

    def latency_s(self) -> float:
        """Seconds until what is written next is heard."""
        ...

    def write(self, samples: Samples) -> None:
        """Hand over samples, once there is room for them."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...


def open_output() -> Output:
    """The usual device of this machine; OSError when there is none."""
    opened = _open_pulse if sys.platform.startswith(("linux", "freebsd")) else _open_miniaudio
    return opened()


def _open_pulse() -> Output:
    from backcoach.cues.helper.pulseaudio_output import PulseOutput

    return PulseOutput(LATENCY_S)


def _open_miniaudio() -> Output:
    from backcoach.cues.helper.miniaudio_output import MiniaudioOutput

    return MiniaudioOutput(LATENCY_S)


Opener = Callable[[], Output]
