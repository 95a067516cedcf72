"""The only module that reads the time; all others are given a clock."""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; tests have one that they advance themselves."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never decreases."""
        ...

    def slept(self) -> float:
        """Seconds, of those that `monotonic` counts, for which the machine has slept; 0 where nothing tells."""
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

    def __init__(self) -> None:
        self._awake = awake_clock()

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never decreases, and counts while the machine sleeps."""
        return time.monotonic() if _SLEEP_AWARE is None else time.clock_gettime(_SLEEP_AWARE)

    def slept(self) -> float:
        """Seconds for which the machine has slept since it was started; 0 on systems that do not tell."""
        return 0.0 if self._awake is None else self.monotonic() - self._awake()

    def now(self) -> datetime:
        """The present moment as an aware datetime in local time."""
        return datetime.now().astimezone()


def awake_clock(platform: str = sys.platform) -> Callable[[], float] | None:
    """A clock in seconds that stops while the machine sleeps; None on systems without one."""
    if platform == "win32":
        return _awake_on_windows
    if platform == "linux":
        return lambda: time.clock_gettime(time.CLOCK_MONOTONIC)
    if platform == "darwin":
        return lambda: time.clock_gettime(time.CLOCK_UPTIME_RAW)  # type: ignore[attr-defined, unused-ignore]
    return None


def _awake_on_windows() -> float:
    import ctypes  # needed only on Windows

    ticks = ctypes.c_uint64()
    ctypes.CDLL("kernel32").QueryUnbiasedInterruptTime(ctypes.byref(ticks))
    return ticks.value / 10_000_000
