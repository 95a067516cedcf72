"""One routine being made or changed: every step can be undone, and is in its file as soon as it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.app.events import Event
from backcoach.app.own.changes import Changes
from backcoach.app.own.own_file import ChangedElsewhere, OwnFile
from backcoach.app.own.written import text_of
from backcoach.catalog import Routine
from backcoach.catalog.exercise_files import read_routine, routine_faults
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.app.library import Library


class RoutineDraft:
    """A routine in the editor. A version that no file may say, such as one without a name, is not written.

    `changed` tells each new version; `trouble` is why the last one is not in the file, None if it is or need not be.
    """

    def __init__(self, routine: Routine, file: OwnFile, library: Library) -> None:
        self._changes = Changes(routine)
        self._file = file
        self._library = library
        self.trouble: Problem | None = None
        self.changed = Event[Routine]()

    @property
    def routine(self) -> Routine:
        """The routine as it is now."""
        return self._changes.current

    @property
    def can_undo(self) -> bool:
        """Whether a step can be undone."""
        return self._changes.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an undone step can be done again."""
        return self._changes.can_redo

    @property
    def is_written(self) -> bool:
        """Whether there is a file."""
        return bool(self._file.text)

    def change(self, new: Routine, topic: str = "") -> None:
        """Take one step; steps of the same topic in a row, such as typing a name, are one."""
        if self._changes.change(new, topic):
            self._keep()

    def undo(self) -> None:
        """Take the last step back."""
        self._changes.undo()
        self._keep()

    def redo(self) -> None:
        """Take a step again that was taken back."""
        self._changes.redo()
        self._keep()

    def keep_mine(self) -> None:
        """Write over what somebody else wrote into the file meanwhile."""
        self._file.look_again()
        self._keep()

    def take_theirs(self) -> None:
        """Go on with what somebody else wrote into the file; Undo leads back."""
        try:
            theirs = read_routine(self._file.path, self._library.catalog.exercises)
        except Problem as problem:
            self.trouble = problem
        else:
            self._file.look_again()
            self._changes.change(theirs)
            self.trouble = None
        self.changed.emit(self.routine)

    @property
    def is_contested(self) -> bool:
        """Whether somebody else changed the file, so that one of the two has to give way."""
        return isinstance(self.trouble, ChangedElsewhere)

    def _keep(self) -> None:
        try:
            self._write()
        except Problem as problem:
            self.trouble = problem
        else:
            self.trouble = None
        self.changed.emit(self.routine)

    def _write(self) -> None:
        routine = self.routine
        if not routine.items:
            return
        if not routine.name.strip():
            raise Problem("A routine needs a name.")
        for _key, expected in routine_faults(routine, self._library.catalog.exercises):
            raise Problem("This cannot be kept: a routine has {expected}.", expected=expected)
        self._file.write(text_of(routine, self._file.text))
