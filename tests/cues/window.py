"""The real program in a real window on a screen in memory, driven by keys, with a sound server of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from backcoach.app.preferences import Preferences, write_preferences
from backcoach.cues import Script, SpeechWording, compile_script, compile_spoken_timeline
from backcoach.words import Words
from tests.cues.lab import until
from tests.cues.listening import shipped
from tests.cues.watched import Frame, frames
from tests.patience import PATIENCE_S
from tests.xvfb import xvfb

SIZE = "1366x768"
NEEDED = ("Xvfb", "openbox", "xdotool")
LISTENING = 2
"""The sounding process has more threads than so many once it is up."""
needs_window = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}: run `make test` as one who may install"
)


def script_for(preferences: Preferences) -> Script:
    """What is heard of the chosen routine with these settings."""
    catalog = shipped()
    wording = SpeechWording(Words(), catalog)
    routine = catalog.as_routine(preferences.routine)
    timeline = compile_spoken_timeline(routine, wording, preferences.session, preferences.sound)
    return compile_script(timeline, wording, preferences.sound)


class Window:
    """A window past its first start, in which nothing goes on yet."""

    def __init__(self, folder: Path, display: str, environment: dict[str, str], *, loud: bool) -> None:
        self._folder, self._loud = folder, loud
        environment = environment | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._environment = environment | {"PATH": os.environ["PATH"]}  # the program's own may lack a voice
        command = [sys.executable, "-m", "tests.cues.watched", str(folder), "--data-dir", str(folder / "data")]
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        until(lambda: _has_open(self.process.pid, "journal"))  # then it hears keys
        self._xdotool("search", "--sync", "--onlyvisible", "--name", "^BackCoach", "windowfocus", "--sync")

    @property
    def frames(self) -> list[Frame]:
        """What was painted of the session so far."""
        return frames(self._folder / "frames")

    @property
    def said(self) -> list[str]:
        """The sentences that the window said so far."""
        path = self._folder / "said"
        return path.read_text().splitlines() if path.exists() else []

    @property
    def helper(self) -> int:
        """The process that sounds; 0 when there is none."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        sounding = [int(pid) for pid in children if b"backcoach.cues.helper" in _command(int(pid))]
        return sounding[0] if sounding else 0

    def press(self, *keys: str) -> None:
        """Press keys by their names in X, one after the other."""
        self._xdotool("key", *keys)

    def begin(self, hear: Callable[[], object] | None = None) -> None:
        """Start the routine in view, answer the question as a person would, and wait until it is on the stage.

        With `hear` it goes on only once that has heard the words that answer the score to their end.
        """
        self.press("space")
        until(lambda: not self._loud or _threads(self.helper) > LISTENING)
        keys: tuple[str, ...] = ("4", "Return")
        if hear:
            self.press("4")
            hear()
            keys = ("Return",)
        until(lambda: self._begun(*keys))

    def _begun(self, *keys: str) -> bool:
        self.press(*keys)
        return bool(self.frames)

    def picture(self, path: Path) -> None:
        """The whole screen as PNG."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)

    def close(self) -> int:
        """Close it as a user would; its exit status."""
        self.press("ctrl+q")
        return self.process.wait(PATIENCE_S)

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=True, timeout=PATIENCE_S
        )
        return done.stdout.strip()


def _has_open(pid: int, name: str) -> bool:
    """Whether a process has a file open whose path has a name in it."""
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):  # it may just have been closed
            if name in path.readlink().name:
                return True
    return False


def _threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir())) if pid else 0


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""  # it has just ended


@contextmanager
def desk() -> Iterator[str]:
    """A screen with a window manager; its name for DISPLAY."""
    with xvfb(SIZE) as (display, _pixels):
        quiet = subprocess.DEVNULL
        manager = subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": display}, stdout=quiet, stderr=quiet)
        try:
            yield display
        finally:
            manager.terminate()
            manager.wait()


@contextmanager
def window(folder: Path, environment: dict[str, str], preferences: Preferences) -> Iterator[Window]:
    """An open window over a folder of its own, the safety page read; gone afterwards."""
    from backcoach.clock import SystemClock
    from backcoach.history.journal import Journal

    data = folder / "data"
    data.mkdir()
    write_preferences(data, preferences)
    journal = Journal.open(data, SystemClock()).journal
    journal.facts.read_safety()
    journal.close()
    with desk() as display:
        sound = preferences.sound
        made = Window(folder, display, environment, loud=sound.tones or sound.talk != "off")
        try:
            yield made
        finally:
            if made.process.poll() is None:
                made.process.kill()
            made.process.wait()
