"""Makes a routine fit into a number of minutes: first fewer sets, then fewer exercises from the end of the list.

Both sides of an exercise belong to one set, so a single side is never left out.
"""

from msgspec.structs import replace

from backcoach.catalog import Catalog, Routine
from backcoach.session.dose import choose
from backcoach.session.settings import SessionSettings
from backcoach.session.timeline_compiler import compile_timeline


def shortened(routine: Routine, catalog: Catalog, settings: SessionSettings) -> Routine:
    """The routine within `settings.minutes` (0 for all of it); one set of its first exercise stays in any case."""
    while settings.minutes and compile_timeline(routine, catalog, settings).duration_s > settings.minutes * 60:
        shorter = _with_fewer_sets(routine, catalog, settings) or _without_the_last(routine)
        if shorter is None:
            break
        routine = shorter
    return routine


def _with_fewer_sets(routine: Routine, catalog: Catalog, settings: SessionSettings) -> Routine | None:
    """One set less of the exercise with the most sets, the last of several; in a circuit one round less."""
    if routine.arrangement == "circuit":
        return replace(routine, rounds=routine.rounds - 1) if routine.rounds > 1 else None
    sets = [choose(catalog.exercise(item.exercise), item, routine, settings.level).sets for item in routine.items]
    most = max(sets)
    if most == 1:
        return None
    place = len(sets) - 1 - sets[::-1].index(most)
    items = list(routine.items)
    items[place] = replace(items[place], sets=most - 1)
    return replace(routine, items=tuple(items))


def _without_the_last(routine: Routine) -> Routine | None:
    return replace(routine, items=routine.items[:-1]) if len(routine.items) > 1 else None
