"""BackCoach as people start it: processes of its own, on a screen in memory or on none."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.patience import PATIENCE_S
from tests.places import ROOT

SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def surroundings(**more: str) -> dict[str, str]:
    """This process's environment without a screen, plus these variables."""
    return {key: value for key, value in os.environ.items() if key not in SCREEN} | more


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One start to its end."""
    command = [sys.executable, "-m", "backcoach", *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=surroundings(**environment),
        timeout=PATIENCE_S,
    )


@contextmanager
def started(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A start that stays; ended at the end."""
    command = [sys.executable, "-m", "backcoach", *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=surroundings(**environment)
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)


def inodes(process: int) -> set[str]:
    """The sockets that a process holds, by the system's number."""
    found = set()
    for place in Path(f"/proc/{process}/fd").iterdir():
        try:
            target = str(place.readlink())
        except OSError:
            continue  # closed meanwhile
        if target.startswith("socket:["):
            found.add(target[8:-1])
    return found


def internet_sockets(process: int) -> list[str]:
    """The lines of the system's tables of internet sockets that belong to a process."""
    own = inodes(process)
    lines = []
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "udplite", "udplite6"):
        path = Path(f"/proc/{process}/net/{table}")
        if path.exists():
            lines += [line for line in path.read_text().splitlines()[1:] if line.split()[9] in own]
    return lines
