"""Compiles a routine to a timeline."""

from collections.abc import Iterator

from backcoach.catalog import Catalog, Exercise, Routine, RoutineItem
from backcoach.session.dose import ChosenDose, choose
from backcoach.session.segment import Segment, SegmentKind, Side, abutting
from backcoach.session.set_phases import TimedPhase, phases_of_set
from backcoach.session.settings import SessionSettings
from backcoach.session.timeline import Step, Timeline

CHANGE_S = 5
"""Seconds added to getting ready for a new position, and again for new equipment."""


def compile_timeline(routine: Routine, catalog: Catalog, settings: SessionSettings) -> Timeline:
    """When everything of a routine happens; pure. The exercises of the routine must be in the catalogue."""
    return _Compiler(routine, catalog, settings).timeline()


class _Compiler:
    def __init__(self, routine: Routine, catalog: Catalog, settings: SessionSettings) -> None:
        self._routine = routine
        self._settings = settings
        self._exercises = {item.exercise: catalog.exercise(item.exercise) for item in routine.items}

    def timeline(self) -> Timeline:
        steps = list(self._steps())
        segments: list[Segment] = []
        for place, step in enumerate(steps):
            before = steps[place - 1] if place else None
            segments += [
                _segment(place, step, kind, TimedPhase(None, s)) for kind, s in self._lead(before, step) if s > 0
            ]
            segments += [_segment(place, step, "work", beat) for beat in self._beats(step)]
        return Timeline(self._routine.id, abutting(segments), tuple(steps))

    def _steps(self) -> Iterator[Step]:
        """Straight sets finish an exercise before the next one; a circuit goes round them all, set by set."""
        doses = [self._dose(item) for item in self._routine.items]
        order = [(place, k) for place, dose in enumerate(doses) for k in range(1, dose.sets + 1)]
        if self._routine.arrangement == "circuit":
            order.sort(key=lambda place_and_set: place_and_set[1])
        for place, k in order:
            exercise = self._exercises[self._routine.items[place].exercise]
            sides: tuple[Side | None, ...] = ("left", "right") if exercise.sides == "each" else (None,)
            for side in sides:
                yield Step(place, exercise.id, k, doses[place].sets, side)

    def _dose(self, item: RoutineItem) -> ChosenDose:
        return choose(self._exercises[item.exercise], item, self._routine, self._settings.level)

    def _beats(self, step: Step) -> list[TimedPhase]:
        return phases_of_set(self._exercises[step.exercise], self._dose(self._routine.items[step.item]), self._settings)

    def _lead(self, before: Step | None, step: Step) -> list[tuple[SegmentKind, float]]:
        """What comes between two steps: kinds with their seconds; getting ready is part of the rest it ends."""
        exercise = self._exercises[step.exercise]
        if before is None:
            return [("get_ready", self._ready(None, exercise))]
        if (before.item, before.set) == (step.item, step.set):
            return [("switch_side", exercise.switch_s)]
        ready = self._ready(self._exercises[before.exercise], exercise)
        rest = self._rest(before, step)
        return [("rest", rest - ready), ("get_ready", ready)]

    def _ready(self, before: Exercise | None, exercise: Exercise) -> float:
        """Seconds to take up the position: longer when it or the equipment changes, or the first side comes again."""
        if before is exercise:
            back = exercise.switch_s if exercise.sides == "each" else 0
            return max(self._settings.get_ready_s, back)
        moves = before is None or before.position != exercise.position
        fetches = bool(exercise.equipment) and (before is None or before.equipment != exercise.equipment)
        return self._settings.get_ready_s + CHANGE_S * (moves + fetches)

    def _rest(self, before: Step, step: Step) -> float:
        if self._settings.rest_s is not None:
            return self._settings.rest_s
        if before.item == step.item:
            return self._dose(self._routine.items[step.item]).rest_s
        return self._routine.rest_s


def _segment(place: int, step: Step, kind: SegmentKind, beat: TimedPhase) -> Segment:
    return Segment(
        start_s=0.0,
        duration_s=float(beat.seconds),
        kind=kind,
        exercise=step.exercise,
        set=step.set,
        sets=step.sets,
        step=place,
        side=beat.side or step.side,
        repetition=beat.repetition,
        repetitions=beat.repetitions,
        phase=beat.phase,
        waits=beat.waits,
    )
