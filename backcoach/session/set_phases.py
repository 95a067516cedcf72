"""Turns one set of an exercise into phases with their lengths and the repetition that each belongs to."""

from itertools import product
from typing import NamedTuple

from backcoach.catalog import Exercise
from backcoach.catalog.types import HOLDS, PhaseName
from backcoach.session.dose import ChosenDose
from backcoach.session.segment import Side
from backcoach.session.settings import SessionSettings

_UNPACED = HOLDS | {"inhale", "exhale"}
"""Phases whose length does not depend on the pace."""


class TimedPhase(NamedTuple):
    """One phase: its seconds, repetition k of n (None if nothing is counted), and its side if sides alternate.

    With `waits` it is all n repetitions, ends when the user says so, and `seconds` is an estimate. With `of_breaths`
    each repetition is a breath.
    """

    phase: PhaseName | None
    seconds: float
    repetition: int | None = None
    repetitions: int | None = None
    side: Side | None = None
    waits: bool = False
    of_breaths: bool = False


def phases_of_set(exercise: Exercise, dose: ChosenDose, settings: SessionSettings) -> list[TimedPhase]:
    """The phases of one set on one side, in order.

    If the sides alternate, each repetition is done on the left and then on the right.
    """
    sides: tuple[Side | None, ...] = ("left", "right") if dose.sides == "alternate" else (None,)
    cycle = [phase._replace(side=side) for side, phase in product(sides, _repetition(exercise, dose, settings))]
    if dose.time_s is not None:
        return _fitted(cycle, dose.time_s)
    count = dose.breaths or dose.repetitions
    if count is None:
        return cycle
    if settings.own_pace and not exercise.breath_led:
        return [TimedPhase(None, count * _seconds(cycle), repetitions=count, waits=True)]
    of_breaths = dose.breaths is not None
    counted = [phase._replace(repetitions=count, of_breaths=of_breaths) for phase in cycle]
    return [phase._replace(repetition=k) for k, phase in product(range(1, count + 1), counted)]


def _repetition(exercise: Exercise, dose: ChosenDose, settings: SessionSettings) -> list[TimedPhase]:
    """The phases of one repetition on one side."""
    breath = settings.breath.of(exercise).phases
    if exercise.tempo == "breath":
        return [TimedPhase(name, seconds) for name, seconds in breath]
    phases: list[TimedPhase] = []
    for part in exercise.tempo:
        if part.s is not None:
            phases.append(TimedPhase(part.phase, part.s if part.phase in _UNPACED else part.s / settings.pace))
        elif dose.hold_s is not None:
            phases.append(TimedPhase(part.phase, dose.hold_s))
        else:
            total = dose.hold_breaths or 1
            phases += [
                TimedPhase(name, s, k, total, of_breaths=True) for k, (name, s) in product(range(1, total + 1), breath)
            ]
    return phases


def _fitted(cycle: list[TimedPhase], time_s: float) -> list[TimedPhase]:
    """As many whole cycles as come closest to `time_s`, stretched or shortened to last exactly that long."""
    times = max(1, round(time_s / _seconds(cycle)))
    scale = time_s / (times * _seconds(cycle))
    return [phase._replace(seconds=phase.seconds * scale) for phase in cycle] * times


def _seconds(phases: list[TimedPhase]) -> float:
    return sum(phase.seconds for phase in phases)
