"""What a session costs while the figure moves, in holds and rests, and how long its frames take, in the real window."""

import json
import os
import subprocess
import sys
from statistics import quantiles
from typing import Any

from tests.bench.rows import Row
from tests.bench.screen import screen

KINDS = ("usual", "calm", "battery", "loaded")
"""As it is; with reduced motion; on a battery; and with sound, while backups are made of a long history."""
Measured = dict[str, Any]
"""Shares of a core by what goes on, and the milliseconds that each frame with a moving figure took."""


def session_rows() -> list[Row]:
    """Shares of a core beside what is aimed at and beside an empty widget; then frames beside 60 a second."""
    runs = {name: _run(name) for name in ("fill", *KINDS)}
    usual = runs["usual"]
    return [
        _share("session while the figure moves", usual["moving"], 10),
        _share("session in a hold", usual["hold"], 5),
        _share("session in a rest", usual["rest"], 5),
        _share("session with reduced motion", runs["calm"]["moving"], 5),
        _share("session on a battery while the figure moves", runs["battery"]["moving"], 5),
        Row(
            "session while the figure moves", 100 * usual["moving"], "%",
            "empty widget filled", 100 * runs["fill"]["all"], most=3,
        ),
        *_frames("", usual["frames"]),
        *_frames(" with sound and backups", runs["loaded"]["frames"]),
    ]  # fmt: skip


def _share(what: str, share: float, limit: float) -> Row:
    return Row(what, 100 * share, "%", "limit, share of a core", limit, most=1)


def _frames(how: str, frames: list[float]) -> list[Row]:
    parts = quantiles(frames, n=100)
    values = {"p50": parts[49], "p99": parts[98], "longest": max(frames)}
    return [Row(f"a frame{how}, {name}", ms, "ms", "60 a second", 16, most=1) for name, ms in values.items()]


def _run(name: str) -> Measured:
    with screen() as blank:
        environment = os.environ | {"DISPLAY": blank.display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.bench.session", name]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    measured: Measured = json.loads(done.stdout.splitlines()[-1])
    return measured


if __name__ == "__main__":
    from tests.bench.session_program import measure

    measure(sys.argv[1])
