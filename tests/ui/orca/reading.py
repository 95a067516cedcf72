"""Plays a script of keys on BackCoach, and compares what Orca says with what the script says that it says.

Each line of a script is one thing:

    # a heading            is only for readers
    > Tab                  presses a key, or several one after the other, by the names that X gives them
    Check in … button      must be said after all lines before it; … stands for any words, at both ends as well
    ! filler               is never said, in all of the script

A key is pressed once everything before it was said, so no line depends on how quick the machine is.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

PATIENCE_S = 60.0
"""Seconds after which something is not said any more: no measure, only the point at which it gives up."""


class Listener(Protocol):
    """A machine on which keys can be pressed, and that is heard."""

    def press(self, *keys: str) -> None:
        """Press keys."""
        ...

    def hear(self, patience_s: float) -> str | None:
        """What is said next; None if nothing is, for so long."""
        ...


class NotSaid(Exception):
    """Something of the script was not said, or something was that must not be."""


def play(script: str, machine: Listener, patience_s: float = PATIENCE_S) -> Iterator[str]:
    """Yields every key and everything that is said. Raises NotSaid at the first difference."""
    lines = [line for line in map(str.strip, script.splitlines()) if line and not line.startswith("#")]
    never = [pattern(line[1:]) for line in lines if line.startswith("!")]
    for line in lines:
        if line.startswith(">"):
            yield line
            machine.press(*line[1:].split())
        elif not line.startswith("!"):
            yield from _until(line, machine, never, patience_s)


def _until(wanted: str, machine: Listener, never: Iterable[re.Pattern[str]], patience_s: float) -> Iterator[str]:
    """Listen until something is said."""
    found = pattern(wanted)
    while (said := machine.hear(patience_s)) is not None:
        yield f"  {said}"
        if any(one.search(said) for one in never):
            raise NotSaid(f"this must not be said: {said}")
        if found.search(said):
            return
    raise NotSaid(f"this was not said: {wanted}")


def pattern(words: str) -> re.Pattern[str]:
    """What finds some words, with any others in place of each …, whatever their case."""
    parts = (re.escape(part.strip()) for part in words.split("…"))
    return re.compile(".*".join(parts), re.IGNORECASE)
