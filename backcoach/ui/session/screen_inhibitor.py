"""Keeps the screen awake while a session runs, in whichever way this system has."""

import sys
from typing import Protocol


class Way(Protocol):
    """One system's way to keep the screen awake. No call waits for anything outside this program."""

    def prepare(self) -> None:
        """Load what `hold` needs."""

    def hold(self) -> None:
        """Keep the screen awake from now on."""

    def release(self) -> None:
        """Let the screen sleep again; called once after each `hold`."""


class ScreenInhibitor:
    """Keeps the screen awake from `hold` to `release`; where the system cannot, nothing happens."""

    def __init__(self, way: Way | None = None) -> None:
        self._chosen = way
        self._holding = False

    def prepare(self) -> None:
        """Load what `hold` needs, while the user reads the question before a session."""
        self._way().prepare()

    def hold(self) -> None:
        """Keep the screen awake from now on."""
        if not self._holding:
            self._way().hold()
            self._holding = True

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._holding:
            self._way().release()
            self._holding = False

    def _way(self) -> Way:
        self._chosen = self._chosen or way_of(sys.platform)
        return self._chosen


def way_of(platform: str) -> Way:
    """How a system, named as in `sys.platform`, is asked."""
    if platform in ("win32", "darwin"):
        from backcoach.ui.session.inhibit_natively import Caffeinate, ExecutionState

        return ExecutionState() if platform == "win32" else Caffeinate()
    from backcoach.ui.session.inhibit_on_dbus import OnDBus

    return OnDBus()
