"""Reads a dose that was typed after the name of an exercise, as on a physiotherapist's list.

"bird dog 3 x 8 hold 5 s" is the words "bird dog", three sets, eight repetitions and five seconds of holding. English
words are understood in every language, besides those of the language itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from backcoach.catalog import Exercise, RoutineItem
from backcoach.catalog.measures import Measure, fitting, has_open_hold
from backcoach.catalog.types import ItemSides
from backcoach.words import Words

_K = TypeVar("_K")

_SETS = re.compile(r"(?<!\w)(?P<sets>\d{1,2})\s*[x×*]\s*(?=\d)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<!\w)(?P<amount>\d{1,4})\s*(?P<unit>[^\W\d]+\.?|″|\")?")
_SIGNS = r"[·,;:/()]"
MOST = {"sets": 100, "repetitions": 100, "breaths": 100, "time_s": 3600, "hold_s": 3600, "hold_breaths": 100}


class Typed(msgspec.Struct, frozen=True):
    """The words that name an exercise, and the dose behind them: sets, amounts with their units, sides."""

    words: str
    sets: int | None = None
    amounts: tuple[tuple[int, str], ...] = ()
    """Each with one of the keys of `_units`, empty where none was typed."""
    sides: ItemSides | None = None


def read_typed(line: str, words: Words) -> Typed:
    """The parts of a line; a line without a number is only a name."""
    first = re.search(r"(?<!\w)\d", line)
    if first is None:
        return Typed(" ".join(line.split()))
    name, rest = line[: first.start()], line[first.start() :]
    units, both = _units(words), _sides(words)
    sides = next((key for key, said in both.items() if re.search(_any_of(said), rest, re.IGNORECASE)), None)
    sets = _SETS.search(rest)
    amounts = _AMOUNT.finditer(rest if sets is None else rest[: sets.start()] + rest[sets.end() :])
    found = tuple((int(one["amount"]), _unit(one["unit"], units)) for one in amounts)
    name = re.sub(f"{_any_of(_links(words))}|{_SIGNS}", " ", name, flags=re.IGNORECASE)
    return Typed(" ".join(name.split()), int(sets["sets"]) if sets else None, found, sides)


def _units(words: Words) -> dict[str, list[str]]:
    def said(by: Words) -> dict[str, str]:
        return {
            "seconds": by.pgettext("typed in a dose", "s | sec | secs | second | seconds"),
            "minutes": by.pgettext("typed in a dose", "min | mins | minute | minutes"),
            "breaths": by.pgettext("typed in a dose", "breath | breaths"),
            "times": by.pgettext("typed in a dose", "times | reps | rep | repetitions"),
        }

    return {key: [*own, "″", '"'] if key == "seconds" else own for key, own in _with_english(said, words).items()}


def _sides(words: Words) -> dict[ItemSides, list[str]]:
    def said(by: Words) -> dict[ItemSides, str]:
        return {
            "alternate": by.pgettext("typed in a dose", "alternate | alternately | alternating | in turn"),
            "each": by.pgettext("typed in a dose", "each | each side | per side | both sides"),
            "left": by.pgettext("typed in a dose", "left"),
            "right": by.pgettext("typed in a dose", "right"),
        }

    return _with_english(said, words)


def _links(words: Words) -> list[str]:
    def said(by: Words) -> dict[str, str]:
        return {"": by.pgettext("typed in a dose", "hold | held | holding | for | of")}

    return _with_english(said, words)[""]


def _with_english(said: Callable[[Words], dict[_K, str]], words: Words) -> dict[_K, list[str]]:
    """The words between the bars, in small letters: English ones, and those of the language."""
    own = said(words)
    return {key: [*_listed(text), *_listed(own[key])] for key, text in said(Words()).items()}


def _listed(text: str) -> list[str]:
    return [word for part in text.split("|") if (word := " ".join(part.casefold().split()))]


def _any_of(words: list[str]) -> str:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)"


def _unit(typed: str | None, units: dict[str, list[str]]) -> str:
    word = (typed or "").casefold().rstrip(".")
    return next((key for key, said in units.items() if word in said), "")


def item_from(typed: Typed, exercise: Exercise) -> RoutineItem:
    """An item of an exercise with what was typed, as far as that fits the exercise."""
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
    """The measure of an amount: seconds mean the hold if the exercise has one, otherwise its time."""
    if unit in ("seconds", "minutes"):
        return "hold_s" if has_open_hold(exercise) else "time_s"
    if unit == "breaths" and not exercise.breath_led:
        return "hold_breaths"
    if not unit and counted:
        return "hold_s"
    return "breaths" if exercise.dose.breaths else "repetitions"
