"""What the user changed in routines: left out for a day, fewer or more sets for a day, another form for good."""

import msgspec

from backcoach.catalog import Catalog, Routine, RoutineItem

MOST_SETS = 10


class Today(msgspec.Struct, frozen=True):
    """Exercises by id: those left out, pairs of one and what takes its place, and pairs of one and its sets."""

    without: tuple[str, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    sets: tuple[tuple[str, int], ...] = ()

    def leaving_out(self, id: str) -> "Today":
        """One more left out."""
        return msgspec.structs.replace(self, without=(*self.without, id))

    def swapping(self, old: str, new: str) -> "Today":
        """Another exercise in the place of one; back to the first one, nothing is swapped."""
        first = next((one for one, other in self.instead if other == old), old)
        kept = tuple(pair for pair in self.instead if pair[0] != first)
        return msgspec.structs.replace(self, instead=kept if new == first else (*kept, (first, new)))

    def with_sets(self, id: str, sets: int) -> "Today":
        """So many sets of one, at least 1."""
        kept = tuple(pair for pair in self.sets if pair[0] != id)
        return msgspec.structs.replace(self, sets=(*kept, (id, min(MOST_SETS, max(1, sets)))))


def as_today(routine: Routine, catalog: Catalog, today: Today) -> Routine | None:
    """The routine as it was changed for today; None if nothing is left. What the catalogue lacks is not swapped in."""
    instead, sets = dict(today.instead), dict(today.sets)
    items: list[RoutineItem] = []
    for item in routine.items:
        other = instead.get(item.exercise, item.exercise)
        if other != item.exercise and other in catalog.exercises:
            item = RoutineItem(exercise=other, sets=item.sets)
        if item.exercise in sets:
            item = msgspec.structs.replace(item, sets=sets[item.exercise])
        if item.exercise not in today.without:
            items.append(item)
    return msgspec.structs.replace(routine, items=tuple(items)) if items else None
