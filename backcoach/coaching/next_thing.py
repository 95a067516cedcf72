"""The one thing to think of after a session, with its reason: shown, and taken only by a click."""

from collections.abc import Sequence
from typing import Literal

import msgspec

ROSE = 2
"""A score this many points higher after a session than before it makes the gentle day the next thing (our choice)."""

Kind = Literal["ease", "gentle", "reached", "another-day", "first-week"]


class NextThing(msgspec.Struct, frozen=True):
    """What to do next: make `exercises` smaller, take the gentle day, or come back on another day."""

    kind: Kind
    exercises: tuple[str, ...] = ()
    """The ids of those that hurt, for "ease"."""


def next_thing(
    hurt: Sequence[str], before: int | None, after: int | None, *, days: int, aim: int, first: bool
) -> NextThing:
    """The most important thing that a session suggests.

    `hurt` are the exercises that hurt; `days` is how many days of this week had a session, of the `aim`; `first` means
    that there was no session before this one.
    """
    if hurt:
        return NextThing("ease", tuple(hurt))
    if before is not None and after is not None and after - before >= ROSE:
        return NextThing("gentle")
    if first:
        return NextThing("first-week")
    return NextThing("reached" if days >= aim else "another-day")
