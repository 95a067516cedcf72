"""Orca is the test of what a blind person hears: every word of a script must be said, in its order."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.ui.orca.reading import NotSaid, play
from tests.ui.orca.speech_log import spoken
from tests.ui.processes import surroundings
from tests.xvfb import xvfb

PATIENCE_S = 900.0
"""A whole run takes a minute, and some on a busy machine."""
NEEDED = ("orca", "Xvfb", "dbus-run-session", "openbox", "xdotool")
LACKING = [program for program in NEEDED if shutil.which(program) is None]
OWN = subprocess.run(["pgrep", "-x", "orca"], capture_output=True, check=False).stdout if shutil.which("pgrep") else b""


@pytest.mark.thorough
@pytest.mark.realtime
@pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}")
@pytest.mark.skipif(bool(OWN), reason="Orca runs already, and allows no second one")
def test_all_that_orca_says(tmp_path: Path) -> None:
    follow("tests.ui.orca", tmp_path)


def follow(module: str, tmp_path: Path) -> None:
    """Fail if Orca says something other than the script of a module."""
    command = ["dbus-run-session", "--", sys.executable, "-m", module]
    (tmp_path / "run").mkdir(mode=0o700)
    with xvfb() as (display, _):
        environment = surroundings(DISPLAY=display, HOME=str(tmp_path), XDG_RUNTIME_DIR=str(tmp_path / "run"))
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=PATIENCE_S, check=False
        )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "SIGSEGV" not in done.stderr


class Speaker:
    """Says some lines after each key."""

    def __init__(self, **answers: Iterable[str]) -> None:
        self._answers = answers
        self._lines: list[str] = []

    def press(self, *keys: str) -> None:
        """Say what belongs to the keys."""
        for key in keys:
            self._lines.extend(self._answers.get(key, ()))

    def hear(self, _patience_s: float) -> str | None:
        """The next line."""
        return self._lines.pop(0) if self._lines else None


SCRIPT = "# a title\n! filler\n> Tab\nstart … button\n> a b\nTwo\n"


def test_a_script_is_followed_line_by_line() -> None:
    machine = Speaker(Tab=("tab", "Start (space) push button."), a=("one",), b=("two",))
    assert list(play(SCRIPT, machine)) == ["> Tab", "  tab", "  Start (space) push button.", "> a b", "  one", "  two"]


@pytest.mark.parametrize("said", [(), ("button start",), ("filler", "start push button")])
def test_what_is_not_said_or_must_not_be_is_named(said: tuple[str, ...]) -> None:
    with pytest.raises(NotSaid):
        list(play(SCRIPT, Speaker(Tab=said)))


def test_only_the_words_of_an_utterance_count() -> None:
    assert spoken('<speak><mark name="0:5"/>Start  &amp; <mark name="6:8"/>go</speak>') == "Start & go"
