"""An exercise as a lesson: its steps one by one, each with the phase in which the figure shows it."""

import msgspec

from backcoach.catalog import Exercise
from backcoach.catalog.types import PhaseName

KNOWN_AFTER = 2
"""Sessions in which an exercise was done, after which it needs no lesson any more."""


class LessonStep(msgspec.Struct, frozen=True):
    """One step; `phase` None shows the starting pose."""

    number: int
    text: str
    phase: PhaseName | None


def lesson(exercise: Exercise) -> tuple[LessonStep, ...]:
    """The steps of an exercise; without a word about their phases all show the starting pose."""
    phases = [phase or None for phase in exercise.step_phases] or [None] * len(exercise.steps)
    return tuple(
        LessonStep(number, text, phase)
        for number, (text, phase) in enumerate(zip(exercise.steps, phases, strict=True), 1)
    )


def setting_up(exercise: Exercise) -> tuple[str, ...]:
    """The steps that lead into the starting pose: at least the first one."""
    steps = lesson(exercise)
    first_move = next((place for place, step in enumerate(steps) if step.phase), 1)
    return tuple(step.text for step in steps[: max(1, first_move)])
