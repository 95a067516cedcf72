"""How long the picture stands still while sound is in trouble: frames of the real window under each fault."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from backcoach.app.preferences import Preferences
from backcoach.session.settings import SoundSettings
from tests.bench.rows import Row
from tests.cues.lab import Server, recording, until
from tests.cues.window import Window, window
from tests.settled import settled

TIMES = int(os.environ.get("BENCH_FAULT_TIMES", "3"))
LIMIT_MS = 50.0
FROM_S, FAULT_S, MEND_S, TO_S = 1.0, 4.0, 10.0, 22.0
"""On the timeline: from where frames count, where the fault comes, where it goes, and up to where frames count."""
LOUD = settled()
SILENT = settled(sound=SoundSettings(tones=False, talk="off"))


class Scene(NamedTuple):
    """What a fault works on."""

    server: Server
    shown: Window
    folder: Path


class Fault(NamedTuple):
    """Something that goes wrong: as the program starts, in the session, and how it is mended."""

    before: Callable[[Server, Path], dict[str, str]]
    breaks: Callable[[Scene], None]
    mends: Callable[[Scene], None]


def _with_server(server: Server, _folder: Path) -> dict[str, str]:
    server.start()
    return {}


def _without_server(_server: Server, _folder: Path) -> dict[str, str]:
    return {}


def _voice(program: str) -> Callable[[Server, Path], dict[str, str]]:
    """With this program for a voice; none where it is empty."""

    def before(server: Server, folder: Path) -> dict[str, str]:
        server.start()
        programs = folder / "bin"
        programs.mkdir()
        if program:
            (programs / "espeak-ng").write_text(f"#!/bin/sh\n{program}\n")
            (programs / "espeak-ng").chmod(0o755)
        return {"PATH": str(programs)}

    return before


def _nothing(_scene: Scene) -> None:
    """It is broken from the start, or is mended by itself."""


FAULTS: dict[str, Fault] = {
    "no server at the start": Fault(_without_server, _nothing, lambda scene: scene.server.start()),
    "server killed, then back": Fault(
        _with_server, lambda scene: scene.server.kill(), lambda scene: scene.server.start()
    ),
    "server frozen, then on": Fault(
        _with_server, lambda scene: scene.server.freeze(), lambda scene: scene.server.thaw()
    ),
    "helper killed": Fault(_with_server, lambda scene: os.kill(scene.shown.helper, signal.SIGKILL), _nothing),
    "helper frozen": Fault(_with_server, lambda scene: os.kill(scene.shown.helper, signal.SIGSTOP), _nothing),
    "no voice": Fault(_voice(""), _nothing, _nothing),
    "a voice that hangs": Fault(_voice("exec /bin/sleep 600"), _nothing, _nothing),
    "a voice that fails": Fault(_voice("exit 1"), _nothing, _nothing),
    "none": Fault(_with_server, _nothing, _nothing),
}


class Outcome(NamedTuple):
    """The longest gap between two frames in ms, what the window said, and whether it sounds at the end."""

    gap_ms: float
    said: list[str]
    sounds: bool


def fault_rows() -> Iterator[Row]:
    """For each fault the longest gap between two painted frames of several runs, beside a session without sound."""
    still = max(_play(FAULTS["none"], SILENT).gap_ms for _ in range(TIMES))
    yield Row("longest gap between frames, no sound wanted", still, "ms", "limit", LIMIT_MS, most=1)
    for name, fault in FAULTS.items():
        outcomes = [_play(fault, LOUD) for _ in range(TIMES)]
        yield Row(f"gap, {name}", max(one.gap_ms for one in outcomes), "ms", "no sound wanted", still)
        sounding = sum(one.sounds for one in outcomes)
        print(f"    said: {outcomes[-1].said}; sounds at the end: {sounding} of {TIMES}")


def _play(fault: Fault, preferences: Preferences) -> Outcome:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = Server(folder)
        more = fault.before(server, folder)
        try:
            with window(folder, server.environment | more, preferences) as shown:
                return _run(fault, Scene(server, shown, folder), loud=preferences is LOUD)
        finally:
            server.kill()


def _run(fault: Fault, scene: Scene, *, loud: bool) -> Outcome:
    shown = scene.shown
    shown.begin()
    _wait_for(shown, FAULT_S)
    fault.breaks(scene)
    _wait_for(shown, MEND_S)
    fault.mends(scene)
    sounds = False
    if loud:
        with recording(scene.server.environment, marked=False) as recorder:
            until(recorder.loud)
            sounds = True
    _wait_for(shown, TO_S)
    frames = [frame for frame in shown.frames if FROM_S <= frame.t <= TO_S]
    said = shown.said
    shown.close()
    return Outcome(1000 * max(b.at_s - a.at_s for a, b in pairwise(frames)), said, sounds)


def _wait_for(shown: Window, t: float) -> None:
    """Until the picture has come to a time on the timeline, or should have long ago."""
    until_s = monotonic() + t + 20
    while shown.frames[-1].t < t and monotonic() < until_s:
        sleep(0.05)


if __name__ == "__main__":
    for row in fault_rows():
        print(row, flush=True)
