"""How Windows and macOS keep a screen awake: one call, or a program of the system that does it while it runs."""

import ctypes
import os
from collections.abc import Callable
from contextlib import suppress
from subprocess import Popen, TimeoutExpired

from backcoach.child_process import start

CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
ENDING_S = 0.5
"""How long `caffeinate` may take to end; it needs a few milliseconds."""


class ExecutionState:
    """Windows: a state of the calling thread, which the system drops when the thread ends."""

    def __init__(self, tell: Callable[[int], int] | None = None) -> None:
        self._tell = tell or _tell_windows

    def prepare(self) -> None:
        """Nothing to load."""

    def hold(self) -> None:
        """Keep screen and machine awake."""
        self._tell(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED)

    def release(self) -> None:
        """Let both sleep."""
        self._tell(CONTINUOUS)


def _tell_windows(state: int) -> int:
    tell = ctypes.CDLL("kernel32").SetThreadExecutionState
    tell.argtypes, tell.restype = [ctypes.c_uint32], ctypes.c_uint32
    return int(tell(state))


class Caffeinate:
    """macOS: `caffeinate`, which ends when this process does."""

    def __init__(self, program: str = "/usr/bin/caffeinate") -> None:
        self._program = program
        self._running: Popen[bytes] | None = None

    def prepare(self) -> None:
        """Nothing to load."""

    def hold(self) -> None:
        """Keep screen and machine awake; where the program is not there, nothing happens."""
        command = [self._program, "-d", "-i", "-w", str(os.getpid())]
        with suppress(OSError):
            self._running = start(command)

    def release(self) -> None:
        """Let both sleep."""
        running, self._running = self._running, None
        if running is None:
            return
        running.terminate()
        try:
            running.wait(ENDING_S)
        except TimeoutExpired:
            running.kill()
            running.wait()
