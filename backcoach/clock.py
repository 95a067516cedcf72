"""The only place that reads the time; everybody else is handed a clock."""

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """What the program may ask of time."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never goes back."""
        ...

    def now(self) -> datetime:
        """The present moment as an aware datetime in local time."""
        ...


_STEADY = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""The steady clock that goes on while the machine sleeps, which Python's own does not everywhere; None on Windows,
where it does."""


class SystemClock:
    """The machine's own clock."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never goes back, and goes on while the machine sleeps."""
        return time.monotonic() if _STEADY is None else time.clock_gettime(_STEADY)

    def now(self) -> datetime:
        """The present moment as an aware datetime in local time."""
        return datetime.now().astimezone()
