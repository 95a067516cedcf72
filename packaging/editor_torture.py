"""Kills the real window during an edit, and counts the changes that are lost."""

import os
import random
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backcoach.app.library import Library  # noqa: E402
from tests.editing import told  # noqa: E402
from tests.outside import surroundings  # noqa: E402
from tests.places import ASSETS  # noqa: E402
from tests.xvfb import xvfb  # noqa: E402

EDITOR_KILLS = 30
MOST_STEPS, LONGEST_S = 40, 0.3
"""After how many steps the window is killed, at most, and how many seconds later."""


def editor_kills(kills: int = EDITOR_KILLS) -> int:
    """Kill the window at random instants in the editor; steps lost beyond the last one, and unreadable files."""
    chance, steps, lost, unreadable, worst = random.Random(4), 0, 0, 0, 0
    with xvfb() as (display, _):
        for number in range(kills):
            with tempfile.TemporaryDirectory() as name:
                place = Path(name)
                what = ("routine", "figure")[number % 2]
                kept = _killed(place, what, display, chance.randint(1, MOST_STEPS), chance.uniform(0.0, LONGEST_S))
                steps += len(kept)
                behind = _behind(place / "data", kept)
                worst, lost = max(worst, behind), lost + max(0, behind - 1)
                unreadable += not _readable(place / "data")
    print(f"editor_kills: {kills} windows killed after {steps} steps told as kept, at most {worst} lost at once;")
    print(f"              {lost} lost beyond the last one, {unreadable} folders with a file that cannot be read")
    return lost + unreadable


def _killed(place: Path, what: str, display: str, after: int, seconds: float) -> list[tuple[str, str]]:
    """Edit until so many steps are reported, and kill the window some seconds later; returns what was reported of each
    step."""
    environment = surroundings(place) | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    command = [sys.executable, "-u", "-m", "tests.editing", str(place / "data"), what]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env=environment
    )
    assert process.stdout
    lines: list[str] = []
    while len(lines) < after and (line := process.stdout.readline()):
        lines.append(line)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    lines += process.stdout.readlines()
    process.wait()
    parts = [line.split() for line in lines if line.startswith("kept ")]
    return [(part[1], part[2]) for part in parts if len(part) == 3]


def _behind(data: Path, kept: list[tuple[str, str]]) -> int:
    """How many steps the file is behind what was reported; content that was not reported yet is the newest of all."""
    if not kept:
        return 0
    contents = [content for _, content in kept]
    now = told(data / kept[-1][0])
    return contents[::-1].index(now) if now in contents else 0


def _readable(data: Path) -> bool:
    """Whether every own file can be read, the motion of an exercise as well."""
    library = Library(ASSETS, data, data / "cache")
    own = [one for one in library.catalog.exercises.values() if one.figure and library.motions.is_own(one.figure)]
    return not library.catalog.problems and all(library.motions.of(one) is not None for one in own)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(int(editor_kills() > 0))
