"""Orca and BackCoach side by side on one screen, as a blind person has them; keys go in, words come out."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from tests.places import ROOT
from tests.ui.orca.speech_log import SpeechLog


@contextmanager
def running(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program that stays, ended at the end."""
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:  # Orca waits for the answer of every program that it has asked something
            process.kill()
            process.wait()


class Machine:
    """What can be pressed and heard; `with Machine(folder) as machine` starts everything but BackCoach."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts = ExitStack()
        self._speech = SpeechLog(folder)

    def __enter__(self) -> Self:
        """A window manager and Orca."""
        settings = self._folder / "orca"
        settings.mkdir()
        self._parts.enter_context(running("openbox"))
        orca = running("orca", "--user-prefs", str(settings), SPEECHD_ADDRESS=self._speech.address)
        self.orca = self._parts.enter_context(orca)
        return self

    def __exit__(self, *_: object) -> None:
        """End all of it."""
        self._parts.close()
        self._speech.shutdown()
        self._speech.server_close()

    def start_backcoach(self, data: Path) -> None:
        """Open the window over a folder of data."""
        self.backcoach = self._parts.enter_context(
            running(sys.executable, "-m", "backcoach", "--data-dir", str(data), QT_QPA_PLATFORM="xcb")
        )

    def press(self, *keys: str) -> None:
        """Press keys as X names them, on whatever has the keyboard."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def hear(self, patience_s: float) -> str | None:
        """What Orca says next; None if it says nothing for so long."""
        return self._speech.next_line(patience_s)
