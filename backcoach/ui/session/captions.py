"""What is being spoken, in parts that fit where they are read: none of it is cut, however long it is."""

from collections.abc import Callable

SPOKEN = 16.0
"""Letters a second that are turned over: a little more than are spoken, so that the last part comes in time."""

TURN_S = 4.0
"""Seconds for which a part of words that take turns is shown."""


class Turns:
    """Words in parts for which `fits` is true, each shown for a while, and the first one again after the last."""

    def __init__(self, fits: Callable[[str], bool]) -> None:
        self._fits = fits
        self._kept: tuple[str, tuple[str, ...]] = "", ()

    def refit(self) -> None:
        """Divided anew, because the place where they are read has changed."""
        self._kept = "", ()

    def at(self, words: str, t: float) -> str:
        """The part of the words to be read at `t` seconds."""
        if self._kept[0] != words:
            self._kept = words, parts_of(words, self._fits)
        parts = self._kept[1]
        return parts[int(t // TURN_S) % len(parts)] if parts else ""


class Captions:
    """Cuts words into parts for which `fits` is true, and turns from one to the next as time goes by."""

    def __init__(self, fits: Callable[[str], bool]) -> None:
        self._fits = fits
        self._words = ""
        self._parts: tuple[str, ...] = ()
        self._begun = 0.0

    def show(self, words: str, t: float) -> None:
        """From `t` seconds on these words are spoken; none of them any more if they are empty."""
        self._words, self._begun = words, t
        self._parts = parts_of(words, self._fits)

    def refit(self) -> None:
        """Divide the words anew, because the place where they are read has changed."""
        self._parts = parts_of(self._words, self._fits)

    def at(self, t: float) -> str:
        """The part to be read at `t` seconds; the last one stays."""
        read = max(0.0, t - self._begun) * SPOKEN
        for part in self._parts:
            if read < len(part):
                return part
            read -= len(part)
        return self._parts[-1] if self._parts else ""


def parts_of(words: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Words in as few fitting parts as possible, divided after a sentence if that fills at least half a part, otherwise
    anywhere.

    A single word that does not fit is a part of its own.
    """
    parts: list[str] = []
    left = words.split()
    while left:
        many = next((many for many in range(len(left), 1, -1) if fits(" ".join(left[:many]))), 1)
        if many < len(left):
            ends = [place for place in range((many + 1) // 2, many + 1) if left[place - 1][-1] in ".!?…"]
            many = ends[-1] if ends else many
        parts.append(" ".join(left[:many]))
        left = left[many:]
    return tuple(parts)
