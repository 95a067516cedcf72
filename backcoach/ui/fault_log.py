"""Unforeseen exceptions: logged, told in one sentence, and the window goes on."""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from backcoach.outside import open_fd

LONGEST = 200_000
"""Above so many bytes the log starts again."""


class FaultLog:
    """Replaces the traceback on the terminal; the file holds lines of code, nothing that the user entered."""

    def __init__(self, file: Path, say: Callable[[str], None]) -> None:
        self._file = file
        self._say = say
        self._told = False

    def install(self) -> None:
        """Receive every uncaught exception."""
        sys.excepthook = self.take

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
                    self._file.chmod(0o600)  # an older one may be open to others
                log.write(f"{kind.__name__}\n{places}\n")
        except OSError as error:
            sys.stderr.write(f"{self._file}: {error.strerror}\n")
        if not self._told:
            self._told = True
            self._say(kind.__name__)
