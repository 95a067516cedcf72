"""Reads a dose that was typed behind the name of an exercise, as it stands on a physiotherapist's list.

"bird dog 3 x 8 hold 5 s" is the words "bird dog", three sets, eight repetitions and five seconds of holding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from backcoach.catalog import Exercise, RoutineItem
from backcoach.catalog.measures import Measure, fitting, has_open_hold
from backcoach.catalog.types import ItemSides

_SETS = re.compile(r"(?<!\w)(?P<sets>\d{1,2})\s*[x×*]\s*(?=\d)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<!\w)(?P<amount>\d{1,4})\s*(?P<unit>[^\W\d]+\.?|″|\")?")
UNITS: dict[str, tuple[str, ...]] = {
    "seconds": ("s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "″", '"'),
    "minutes": ("min", "mins", "minute", "minutes", "minuten"),
    "breaths": ("breath", "breaths", "atemzug", "atemzüge"),
    "times": ("times", "reps", "rep", "repetitions", "mal", "wiederholungen", "wdh"),
}
_SIDES: dict[ItemSides, str] = {
    "alternate": r"alternat\w*|in turn|im wechsel|abwechselnd",
    "each": r"(on )?(each|both|per) sides?|each|je seite|pro seite|beidseits|jede seite",
    "left": r"left( side)?( only)?|(nur )?links?",
    "right": r"right( side)?( only)?|(nur )?rechts?",
}
_LINKS = re.compile(r"(?<!\w)(hold|held|holding|for|of|halten|je|à|a)(?!\w)|[·,;:/()]", re.IGNORECASE)
MOST = {"sets": 100, "repetitions": 100, "breaths": 100, "time_s": 3600, "hold_s": 3600, "hold_breaths": 100}


class Typed(msgspec.Struct, frozen=True):
    """The words that name an exercise, and the dose behind them: sets, amounts with their units, sides."""

    words: str
    sets: int | None = None
    amounts: tuple[tuple[int, str], ...] = ()
    """Each with one of the keys of `UNITS`, empty where none was typed."""
    sides: ItemSides | None = None

    @property
    def has_dose(self) -> bool:
        """Whether anything was typed behind the name."""
        return bool(self.sets or self.amounts or self.sides)


def read_typed(line: str) -> Typed:
    """The parts of a line; a line without a number is all name."""
    first = re.search(r"(?<!\w)\d", line)
    if first is None:
        return Typed(" ".join(line.split()))
    name, rest = line[: first.start()], line[first.start() :]
    sides = next((key for key, words in _SIDES.items() if re.search(_all_of(words), rest, re.IGNORECASE)), None)
    sets = _SETS.search(rest)
    amounts = _AMOUNT.finditer(rest if sets is None else rest[: sets.start()] + rest[sets.end() :])
    found = tuple((int(one["amount"]), _unit(one["unit"])) for one in amounts)
    return Typed(" ".join(_LINKS.sub(" ", name).split()), int(sets["sets"]) if sets else None, found, sides)


def _all_of(words: str) -> str:
    return rf"(?<!\w)({words})(?!\w)"


def _unit(typed: str | None) -> str:
    word = (typed or "").casefold().rstrip(".")
    return next((key for key, words in UNITS.items() if word in words), "")


def item_from(typed: Typed, exercise: Exercise) -> RoutineItem:
    """An item of an exercise with what was typed, as far as it fits the exercise."""
    item = RoutineItem(exercise=exercise.id)
    if typed.sets:
        item = replace(item, sets=typed.sets)
    if typed.sides and exercise.sides != "both":
        item = replace(item, sides=None if typed.sides == exercise.sides else typed.sides)
    for key, amount in _measures(typed, exercise):
        item = replace(item, **{key: max(1, min(amount, MOST[key]))})
    return item


def _measures(typed: Typed, exercise: Exercise) -> Iterator[tuple[Measure, int]]:
    """Each measure that was typed, once: the first amount without a unit is the count."""
    possible, taken = fitting(exercise), set[str]()
    for amount, unit in typed.amounts:
        seconds = amount * 60 if unit == "minutes" else amount
        key = _measure(unit, exercise, counted="count" in taken)
        kind = "hold" if key.startswith("hold") else "count"
        if key in possible and kind not in taken:
            taken.add(kind)
            yield key, seconds


def _measure(unit: str, exercise: Exercise, *, counted: bool) -> Measure:
    """The measure of an amount: seconds hold where the exercise has a hold, and are its time where it has none."""
    if unit in ("seconds", "minutes"):
        return "hold_s" if has_open_hold(exercise) else "time_s"
    if unit == "breaths" and not exercise.breath_led:
        return "hold_breaths"
    if not unit and counted:
        return "hold_s"
    return "breaths" if exercise.dose.breaths else "repetitions"
