"""A screen of its own in memory: what is painted can be seen in its frame buffer without asking anybody."""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, sleep

from tests.xvfb import xvfb

WIDTH, HEIGHT = 1366, 768
EVERY = 64
"""Pixels between two rows that are looked at."""


class Screen:
    """An Xvfb whose pixels are mapped into this process; `display` is its name for DISPLAY."""

    def __init__(self, display: str, pixels: mmap.mmap) -> None:
        self.display = display
        self._pixels = pixels
        self._offset = len(pixels) - WIDTH * HEIGHT * 4

    def row(self, y: int) -> bytes:
        """The pixels of one row as bytes."""
        start = self._offset + y * WIDTH * 4
        return self._pixels[start : start + WIDTH * 4]

    def is_blank(self) -> bool:
        """Whether nothing is shown, looked at in some rows, so that a small window in a corner is seen too."""
        return not any(any(self.row(y)) for y in range(EVERY // 2, HEIGHT, EVERY))

    def wait_painted(self, seconds: float) -> float:
        """The time (perf_counter) at which something was painted, looked at every half millisecond."""
        until = perf_counter() + seconds
        while perf_counter() < until:
            if not self.is_blank():
                return perf_counter()
            sleep(0.0005)
        raise TimeoutError("nothing was painted")


@contextmanager
def screen() -> Iterator[Screen]:
    """A blank screen of 1366×768 without a window manager."""
    with xvfb(f"{WIDTH}x{HEIGHT}") as (display, path), path.open("rb") as file:
        yield Screen(display, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
