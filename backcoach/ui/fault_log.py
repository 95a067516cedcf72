"""Unexpected exceptions are logged and reported in one sentence, and the window goes on."""

import os
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from backcoach.outside import open_fd

LONGEST = 200_000
"""The log starts again when it has more bytes than this."""


class FaultLog(QObject):
    """Replaces the traceback on the terminal; the file holds lines of code, nothing that the user entered.

    `say` is called in the window's thread, with the kind of the first exception.
    """

    _first = Signal(str)

    def __init__(self, file: Path, say: Callable[[str], None]) -> None:
        super().__init__()
        self._file = file
        self._say = say
        self._told = False
        self._first.connect(self._tell)

    def install(self) -> None:
        """Receive every uncaught exception, of all threads."""
        sys.excepthook = self.take
        threading.excepthook = self._take_of_thread

    def take(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Log an exception, and tell the user about the first one."""
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        places = "".join(traceback.format_tb(trace))
        try:
            fresh = not self._file.exists() or self._file.stat().st_size > LONGEST
            flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if fresh else os.O_APPEND)
            with os.fdopen(open_fd(self._file, flags), "w", encoding="utf-8") as log:
                with suppress(OSError):
                    self._file.chmod(0o600)  # an older file may be readable for others
                log.write(f"{kind.__name__}\n{places}\n")
        except OSError as error:
            self._complain(error)
        if not self._told:
            self._told = True
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._first.emit(kind.__name__)

    def _take_of_thread(self, fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None and not issubclass(fault.exc_type, SystemExit):
            self.take(fault.exc_type, fault.exc_value, fault.exc_traceback)

    def _complain(self, error: OSError) -> None:
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(f"{self._file}: {error.strerror}\n")

    def _tell(self, name: str) -> None:
        self._say(name)
