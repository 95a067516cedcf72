"""What becomes of a routine if the user does not have all the things that it needs."""

from collections.abc import Collection

import msgspec

from backcoach.catalog.catalog import Catalog
from backcoach.catalog.types import MAT, Exercise, Routine, RoutineItem

NO_THINGS = "nothing"
"""The entry that means that the user has none of the things. Without any entry the user has not said anything yet."""


class Fitted(msgspec.Struct, frozen=True):
    """The routine with the things that there are, None if nothing is left; all exercises by id.

    `swapped` has pairs of an exercise and the easier one in its place; `left_out` has exercises, `lacking` the names of
    the missing things.
    """

    routine: Routine | None
    swapped: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def lacking(exercise: Exercise, have: Collection[str]) -> tuple[str, ...]:
    """The names of the things that an exercise needs and that are not there."""
    return tuple(thing.name for thing in exercise.equipment if thing.key != MAT and thing.key not in have)


def fitted(routine: Routine, catalog: Catalog, have: Collection[str]) -> Fitted:
    """The routine with the things in `have` (keys): an exercise that needs others becomes its easier form, or is left
    out."""
    if not have:
        return Fitted(routine)
    items: list[RoutineItem] = []
    swapped: list[tuple[str, str]] = []
    left_out: list[str] = []
    missed: dict[str, None] = {}
    there = {item.exercise for item in routine.items}
    for item in routine.items:
        exercise = catalog.exercise(item.exercise)
        missing = lacking(exercise, have)
        missed |= dict.fromkeys(missing)
        easier = catalog.exercises.get(exercise.easier or "")
        if not missing:
            items.append(item)
        elif easier and easier.id not in there and not lacking(easier, have):
            there.add(easier.id)
            swapped.append((exercise.id, easier.id))
            items.append(RoutineItem(exercise=easier.id, sets=item.sets))
        else:
            left_out.append(exercise.id)
    kept = msgspec.structs.replace(routine, items=tuple(items)) if items else None
    return Fitted(kept, tuple(swapped), tuple(left_out), tuple(missed))
