"""Reads the motions of a session while the question before it is on the stage, so that no frame waits for one."""

from collections.abc import Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from backcoach.app.motion_library import MotionLibrary
from backcoach.problem import Problem


class MotionReader(QObject):
    """Reads one motion each time the window has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[str] = []
        self._motions: MotionLibrary | None = None
        self._next = QTimer(self)
        self._next.timeout.connect(self._read)

    def begin(self, motions: MotionLibrary, exercises: Iterable[str]) -> None:
        """Read the motions of these exercises, each once."""
        self._motions, self._left = motions, list(dict.fromkeys(exercises))
        self._next.start(0)

    def stop(self) -> None:
        """Read no more: the session begins."""
        self._next.stop()

    @property
    def busy(self) -> bool:
        """Whether there are motions to read."""
        return self._next.isActive()

    def _read(self) -> None:
        if not self._left or self._motions is None:
            self.stop()
            return
        with suppress(Problem):  # reported when the exercise is shown
            self._motions.get(self._left.pop(0))
