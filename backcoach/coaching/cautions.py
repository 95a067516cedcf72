"""How the cautions that the user chose change exercises and routines. By default none is chosen."""

from collections.abc import Callable, Collection
from functools import partial

import msgspec
from msgspec.structs import replace

from backcoach.catalog.catalog import Catalog
from backcoach.catalog.types import Care, Caution, CautionRule, Exercise, Limits, Routine, RoutineItem

_MEASURES = Limits.__struct_fields__


class CautionAdvice(msgspec.Struct, frozen=True):
    """What the chosen cautions make of an exercise.

    `hidden_by` are those that leave it out; `instead` is the id of the exercise that replaces it, if any. `warnings`
    are the sentences of the others, and `most` is the dose that they allow.
    """

    hidden_by: tuple[Caution, ...] = ()
    instead: str | None = None
    warnings: tuple[str, ...] = ()
    most: Limits = Limits()


class Careful(msgspec.Struct, frozen=True):
    """A routine as cautions and stops leave it, None if nothing is left; all by id.

    `swapped` has pairs of an exercise and what takes its place.
    """

    routine: Routine | None
    swapped: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()


def caution_advice(
    exercise: Exercise, chosen: Collection[Caution], catalog: Catalog, *, in_bed: bool = False
) -> CautionAdvice:
    """What the chosen cautions mean for an exercise."""
    rules = [rule for rule in catalog.cautions if rule.id in chosen]
    out = [rule for rule in rules if _takes_out(rule, exercise, in_bed=in_bed)]
    if out:
        return CautionAdvice(tuple(rule.id for rule in out), _first_form(out, exercise))
    cares = [exercise.care[rule.id] for rule in rules if rule.id in exercise.care]
    plain = [rule.warning for rule in rules if rule.id in exercise.cautions and rule.id not in exercise.care]
    return CautionAdvice(warnings=tuple(dict.fromkeys([*(care.say for care in cares), *plain])), most=_strictest(cares))


def careful(routine: Routine, catalog: Catalog, chosen: Collection[Caution], hidden: Collection[str] = ()) -> Careful:
    """The routine as the chosen cautions allow it, without the exercises in `hidden` (ids)."""
    advise = partial(caution_advice, chosen=chosen, catalog=catalog, in_bed=routine.in_bed)
    there = {item.exercise for item in routine.items}
    items: list[RoutineItem] = []
    swapped: list[tuple[str, str]] = []
    gone: list[str] = []
    for item in routine.items:
        allowed = _allowed_form(item.exercise, catalog, advise, hidden)
        if allowed is None or (allowed.id != item.exercise and allowed.id in there):
            gone.append(item.exercise)
            continue
        if allowed.id != item.exercise:
            there.add(allowed.id)
            swapped.append((item.exercise, allowed.id))
            item = RoutineItem(exercise=allowed.id, sets=item.sets)
        advice = advise(allowed)
        items.append(replace(item, most=advice.most, say=" ".join(advice.warnings)))
    rules = [rule for rule in catalog.cautions if rule.id in chosen]
    made = replace(
        routine,
        items=tuple(items),
        breaks=tuple(one for rule in rules for one in rule.breaks),
        change_s=max([routine.change_s, *(rule.change_s for rule in rules)]),
    )
    return Careful(made if items else None, tuple(swapped), tuple(gone))


def may_hold_breath(chosen: Collection[Caution], catalog: Catalog) -> bool:
    """Whether the chosen cautions allow a hold in the breath pattern."""
    return all(rule.breath_hold for rule in catalog.cautions if rule.id in chosen)


def _allowed_form(
    id: str, catalog: Catalog, advise: Callable[[Exercise], CautionAdvice], hidden: Collection[str]
) -> Exercise | None:
    """The exercise, or the form of it that the cautions lead to; None if every one is out. Nothing is tried twice."""
    tried: set[str] = set()
    form = catalog.exercises.get(id)
    while form is not None and form.id not in tried and form.id not in hidden:
        tried.add(form.id)
        advice = advise(form)
        if not advice.hidden_by:
            return form
        form = catalog.exercises.get(advice.instead or "")
    return None


def _takes_out(rule: CautionRule, exercise: Exercise, *, in_bed: bool) -> bool:
    care = exercise.care.get(rule.id, Care(say="-"))
    is_low = exercise.position in rule.hidden_positions and not ((in_bed or exercise.in_bed) and rule.bed_does)
    return care.hide or care.use is not None or is_low


def _first_form(out: list[CautionRule], exercise: Exercise) -> str | None:
    """What the cautions that take an exercise out put in its place: its own words first, then its form on a chair."""
    cares = [exercise.care[rule.id] for rule in out if rule.id in exercise.care]
    if any(care.hide for care in cares):
        return None
    return next((care.use for care in cares if care.use), exercise.chair)


def _strictest(cares: Collection[Care]) -> Limits:
    """The least of each measure that several cautions allow."""
    least = {
        key: min((most for care in cares if (most := getattr(care.most, key)) is not None), default=None)
        for key in _MEASURES
    }
    return Limits(**least)
