"""Typed change events: only the parts that a change concerns are called."""

from collections.abc import Callable
from typing import Generic, TypeVarTuple

Values = TypeVarTuple("Values")


class Event(Generic[*Values]):
    """Tells its listeners at once, in the order in which they connected, and in the thread that emits."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[*Values], object]] = []

    def connect(self, listener: Callable[[*Values], object]) -> None:
        """Call the listener with the values of every emit from now on."""
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[*Values], object]) -> None:
        """Call the listener no more. Raises ValueError if it is not connected."""
        self._listeners.remove(listener)

    def emit(self, *values: *Values) -> None:
        """Call every listener with these values."""
        for listener in tuple(self._listeners):
            listener(*values)
