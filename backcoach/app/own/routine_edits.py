"""Changes to a routine in the editor, as pure functions; a new routine may have no items yet."""

from typing import Any

from msgspec.structs import replace

from backcoach.catalog import Catalog, Routine, RoutineItem
from backcoach.catalog.measures import HELD, Measure, given
from backcoach.catalog.types import Arrangement

LATE = frozenset({"stretch", "release"})
"""Kinds for which the editor offers a place after strengthening (S4)."""
USUAL_ROUNDS = 2
"""Rounds of a routine that has just become a circuit."""


def empty_routine(id: str, name: str, about: str) -> Routine:
    """A routine to begin with."""
    return Routine(id=id, name=name, about=about, arrangement="straight", items=(), sources=(), rest_s=30)


def added(routine: Routine, item: RoutineItem, place: int | None = None) -> Routine:
    """The routine with one more item at a place, or at its end."""
    place = len(routine.items) if place is None else place
    item = replace(item, sets=None) if routine.arrangement == "circuit" else item
    return replace(routine, items=(*routine.items[:place], item, *routine.items[place:]))


def removed(routine: Routine, place: int) -> Routine:
    """The routine without the item at a place."""
    return replace(routine, items=(*routine.items[:place], *routine.items[place + 1 :]))


def moved(routine: Routine, place: int, to: int) -> Routine:
    """The routine with an item moved to another place; a place beyond either end means that end."""
    rest = removed(routine, place)
    return replace(rest, items=(*rest.items[: max(0, to)], routine.items[place], *rest.items[max(0, to) :]))


def with_item(routine: Routine, place: int, item: RoutineItem) -> Routine:
    """The routine with another item at a place."""
    return replace(routine, items=(*routine.items[:place], item, *routine.items[place + 1 :]))


def with_measure(item: RoutineItem, key: Measure, value: int | None) -> RoutineItem:
    """The item with another amount of a measure; it replaces another count or another kind of hold."""
    others: dict[str, Any] = {other: None for other in given(item) if (other in HELD) == (key in HELD)}
    return replace(item, **{**others, key: value})


def arranged(routine: Routine, arrangement: Arrangement) -> Routine:
    """The routine straight or as a circuit; a circuit's rounds are its sets, so the items lose theirs."""
    if arrangement == routine.arrangement:
        return routine
    if arrangement == "straight":
        return replace(routine, arrangement=arrangement, rounds=1)
    items = tuple(replace(item, sets=None) for item in routine.items)
    return replace(routine, arrangement=arrangement, rounds=USUAL_ROUNDS, items=items)


def stretches_last(routine: Routine, catalog: Catalog) -> Routine:
    """The routine with each stretch that comes before strengthening moved behind the last strengthening exercise."""
    kinds = [catalog.exercise(item.exercise).kind for item in routine.items]
    last = max((place for place, kind in enumerate(kinds) if kind == "strength"), default=-1)
    early = [item for item, kind in zip(routine.items[: last + 1], kinds, strict=False) if kind in LATE]
    first = [item for item, kind in zip(routine.items[: last + 1], kinds, strict=False) if kind not in LATE]
    return replace(routine, items=(*first, *early, *routine.items[last + 1 :]))
