"""The measures that an exercise can have: what is counted, and how a hold is given."""

from typing import Literal, get_args

from backcoach.catalog.types import Dose, Exercise, RoutineItem

Measure = Literal["repetitions", "breaths", "time_s", "hold_s", "hold_breaths"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
HELD: frozenset[Measure] = frozenset({"hold_s", "hold_breaths"})


def given(dose: Dose | RoutineItem) -> list[Measure]:
    """The measures for which a dose or an item has a number."""
    return [key for key in MEASURES if getattr(dose, key) is not None]


def fitting(exercise: Exercise) -> tuple[Measure, ...]:
    """The measures that can be chosen for an exercise, by its tempo; with a hold it may be repeated."""
    if exercise.breath_led:
        return tuple(given(exercise.dose))
    if has_open_hold(exercise):
        return ("repetitions", "hold_s", "hold_breaths")
    return ("repetitions", "time_s")


def has_open_hold(exercise: Exercise) -> bool:
    """Whether a phase lasts as long as the hold of the dose."""
    return any(not isinstance(part, str) and part.s is None for part in exercise.tempo)


def is_replaced(key: Measure, item: RoutineItem) -> bool:
    """Whether the item gives another measure in the place of this one: one count, and one kind of hold, at a time."""
    return any(other != key and (other in HELD) == (key in HELD) for other in given(item))
