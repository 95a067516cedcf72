"""What an interrupted session is continued with: its settings, and what was changed during it."""

from typing import Annotated

import msgspec

from backcoach.catalog import Routine
from backcoach.session.settings import SessionSettings
from backcoach.session.swapped import swapped
from backcoach.session.timeline import Timeline

MOST_CHANGES = 100
"""So many changes of one session are read; a file from elsewhere may claim to have more."""


class Swap(msgspec.Struct, frozen=True):
    """Another exercise in the place of one, as `swapped` puts it there: its arguments, and the id of the exercise."""

    step: int
    item: int
    other: str
    cut_short: bool

    def applied(self, timeline: Timeline, other: Timeline) -> Timeline:
        """The timeline with it; `other` is one set of the exercise."""
        return swapped(timeline, self.step, self.item, other, cut_short=self.cut_short)

    def fits(self, timeline: Timeline) -> bool:
        """Whether the timeline has such a step."""
        return int(self.cut_short) <= self.step <= len(timeline.steps)


class PlayedSettings(SessionSettings, frozen=True):
    """The settings of one session. `routine` is as it was played; it is kept with the first change."""

    routine: Routine | None = None
    swaps: Annotated[tuple[Swap, ...], msgspec.Meta(max_length=MOST_CHANGES)] = ()
    left_out: Annotated[tuple[int, ...], msgspec.Meta(max_length=MOST_CHANGES)] = ()
    """Places of the routine."""
    smaller: Annotated[tuple[str, ...], msgspec.Meta(max_length=MOST_CHANGES)] = ()
    """Exercises by id."""


def played(settings: SessionSettings, routine: Routine | None = None) -> PlayedSettings:
    """The settings of a session that begins, with nothing changed yet."""
    return PlayedSettings(**msgspec.structs.asdict(settings) | {"routine": routine})
