"""Undo and redo: every version of a value since it was opened, in order."""

from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 500
"""Versions that are kept; the oldest are dropped first."""


class Changes(Generic[T]):
    """One value with its former and undone versions.

    Changes of one `topic` in a row, such as letters typed into a name, are undone together.
    """

    def __init__(self, first: T) -> None:
        self._versions = [first]
        self._place = 0
        self._topic = ""

    @property
    def current(self) -> T:
        """The value now."""
        return self._versions[self._place]

    @property
    def can_undo(self) -> bool:
        """Whether there is a former version."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether something was undone that can be redone."""
        return self._place + 1 < len(self._versions)

    def change(self, new: T, topic: str = "") -> bool:
        """Make a new version and forget what could be redone; returns whether the value changed."""
        if new == self.current:
            return False
        kept = self._place if topic and topic == self._topic else self._place + 1
        self._versions = [*self._versions[:kept], new][-MOST:]
        self._place = len(self._versions) - 1
        self._topic = topic
        return True

    def undo(self) -> None:
        """Go back to the version before, if there is one."""
        self._place, self._topic = max(0, self._place - 1), ""

    def redo(self) -> None:
        """Go forward to the version that was undone last, if there is one."""
        self._place, self._topic = min(len(self._versions) - 1, self._place + 1), ""
