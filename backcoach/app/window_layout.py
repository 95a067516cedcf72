"""Where the window was and what it showed, stored for the next start in a small file of its own.

Nothing depends on it: a file that cannot be read counts as missing, and a file that cannot be written stays as it is.
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
"""Bytes of the largest file that is read; a complete one has about 150."""
Pixels = Annotated[int, Meta(ge=-100_000, le=100_000)]


class WindowLayout(msgspec.Struct, frozen=True):
    """Place and size of the window in pixels, None before it was first closed; the history's range and view."""

    place: tuple[Pixels, Pixels, Pixels, Pixels] | None = None
    """Left, top, width, height of the window when it is not maximised."""
    maximised: bool = False
    range_days: Literal[14, 92, 365, 0] = 14
    """0 is everything."""
    pane: Literal["pain", "exercises", "keeping"] = "pain"


def read_layout(folder: Path) -> WindowLayout:
    """The layout stored in a data folder; the default if there is none that can be read."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(read_regular(folder / FILE_NAME, LARGEST), type=WindowLayout)
    return WindowLayout()


def keep_layout(folder: Path, layout: WindowLayout) -> None:
    """Store a layout in a data folder, if that can be written."""
    draft = folder / "layout.new"
    with suppress(OSError):
        draft.unlink(missing_ok=True)
        with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(msgspec.json.encode(layout))
        draft.replace(folder / FILE_NAME)
