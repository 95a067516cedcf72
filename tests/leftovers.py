"""What a test left behind in its process: windows, timers that run and threads."""

import gc
import threading
from collections.abc import Iterator

LINGERING_S = 5.0
"""For a thread that was asked to end and is about to."""


def threads_left(before: frozenset[threading.Thread]) -> list[str]:
    """Python's threads that were not there before and do not end."""
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        thread.join(LINGERING_S)
    return [f"thread “{thread.name}”" for thread in new if thread.is_alive()]


def destroy_widgets() -> None:
    """Destroy what was deleted later, and what only cycles of a window with its slots kept."""
    from PySide6.QtCore import QCoreApplication, QEvent

    delete_later = QEvent.Type.DeferredDelete.value
    QCoreApplication.sendPostedEvents(None, delete_later)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, delete_later)


def objects_left() -> list[str]:
    """Windows that still exist and timers that still run."""
    return [*_windows(), *_timers()]


def _windows() -> Iterator[str]:
    """The names; none of the windows is there any more for the next test."""
    from PySide6.QtWidgets import QApplication
    from shiboken6 import delete, isValid

    for widget in QApplication.topLevelWidgets():
        if isValid(widget):  # it may have gone with one before it
            yield f"{type(widget).__name__} “{widget.windowTitle() or widget.accessibleName()}”"
            delete(widget)


def _timers() -> Iterator[str]:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    for one in gc.get_objects():
        if isinstance(one, QTimer) and isValid(one) and one.isActive():
            yield f"running timer of {type(one.parent()).__name__} ({one.interval()} ms)"
