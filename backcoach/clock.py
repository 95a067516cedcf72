"""The only module that reads the time; all others are given a clock."""

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; tests have one that they advance themselves."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never decreases."""
        ...

    def now(self) -> datetime:
        """The present moment as an aware datetime in local time."""
        ...


_SLEEP_AWARE = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""A monotonic clock that also counts while the machine sleeps, as `time.monotonic` does not on every system.

None on Windows, where `time.monotonic` does.
"""


class SystemClock:
    """The machine's own clock."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never decreases, and counts while the machine sleeps."""
        return time.monotonic() if _SLEEP_AWARE is None else time.clock_gettime(_SLEEP_AWARE)

    def now(self) -> datetime:
        """The present moment as an aware datetime in local time."""
        return datetime.now().astimezone()
