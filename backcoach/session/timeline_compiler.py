"""Compiles a routine to a timeline."""

from collections.abc import Iterator

from backcoach.catalog import Catalog, Equipment, Exercise, Routine, RoutineItem
from backcoach.catalog.types import Position
from backcoach.session.breaks import smaller, with_breaks
from backcoach.session.dose import ChosenDose, choose
from backcoach.session.segment import Segment, SegmentKind, Side, abutting
from backcoach.session.set_phases import TimedPhase, phases_of_set
from backcoach.session.settings import SessionSettings
from backcoach.session.timeline import Step, Timeline

SIDES: dict[str, tuple[Side | None, ...]] = {
    "both": (None,), "alternate": (None,), "each": ("left", "right"), "left": ("left",), "right": ("right",),
}  # fmt: skip
"""By how an exercise is done, the sides that a set of it has."""
CHANGE_S = 5
"""Seconds added to getting ready for a new position, and again for new equipment."""
RISE_S = 20
"""Seconds added in place of them where one gets down to the floor, or up from it."""
UPRIGHT: frozenset[Position] = frozenset({"seated", "standing", "squatting"})


def compile_timeline(routine: Routine, catalog: Catalog, settings: SessionSettings) -> Timeline:
    """The timeline of a routine, a pure function. Raises Problem if the catalogue lacks one of its exercises."""
    return _Compiler(routine, catalog, settings).timeline()


class _Compiler:
    def __init__(self, routine: Routine, catalog: Catalog, settings: SessionSettings) -> None:
        self._routine = routine
        self._settings = settings
        self._exercises = {item.exercise: catalog.exercise(item.exercise) for item in routine.items}
        self._catalog = catalog

    def timeline(self) -> Timeline:
        steps = list(self._steps())
        segments: list[Segment] = []
        for index, step in enumerate(steps):
            before = steps[index - 1] if index else None
            for kind, seconds in self._lead_in(before, step):
                if seconds > 0:
                    segments.append(self._segment(index, step, kind, TimedPhase(None, seconds)))
            segments += [self._segment(index, step, "work", phase) for phase in self._work(step)]
        timeline = Timeline(self._routine.id, abutting(segments), tuple(steps), self._routine.breaks)
        return with_breaks(timeline, lambda id: self._exercises[id].position)

    def _steps(self) -> Iterator[Step]:
        """With straight sets, all sets of an exercise before the next one; in a circuit, one set of each per round."""
        doses = [self._dose(item) for item in self._routine.items]
        things = [tuple(thing.name for thing in self._things(item.exercise)) for item in self._routine.items]
        order = [(item, k) for item, dose in enumerate(doses) for k in range(1, dose.sets + 1)]
        if self._routine.arrangement == "circuit":
            order.sort(key=lambda item_and_set: item_and_set[1])
        for item, k in order:
            place, sides = self._routine.items[item], doses[item].sides
            for side in SIDES[sides]:
                yield Step(
                    item, place.exercise, k, doses[item].sets, side, sides == "alternate", place.note or "",
                    place.note_language or "", things[item], place.say,
                )  # fmt: skip

    def _dose(self, item: RoutineItem) -> ChosenDose:
        """The dose of an item, made small enough for the longest stay in its position."""
        exercise = self._exercises[item.exercise]
        dose = choose(exercise, item, self._routine, self._settings.level)
        while not self._fits(exercise, dose) and (less := smaller(dose)):
            dose = less
        return dose

    def _fits(self, exercise: Exercise, dose: ChosenDose) -> bool:
        """Whether a set is short enough for the longest stay in its position."""
        limits = [one.most_s for one in self._routine.breaks if exercise.position in one.positions]
        return not limits or sum(part.seconds for part in phases_of_set(exercise, dose, self._settings)) <= min(limits)

    def _work(self, step: Step) -> list[TimedPhase]:
        return phases_of_set(self._exercises[step.exercise], self._dose(self._routine.items[step.item]), self._settings)

    def _lead_in(self, before: Step | None, step: Step) -> list[tuple[SegmentKind, float]]:
        """What comes before the work of a step, as kinds with their seconds.

        Getting ready is the end of a rest, not added to it.
        """
        exercise = self._exercises[step.exercise]
        if before is None:
            return [("get_ready", self._ready_s(None, step))]
        if (before.item, before.set) == (step.item, step.set):
            return [("switch_side", exercise.switch_s)]
        ready_s = self._ready_s(self._exercises[before.exercise], step)
        return [("rest", self._rest_s(before, step) - ready_s), ("get_ready", ready_s)]

    def _ready_s(self, before: Exercise | None, step: Step) -> float:
        """Seconds to get into position: more for another position or other equipment.

        The next set of an exercise with sides starts on the first side again, so it takes at least a change of sides.
        """
        exercise = self._exercises[step.exercise]
        if before is exercise:
            back = exercise.switch_s if self._dose(self._routine.items[step.item]).sides == "each" else 0
            return max(self._settings.get_ready_s, back)
        things = self._things(exercise.id)
        fetches = bool(things) and (before is None or self._things(before.id) != things)
        return self._settings.get_ready_s + CHANGE_S * fetches + self._change_s(before, exercise)

    def _change_s(self, before: Exercise | None, exercise: Exercise) -> float:
        """Seconds that another position takes: many for getting down to the floor or up from it."""
        if before is not None and before.position == exercise.position:
            return 0
        rises = before is not None and (before.position in UPRIGHT) != (exercise.position in UPRIGHT)
        return (RISE_S if rises else CHANGE_S) + self._routine.change_s

    def _things(self, id: str) -> tuple[Equipment, ...]:
        return self._catalog.things(id, self._routine)

    def _rest_s(self, before: Step, step: Step) -> float:
        if self._settings.rest_s is not None:
            return self._settings.rest_s
        if before.item == step.item:
            return self._dose(self._routine.items[step.item]).rest_s
        return self._routine.rest_s

    def _segment(self, index: int, step: Step, kind: SegmentKind, phase: TimedPhase) -> Segment:
        return Segment(
            start_s=0.0,
            duration_s=float(phase.seconds),
            kind=kind,
            exercise=step.exercise,
            set=step.set,
            sets=step.sets,
            step=index,
            side=phase.side or step.side,
            repetition=phase.repetition,
            repetitions=phase.repetitions,
            phase=phase.phase,
            waits=phase.waits,
            of_breaths=phase.of_breaths,
            range_percent=self._routine.items[step.item].most.range_percent or 100,
        )
