"""All routines to choose from, with what helps to choose, in a useful order."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from backcoach.catalog import Catalog, Equipment, Routine

if TYPE_CHECKING:
    from backcoach.app.journal_service import JournalService
    from backcoach.app.preferences import Preferences
    from backcoach.app.routine_planner import RoutinePlanner

LOOKED_BACK = 200
"""How many of the latest sessions are searched for the last one of each routine."""


class ShelfEntry(msgspec.Struct, frozen=True):
    """A routine as it would be today: how long it takes, what it needs, when it was done last.

    `usable` is False if cautions, things or a stop leave nothing of it.
    """

    routine: Routine
    seconds: float
    needs: tuple[Equipment, ...] = ()
    picture: str = ""
    """The id of the exercise whose picture stands for it."""
    last: datetime | None = None
    favourite: bool = False
    usable: bool = True

    @property
    def purpose(self) -> str:
        """What it is for: its own short purpose, otherwise the first sentence about it."""
        return self.routine.purpose or self.routine.about.partition(". ")[0]


def shelf(
    catalog: Catalog, planner: RoutinePlanner, journal: JournalService, settings: Preferences
) -> list[ShelfEntry]:
    """Favourites first, then by when they were done last, then by length; those of which nothing is left come last."""
    found = journal.write(lambda journal: journal.sessions.find(limit=LOOKED_BACK)) or []
    last = {session.routine: session.started_at for session in reversed(found) if session.active_s > 0}
    entries = [
        _entry(routine, catalog, planner, last.get(routine.id), settings) for routine in catalog.routines.values()
    ]
    return sorted(entries, key=_order)


def _entry(
    routine: Routine, catalog: Catalog, planner: RoutinePlanner, last: datetime | None, settings: Preferences
) -> ShelfEntry:
    usable = planner.usable(routine)
    return ShelfEntry(
        routine,
        planner.timeline(usable or routine).duration_s,
        catalog.equipment(usable or routine),
        _picture(routine, catalog),
        last,
        routine.id in settings.favourites,
        usable is not None,
    )


def _picture(routine: Routine, catalog: Catalog) -> str:
    """The first exercise that is not only breathing: otherwise all routines that begin with a breath would look the
    same."""
    ids = [item.exercise for item in routine.items]
    return next((id for id in ids if catalog.exercise(id).kind != "breathing"), ids[0])


def _order(entry: ShelfEntry) -> tuple[bool, bool, float, float]:
    since = -entry.last.timestamp() if entry.last else 0.0
    return not entry.usable, not entry.favourite, since, entry.seconds
