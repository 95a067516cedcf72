"""`python -m tests.cues.watched FOLDER ARGUMENTS`: BackCoach itself; it tells what it paints and says in files there.

In `said` is each sentence of the window, a line each. In `frames` is each painting of a session's ring as two numbers,
little-endian doubles: the monotonic time at which it was painted, and where on the monotonic clock 0 of the timeline
lies by what it shows.
"""

import struct
import sys
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

FRAME = struct.Struct("<dd")


class Frame(NamedTuple):
    """One painted frame: when, and the time of the timeline's 0, both in seconds of the monotonic clock."""

    at_s: float
    origin_s: float

    @property
    def t(self) -> float:
        """Where the session was when it was painted, in seconds."""
        return self.at_s - self.origin_s


def frames(path: Path) -> list[Frame]:
    """The frames painted so far, in order."""
    if not path.exists():
        return []
    data = path.read_bytes()
    return [Frame(*values) for values in FRAME.iter_unpack(data[: len(data) // FRAME.size * FRAME.size])]


def main() -> int:
    """Run BackCoach, watched."""
    from PySide6.QtGui import QPaintEvent

    from backcoach import cli
    from backcoach.session import Moment
    from backcoach.ui.session import ring, session_view, stage

    folder = Path(sys.argv[1])
    told, sentences = (folder / "frames").open("wb", buffering=0), (folder / "said").open("wb", buffering=0)
    origin = 0.0
    paint, show, say = ring.Ring.paintEvent, session_view.SessionView.show_moment, stage.Stage.say

    def painted(self: ring.Ring, event: QPaintEvent) -> None:
        paint(self, event)
        if origin:
            told.write(FRAME.pack(monotonic(), origin))

    def shown(self: session_view.SessionView, moment: Moment) -> None:
        nonlocal origin
        origin = monotonic() - moment.t
        show(self, moment)

    def spoken(self: stage.Stage, sentence: str, *action: Any) -> None:
        say(self, sentence, *action)
        sentences.write(sentence.encode() + b"\n")

    stage.Stage.say = spoken  # type: ignore[assignment, method-assign]
    ring.Ring.paintEvent = painted  # type: ignore[method-assign]
    session_view.SessionView.show_moment = shown  # type: ignore[method-assign]
    return cli.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
