"""Checks a motion in the background like a shipped motion; the window does not wait for it."""

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from backcoach.figure import Motion
from backcoach.figure.motion_checks import Finding, check
from backcoach.outside import BackgroundThread


class MotionChecker(QObject):
    """`found` carries the faults of the last motion that was passed to `check`; earlier ones may be skipped."""

    found = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._next: Motion | None = None
        self._thread: BackgroundThread | None = None
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether a motion is being checked."""
        return self._thread is not None

    def check(self, motion: Motion) -> None:
        """Check a motion once the present check is finished."""
        self._next = motion
        if self._thread is None:
            self._begin()

    def _begin(self) -> None:
        motion, self._next = self._next, None
        if motion is None:
            return

        def work() -> None:
            found: list[Finding] = check(motion)
            with suppress(RuntimeError):  # the dialog was closed meanwhile
                self._ended.emit(found)

        self._thread = BackgroundThread(work, "checks of a motion")
        self._thread.start()

    def _end(self, found: list[Finding]) -> None:
        if self._thread:
            self._thread.join()
        self._thread = None
        if self._next is None:
            self.found.emit(found)
        self._begin()
