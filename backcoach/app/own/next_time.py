"""What *Next time fewer* does: a smaller dose of what hurt, kept as the user's own dose, undone in one step."""

from collections.abc import Callable, Collection

from msgspec.structs import replace

from backcoach.app.library import Library
from backcoach.app.routine_planner import RoutinePlanner
from backcoach.catalog import Exercise, RoutineItem
from backcoach.catalog.measures import Measure
from backcoach.session.dose import ChosenDose, choose
from backcoach.session.fewer import fewer

Undo = Callable[[], None]


class NextTime:
    """Knows a smaller dose of an exercise in a routine, and stores it as the user's own dose, with the note `note`."""

    def __init__(self, library: Library, planner: RoutinePlanner, note: str) -> None:
        self._library = library
        self._planner = planner
        self._note = note

    def dose(self, routine: str, exercise: str) -> ChosenDose | None:
        """The smaller dose; None if there is none, or if no dose of the user's can be kept for it."""
        item = self._item(routine, exercise)
        return self._chosen(routine, item) if item else None

    def take(self, routine: str, exercises: Collection[str]) -> Undo:
        """Use the smaller dose of each from now on; returns what undoes it. Raises Problem if it cannot be written."""
        before = {id: self._kept(routine, id) for id in exercises}
        self._library.use_doses(routine, {id: self._item(routine, id) for id in exercises})
        return lambda: self._library.use_doses(routine, before)

    def _kept(self, routine: str, id: str) -> RoutineItem | None:
        found = self._find(routine, id)
        return found if self._library.has_my_dose(routine, id) else None

    def _find(self, routine: str, id: str) -> RoutineItem | None:
        there = self._library.catalog.routines.get(routine)
        return next((item for item in there.items if item.exercise == id), None) if there else None

    def _item(self, routine: str, id: str) -> RoutineItem | None:
        item = self._find(routine, id)
        dose = self._chosen(routine, item) if item else None
        if item is None or dose is None:
            return None
        less: tuple[Measure | str, int] | None = fewer(dose)
        if less is None and dose.sets > 1 and self._library.catalog.routine(routine).arrangement == "straight":
            less = ("sets", dose.sets - 1)
        return replace(item, **{less[0]: less[1]}, note=item.note or self._note) if less else None

    def _chosen(self, routine: str, item: RoutineItem) -> ChosenDose | None:
        """The dose of an item after the user's level and cautions; None if the cautions leave it out."""
        whole = self._library.catalog.routine(routine)
        careful = self._planner.allowed(replace(whole, items=(item,)))
        if careful is None:
            return None
        exercise: Exercise = self._library.catalog.exercise(item.exercise)
        return choose(exercise, careful.items[0], whole, self._planner.session_settings.level)
