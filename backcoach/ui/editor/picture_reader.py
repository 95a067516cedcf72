"""Makes pictures smaller in the background; the window does not wait for it."""

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from backcoach.outside import BackgroundThread
from backcoach.problem import Problem


class _End(NamedTuple):
    made: bytes
    problem: Problem | None
    then: Callable[[bytes], object]


class PictureReader(QObject):
    """Does one job after another; `failed` carries why a job failed."""

    failed = Signal(object)
    busy_changed = Signal(bool)
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[Callable[[], bytes], Callable[[bytes], object]]] = []
        self._thread: BackgroundThread | None = None
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether a picture is being made smaller."""
        return self._thread is not None

    def ask(self, make: Callable[[], bytes], then: Callable[[bytes], object]) -> None:
        """Call `make` in a thread, and `then` with its result in the window's thread; both may raise Problem."""
        self._waiting.append((make, then))
        self._begin()

    def _begin(self) -> None:
        if self._thread is not None or not self._waiting:
            return
        make, then = self._waiting.pop(0)

        def work() -> None:
            try:
                end = _End(make(), None, then)
            except Problem as problem:
                end = _End(b"", problem, then)
            with suppress(RuntimeError):  # the editor was closed meanwhile
                self._ended.emit(end)

        self._thread = BackgroundThread(work, "picture")
        self._thread.start()
        self.busy_changed.emit(self.busy)

    def _end(self, end: _End) -> None:
        if self._thread:
            self._thread.join()
        self._thread = None
        self.busy_changed.emit(bool(self._waiting))
        self._hand_on(end)
        self._begin()

    def _hand_on(self, end: _End) -> None:
        if end.problem:
            self.failed.emit(end.problem)
            return
        try:
            end.then(end.made)
        except Problem as problem:
            self.failed.emit(problem)
