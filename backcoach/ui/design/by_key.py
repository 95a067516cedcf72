"""Knows whether a window comes up because of a key: then it shows from the start where the keyboard is."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget

_ACTS, _OPENED = "acts by key", "opened by key"


@contextmanager
def acting_by_key(window: QWidget) -> Iterator[None]:
    """What happens inside is done because a key was pressed in a window."""
    window.setProperty(_ACTS, True)
    try:
        yield
    finally:
        window.setProperty(_ACTS, False)


def acts_by_key(window: QWidget) -> bool:
    """Whether what happens now in a window is done because a key was pressed."""
    return bool(window.property(_ACTS))


def note_opening(dialog: QWidget) -> None:
    """Remember in a dialog that comes up whether a key in the window below it led to that."""
    below = dialog.parentWidget()
    dialog.setProperty(_OPENED, below is not None and acts_by_key(below.window()))


def was_opened_by_key(widget: QWidget) -> bool:
    """Whether the window of a widget was opened by a key."""
    return bool(widget.window().property(_OPENED))
