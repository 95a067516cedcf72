"""Picks one dose from the ranges of an exercise."""

import msgspec

from backcoach.catalog import Exercise, Routine, RoutineItem
from backcoach.catalog.measures import Measure, is_replaced
from backcoach.catalog.types import ItemSides, Sides
from backcoach.session.settings import LEVELS, Level


class ChosenDose(msgspec.Struct, frozen=True):
    """The dose of one exercise in one routine; None for a measure that the exercise does not have."""

    sets: int
    rest_s: int
    repetitions: int | None = None
    breaths: int | None = None
    hold_s: int | None = None
    hold_breaths: int | None = None
    time_s: int | None = None
    sides: Sides | ItemSides = "both"


def choose(exercise: Exercise, item: RoutineItem, routine: Routine, level: Level = "low") -> ChosenDose:
    """The dose for a routine's item: the numbers that the item gives, otherwise the point in each range that `level`
    names.

    In a circuit the number of sets is the number of rounds. Nothing exceeds what the user's cautions allow.
    """

    def pick(key: Measure) -> int | None:
        own: int | None = getattr(item, key)
        ends: tuple[int, int] | None = getattr(exercise.dose, key)
        if own is None and ends is not None and not is_replaced(key, item):
            own = at_level(ends, level)
        return allowed(key, own)

    def allowed(key: str, value: int | None) -> int | None:
        most: int | None = getattr(item.most, key)
        return value if value is None or most is None else min(value, most)

    rounds = allowed("sets", routine.rounds) if routine.arrangement == "circuit" else None
    return ChosenDose(
        sets=rounds or allowed("sets", item.sets or at_level(exercise.dose.sets, level)) or 1,
        rest_s=exercise.dose.rest_s if item.rest_s is None else item.rest_s,
        repetitions=pick("repetitions"),
        breaths=pick("breaths"),
        hold_s=pick("hold_s"),
        hold_breaths=pick("hold_breaths"),
        time_s=pick("time_s"),
        sides=item.sides or exercise.sides,
    )


def at_level(ends: tuple[int, int], level: Level) -> int:
    """The whole number in a range at which a level works."""
    return ends[0] + round((ends[1] - ends[0]) * LEVELS[level])
