"""The catalogue: every exercise and routine by id."""

from collections.abc import Mapping
from typing import TypeVar

from backcoach.catalog.types import MAT, CautionRule, Equipment, Exercise, FileRecord, Routine, RoutineItem
from backcoach.problem import Problem

T = TypeVar("T")


class Catalog(FileRecord, frozen=True):
    """All exercises, routines and rules of cautions; `problems` holds a sentence for each file that was skipped."""

    exercises: dict[str, Exercise]
    routines: dict[str, Routine]
    cautions: tuple[CautionRule, ...] = ()
    problems: tuple[str, ...] = ()

    def exercise(self, id: str) -> Exercise:
        """The exercise with that id. Raises Problem, which names similar ids, if there is none."""
        return _find(Problem("exercise"), id, self.exercises)

    def routine(self, id: str) -> Routine:
        """The routine with that id. Raises Problem, which names similar ids, if there is none."""
        return _find(Problem("routine"), id, self.routines)

    def either(self, id: str) -> Exercise | Routine:
        """The routine or exercise with that id. Raises Problem, which names similar ids, if there is neither."""
        known: dict[str, Exercise | Routine] = {**self.exercises, **self.routines}
        return _find(Problem("exercise or routine"), id, known)

    def as_routine(self, id: str) -> Routine:
        """The routine with that id, or a routine of the exercise with that id. Raises Problem if there is neither."""
        found = self.either(id)
        return found if isinstance(found, Routine) else routine_of(found)

    def equipment(self, routine: Routine) -> tuple[Equipment, ...]:
        """The equipment that the routine needs, each thing once, in the order of first use."""
        things = (thing for item in routine.items for thing in self.things(item.exercise, routine))
        return tuple({thing.name: thing for thing in things}.values())

    def things(self, id: str, routine: Routine) -> tuple[Equipment, ...]:
        """The equipment that an exercise needs in a routine: no mat in bed."""
        needed = self.exercise(id).equipment
        return tuple(thing for thing in needed if thing.key != MAT) if routine.in_bed else needed


def routine_of(exercise: Exercise) -> Routine:
    """A routine of one exercise."""
    return Routine(
        id=exercise.id,
        name=exercise.name,
        about=exercise.cue,
        arrangement="straight",
        items=(RoutineItem(exercise=exercise.id),),
        sources=exercise.sources,
    )


def _find(what: Problem, id: str, known: Mapping[str, T]) -> T:
    if id in known:
        return known[id]
    from difflib import get_close_matches  # imported late: only a wrong id needs it

    near = get_close_matches(id, known, n=3, cutoff=0.5)
    hint = Problem("`backcoach list` shows them all.")
    if near:
        either: str | Problem = near[0]
        for other in near[1:]:
            either = Problem("{this} or {that}", this=either, that=other)
        hint = Problem("did you mean {near}?", near=either)
    raise Problem("There is no {what} “{id}”; {hint}", what=what, id=id, hint=hint)
