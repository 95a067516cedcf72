"""Runs the command line as a user would, on the shipped catalogue."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backcoach.cli import main


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """BackCoach in a process of its own, without a display."""
    bare = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "backcoach", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=bare | environment,
    )


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The output of a command that succeeds without a message."""
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> str:
    """The one sentence with which a command fails."""
    assert main(arguments) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("backcoach: ")
    assert printed.err.count("\n") == 1
    return printed.err


def own(folder: Path, name: str, text: str) -> None:
    """Write an exercise file of the user."""
    path = folder / "exercises" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
