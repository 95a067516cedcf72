"""Where the window was and what it showed, kept for the next start in a small file of its own.

Nothing depends on it: a file that cannot be read counts as missing, and one that cannot be written is left as it is.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backcoach.outside import read_regular

FILE_NAME = "layout.json"
LARGEST = 10_000
"""Bytes of the largest file that is read; a full one has about 150."""
Pixels = Annotated[int, Meta(ge=-100_000, le=100_000)]


class WindowLayout(msgspec.Struct, frozen=True):
    """Place and size of the window in pixels, None before the first end; the history's range and its pane."""

    place: tuple[Pixels, Pixels, Pixels, Pixels] | None = None
    """Left, top, width, height, as it is when it is not maximised."""
    maximised: bool = False
    range_days: Literal[14, 92, 365, 0] = 14
    """0 is everything."""
    pane: Literal["pain", "exercises", "keeping"] = "pain"


def read_layout(folder: Path) -> WindowLayout:
    """The layout that was kept in a data folder; the usual one if there is none, or none that can be read."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(read_regular(folder / FILE_NAME, LARGEST), type=WindowLayout)
    return WindowLayout()


def keep_layout(folder: Path, layout: WindowLayout) -> None:
    """Keep a layout in a data folder, where that can be written to."""
    draft = folder / "layout.new"
    with suppress(OSError):
        draft.unlink(missing_ok=True)
        with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(msgspec.json.encode(layout))
        draft.replace(folder / FILE_NAME)
