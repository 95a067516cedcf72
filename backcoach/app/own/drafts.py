"""A routine or an exercise being made or changed: each step is written to the file and can be undone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from backcoach.app.events import Event
from backcoach.app.own.changes import Changes
from backcoach.app.own.own_file import ChangedElsewhere, OwnFile
from backcoach.app.own.written import text_of
from backcoach.catalog import Exercise, Routine
from backcoach.catalog.exercise_files import exercise_faults, read_exercise, read_routine, routine_faults
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.app.library import Library

T = TypeVar("T")
R = TypeVar("R", Exercise, Routine)


class Draft(ABC, Generic[T]):
    """One record in an editor. A version that is not valid in a file, such as one without a name, is not written.

    `changed` tells each new version. `trouble` is why the last version is not in the file; None if it is, or need not
    be.
    """

    def __init__(self, record: T, file: OwnFile, library: Library) -> None:
        self._changes: Changes[T] = Changes(record)
        self._file = file
        self._library = library
        self.trouble: Problem | None = None
        self.changed: Event[T] = Event()

    @property
    def record(self) -> T:
        """The record as it is now."""
        return self._changes.current

    @property
    def can_undo(self) -> bool:
        """Whether a step can be undone."""
        return self._changes.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a step can be redone."""
        return self._changes.can_redo

    @property
    def is_written(self) -> bool:
        """Whether there is a file."""
        return bool(self._file.text)

    def change(self, new: T, topic: str = "") -> None:
        """Take one step; steps of the same topic in a row, such as typing a name, are one."""
        if self._changes.change(new, topic):
            self._keep()

    def undo(self) -> None:
        """Undo the last step."""
        self._changes.undo()
        self._keep()

    def redo(self) -> None:
        """Redo the step that was undone last."""
        self._changes.redo()
        self._keep()

    def keep_mine(self) -> None:
        """Overwrite what somebody else wrote into the file meanwhile."""
        self._file.look_again()
        self._keep()

    def take_theirs(self) -> None:
        """Continue with what somebody else wrote into the file; Undo leads back."""
        try:
            theirs = self._read()
        except Problem as problem:
            self.trouble = problem
        else:
            self._file.look_again()
            self._changes.change(theirs)
            self.trouble = None
        self.changed.emit(self.record)

    @property
    def is_contested(self) -> bool:
        """Whether somebody else changed the file, so that the user has to choose one version."""
        return isinstance(self.trouble, ChangedElsewhere)

    def _keep(self) -> None:
        try:
            self._write()
        except Problem as problem:
            self.trouble = problem
        else:
            self.trouble = None
        self.changed.emit(self.record)

    @abstractmethod
    def _write(self) -> None:
        """Write the record to its file. Raises Problem if that fails."""

    @abstractmethod
    def _read(self) -> T:
        """The record that is in the file now. Raises Problem if it cannot be used."""


class _RecordDraft(Draft[R]):
    """A routine or an exercise."""

    def _write(self) -> None:
        if not self._is_worth_a_file():
            return
        if not self.record.name.strip():
            raise Problem("It needs a name.")
        for _key, expected in self._faults():
            raise Problem("This cannot be kept; expected: {expected}.", expected=expected)
        self._file.write(text_of(self.record, self._file.text))

    @abstractmethod
    def _faults(self) -> Sequence[tuple[str, str]]:
        """Why the record is not valid in a file, as (key, what was expected)."""

    @abstractmethod
    def _is_worth_a_file(self) -> bool:
        """Whether there is anything to write."""


class RoutineDraft(_RecordDraft[Routine]):
    """A routine in the editor; as long as it is empty it needs no file."""

    def _read(self) -> Routine:
        return read_routine(self._file.path, self._library.catalog.exercises)

    def _faults(self) -> Sequence[tuple[str, str]]:
        return routine_faults(self.record, self._library.catalog.exercises)

    def _is_worth_a_file(self) -> bool:
        return bool(self.record.items)


class ExerciseDraft(_RecordDraft[Exercise]):
    """An exercise in the editor."""

    def _read(self) -> Exercise:
        return read_exercise(self._file.path)

    def _faults(self) -> Sequence[tuple[str, str]]:
        return exercise_faults(self.record)

    def _is_worth_a_file(self) -> bool:
        return True
