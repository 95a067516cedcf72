"""What a routine becomes today, and why it is not all of it."""

import msgspec

from backcoach.catalog import Equipment, Routine
from backcoach.session import Timeline

LENGTHS = (5, 10, 15)
"""Minutes that can be chosen instead of the whole routine."""
LESS_BY_S = 90.0
"""A length is offered only if the whole routine takes at least this many seconds more."""


class DayPlan(msgspec.Struct, frozen=True):
    """The routine as it will be played. The other fields hold ids of exercises, or names of things."""

    routine: Routine
    """The routine without what is left out."""
    timeline: Timeline
    needs: tuple[Equipment, ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    """Pairs of an exercise and the form that the user has chosen for it."""
    swapped: tuple[tuple[str, str], ...] = ()
    no_thing: tuple[str, ...] = ()
    """Exercises left out because the things in `lacking` are missing."""
    lacking: tuple[str, ...] = ()
    not_today: tuple[str, ...] = ()
    eased: tuple[tuple[str, str], ...] = ()
    """Pairs of an exercise and the form that the user's cautions put in its place."""
    hidden: tuple[str, ...] = ()
    """Left out because of the user's cautions."""
    put_away: tuple[str, ...] = ()
    """Left out because the user never wants it."""
    stopped: tuple[str, ...] = ()
    """Left out since the user stopped with leg pain in it."""
    for_time: tuple[str, ...] = ()
    """Left out to fit into the minutes."""
    care: tuple[str, ...] = ()
    """Exercises for which the user's cautions have a warning."""


def offered(whole_s: float) -> tuple[int, ...]:
    """The lengths in minutes that are shorter than a routine of so many seconds; empty for a short routine."""
    return tuple(minutes for minutes in LENGTHS if minutes * 60 + LESS_BY_S <= whole_s)
