"""Expands one set of an exercise into beats: what is done for how long, and which repetition it counts as."""

from itertools import product
from typing import NamedTuple

from backcoach.catalog import Exercise
from backcoach.catalog.types import HOLDS, PhaseName
from backcoach.session.dose import ChosenDose
from backcoach.session.segment import Side
from backcoach.session.settings import SessionSettings

_UNPACED = HOLDS | {"inhale", "exhale"}
"""Phases that the pace leaves alone."""


class TimedPhase(NamedTuple):
    """One phase: seconds, repetition k of n (None where nothing is counted), and the side where sides alternate."""

    phase: PhaseName | None
    seconds: float
    repetition: int | None = None
    repetitions: int | None = None
    side: Side | None = None
    waits: bool = False


def phases_of_set(exercise: Exercise, dose: ChosenDose, settings: SessionSettings) -> list[TimedPhase]:
    """One set on one side; alternating exercises change sides at each repetition, the same number for each."""
    sides: tuple[Side | None, ...] = ("left", "right") if exercise.sides == "alternate" else (None,)
    cycle = [beat._replace(side=side) for side, beat in product(sides, _phases(exercise, dose, settings))]
    if dose.time_s is not None:
        return _fitted(cycle, dose.time_s)
    count = dose.breaths or dose.repetitions
    if count is None:
        return cycle
    if settings.own_pace and not exercise.breath_led:
        return [TimedPhase(None, count * _seconds(cycle), waits=True)]
    return [beat._replace(repetition=k, repetitions=count) for k, beat in product(range(1, count + 1), cycle)]


def _phases(exercise: Exercise, dose: ChosenDose, settings: SessionSettings) -> list[TimedPhase]:
    """The phases of one repetition on one side."""
    breath = settings.breath.phases
    if exercise.tempo == "breath":
        return [TimedPhase(name, seconds) for name, seconds in breath]
    beats: list[TimedPhase] = []
    for part in exercise.tempo:
        if part.s is not None:
            beats.append(TimedPhase(part.phase, part.s if part.phase in _UNPACED else part.s / settings.pace))
        elif dose.hold_s is not None:
            beats.append(TimedPhase(part.phase, dose.hold_s))
        else:
            total = dose.hold_breaths or 1
            beats += [TimedPhase(name, s, k, total) for k, (name, s) in product(range(1, total + 1), breath)]
    return beats


def _fitted(cycle: list[TimedPhase], time_s: float) -> list[TimedPhase]:
    """Whole cycles, stretched or squeezed so that they last exactly as long as they should."""
    times = max(1, round(time_s / _seconds(cycle)))
    scale = time_s / (times * _seconds(cycle))
    return [beat._replace(seconds=beat.seconds * scale) for beat in cycle] * times


def _seconds(beats: list[TimedPhase]) -> float:
    return sum(beat.seconds for beat in beats)
