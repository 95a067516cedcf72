"""How the cautions that the user chose affect exercises and routines. By default none is chosen."""

from collections.abc import Collection, Iterable

import msgspec

from backcoach.catalog.catalog import Catalog
from backcoach.catalog.types import Caution, Exercise, Routine
from backcoach.coaching.safety import CautionRule

BREATH_S = 12
"""Seconds of one breath in the default pattern 4-2-6, to estimate how long a set lasts."""


class CautionAdvice(msgspec.Struct, frozen=True):
    """Which of the chosen cautions hide an exercise, and the warnings of the others."""

    hidden_by: tuple[Caution, ...]
    warnings: tuple[str, ...]


def caution_advice(exercise: Exercise, chosen: Collection[Caution], rules: Iterable[CautionRule]) -> CautionAdvice:
    """What the chosen cautions mean for an exercise; a caution that hides it gives no warning."""
    in_force = [rule for rule in rules if rule.id in chosen]
    hiding = [rule for rule in in_force if _hides(rule, exercise)]
    return CautionAdvice(
        hidden_by=tuple(rule.id for rule in hiding),
        warnings=tuple(rule.warning for rule in in_force if rule not in hiding and rule.id in exercise.cautions),
    )


def visible_exercises(
    exercises: Iterable[Exercise], chosen: Collection[Caution], rules: Collection[CautionRule]
) -> list[Exercise]:
    """The exercises that no chosen caution hides, in the given order."""
    return [exercise for exercise in exercises if not caution_advice(exercise, chosen, rules).hidden_by]


def without_hidden(
    routine: Routine,
    catalog: Catalog,
    chosen: Collection[Caution],
    rules: Collection[CautionRule],
    hidden: Collection[str] = (),
) -> Routine | None:
    """The routine without exercises that cautions hide or that are in `hidden` (ids); None if no exercise is left."""
    kept = {one.id for one in visible_exercises(catalog.exercises.values(), chosen, rules)}.difference(hidden)
    items = tuple(item for item in routine.items if item.exercise in kept)
    return msgspec.structs.replace(routine, items=items) if items else None


def may_hold_breath(chosen: Collection[Caution], rules: Iterable[CautionRule]) -> bool:
    """Whether the chosen cautions allow a hold in the breath pattern."""
    return all(rule.breath_hold for rule in rules if rule.id in chosen)


def shortest_set_s(exercise: Exercise) -> float:
    """Estimated seconds of the shortest set of an exercise, with both sides: the low end of each range."""
    dose = exercise.dose
    sides = 1 if exercise.sides == "both" else 2
    counted = dose.breaths or dose.repetitions
    times = counted[0] if counted else 1
    if exercise.tempo == "breath":
        return times * BREATH_S * sides
    if dose.time_s:
        return dose.time_s[0] * sides
    hold = dose.hold_s[0] if dose.hold_s else dose.hold_breaths[0] * BREATH_S if dose.hold_breaths else 0
    return times * sum(hold if part.s is None else part.s for part in exercise.tempo) * sides


def _hides(rule: CautionRule, exercise: Exercise) -> bool:
    if exercise.id in rule.hidden or exercise.position in rule.hidden_positions:
        return True
    return exercise.position in rule.hidden_long_positions and shortest_set_s(exercise) > rule.long_s
