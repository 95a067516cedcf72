"""Work on the journal that takes longer than a frame: done in a thread, with a connection of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from backcoach.clock import Clock
from backcoach.outside import BackgroundThread
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.journal import Journal

T = TypeVar("T")


class Cancelled(Exception):
    """The user cancelled the work; nothing was changed."""


class _Job(msgspec.Struct, frozen=True):
    """A piece of work, and the functions for its result and its failure."""

    act: Callable[[Journal], Any]
    then: Callable[[Any], object]
    fail: Callable[[Problem], object]


class _End(msgspec.Struct, frozen=True):
    """How a job ended: with a value, a Problem, or neither when it was cancelled."""

    job: _Job
    value: Any = None
    problem: Problem | None = None
    cancelled: bool = False


class BackgroundJobs(QObject):
    """Runs one job after the other on a journal of its own; a journal in memory is worked on in the window's thread."""

    changed = Signal()
    """Work has begun or ended."""
    progressed = Signal(int, int)
    """The rows that are done, and all rows."""

    _ended = Signal(object)

    def __init__(
        self, folder: Path | None, clock: Clock, journal: Callable[[], Journal | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._journal = journal
        self._wanted = Event()
        self._thread: BackgroundThread | None = None
        self._waiting: list[_Job] = []
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._thread is not None

    def run(self, act: Callable[[Journal], T], then: Callable[[T], object], fail: Callable[[Problem], object]) -> None:
        """Run a job after those before it, and call `then` or `fail` in the window's thread."""
        self._waiting.append(_Job(act, then, fail))
        if not self.busy:
            self._begin()

    def _begin(self) -> None:
        journal = self._journal()
        if journal is None:
            self._waiting.clear()
            return
        job = self._waiting.pop(0)
        self._wanted.set()
        if journal.path is None or self._folder is None:
            self._tell(_outcome(job, journal))
            return
        journal.retry()  # pending writes belong to the data as well
        self._thread = BackgroundThread(partial(self._work, self._folder, job), "work on the journal", is_work=True)
        self._thread.start()
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the running job at its next `tick`, and drop those that wait."""
        self._waiting.clear()
        self._wanted.clear()

    def replace_waiting(self) -> None:
        """Drop waiting jobs, because a newer one replaces them; the job that runs is finished."""
        self._waiting.clear()

    def tick(self, done: int, of: int) -> None:
        """Report progress from the working thread. Raises Cancelled after `cancel`, and once the window is closed."""
        if not self._wanted.is_set() or not isValid(self):
            raise Cancelled
        self.progressed.emit(done, of)

    def _work(self, folder: Path, job: _Job) -> None:
        end = self._done(folder, job)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._ended.emit(end)

    def _done(self, folder: Path, job: _Job) -> _End:
        from backcoach.history.journal import Journal

        try:
            journal = Journal.open(folder, self._clock).journal
        except Exception as error:
            return _End(job, problem=_told(error))
        try:
            return _outcome(job, journal)
        finally:
            journal.close()

    def _end(self, end: _End) -> None:
        if self._thread:
            self._thread.join()
        self._thread = None
        self.changed.emit()
        self._tell(end)
        if self._waiting and not self.busy:
            self._begin()

    def _tell(self, end: _End) -> None:
        if end.problem:
            end.job.fail(end.problem)
        elif not end.cancelled:
            end.job.then(end.value)


def _outcome(job: _Job, journal: Journal) -> _End:
    try:
        return _End(job, job.act(journal))
    except Cancelled:
        return _End(job, cancelled=True)
    except Exception as error:
        return _End(job, problem=_told(error))


def _told(error: Exception) -> Problem:
    """The Problem that ends a job; an unforeseen exception is reported as well."""
    if isinstance(error, Problem):
        return error
    sys.excepthook(type(error), error, error.__traceback__)
    return Problem(
        "That did not work because of a mistake in BackCoach ({kind}); see faults.log.", kind=type(error).__name__
    )
