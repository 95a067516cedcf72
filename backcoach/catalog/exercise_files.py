"""Reads exercise and routine files; each mistake is reported in one sentence with file, key and what was expected."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from backcoach.catalog.measures import HELD, MEASURES, Measure, fitting, given, is_replaced
from backcoach.catalog.types import (
    HOLDS,
    Arrangement,
    Care,
    Caution,
    CautionRule,
    Dose,
    Exercise,
    ExerciseKind,
    FeelAt,
    FileRecord,
    ItemSides,
    Limb,
    PhaseName,
    Position,
    Routine,
    RoutineItem,
    Sides,
)
from backcoach.outside import TooLarge
from backcoach.problem import Problem
from backcoach.toml_file import MAX_BYTES, MOST_PARTS, TooManyParts, read_toml
from backcoach.words import Message

T = TypeVar("T", bound=FileRecord)
CHOICES = {
    "kind": get_args(ExerciseKind),
    "position": get_args(Position),
    "sides": get_args(Sides),
    "items.sides": get_args(ItemSides),
    "cautions": get_args(Caution),
    "care": get_args(Caution),
    "arrangement": get_args(Arrangement),
    "phase": get_args(PhaseName),
    "step_phases": get_args(PhaseName),
    "works": get_args(Limb),
    "feel_at": get_args(FeelAt),
    "tempo": ("breath", Message("a list of phases")),
}
WORDS = {
    "str": Message.in_context("expected", "text"),
    "int": Message("a whole number"),
    "float": Message("a number"),
    "bool": Message("true or false"),
    "array": Message("a list"),
    "object": Message("a table"),
}
MAX_COUNT, MAX_HELD_S = 2_000, 8 * 3600
"""Limits of repetitions and of seconds held in an exercise or a routine; more is taken for a typing mistake."""
TOO_LONG = Message(
    "at most {count:,} repetitions and {hours} hours of holding, all sets and rounds counted",
    count=MAX_COUNT,
    hours=MAX_HELD_S // 3600,
)
CAUTIONS = "cautions.toml"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_exercise(path: Path) -> Exercise:
    """The exercise in a TOML file. Raises Problem if the file cannot be read or has a mistake."""
    exercise = _read(path, Exercise)
    for key, expected in exercise_faults(exercise):
        raise _fault(path, key, expected)
    return exercise


def read_routine(path: Path, exercises: dict[str, Exercise]) -> Routine:
    """The routine in a TOML file. Raises Problem if it cannot be read, has a mistake or names an unknown exercise."""
    routine = _read(path, Routine)
    for key, expected in routine_faults(routine, exercises):
        raise _fault(path, key, expected)
    return routine


class CautionFile(FileRecord, frozen=True):
    """The content of the file of the cautions."""

    caution: tuple[CautionRule, ...]


def read_cautions(folder: Path) -> tuple[CautionRule, ...]:
    """The rules of the cautions in the assets folder. Raises Problem if the file is missing or has a mistake."""
    path = folder / CAUTIONS
    try:
        return msgspec.convert(_table(path), CautionFile).caution
    except msgspec.ValidationError as error:
        raise _type_fault(path, str(error)) from None


def _read(path: Path, kind: type[T]) -> T:
    if not _ID.fullmatch(path.stem):
        raise _fault(path, Message("file name"), Message("lower-case words joined by hyphens, such as my-stretch.toml"))
    data = _table(path)
    if data.setdefault("id", path.stem) != path.stem:
        raise _fault(path, "id", Message("the file's own name, {name}", name=path.stem))
    _name_cautions(data)
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise _type_fault(path, str(error)) from None


def _name_cautions(data: dict[str, Any]) -> None:
    """Let a caution with words of its own count as named."""
    named, own = data.get("cautions", []), data.get("care")
    if isinstance(named, list) and isinstance(own, dict) and own:
        data["cautions"] = [*named, *(id for id in own if id not in named and id in get_args(Caution))]


def _table(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except TooLarge:
        raise _fault(path, Message("file"), Message("at most {number} kB", number=MAX_BYTES // 1000)) from None
    except OSError as error:
        raise _fault(
            path, Message("file"), Message("a file that can be read ({reason})", reason=error.strerror)
        ) from None
    except UnicodeDecodeError:
        raise _fault(path, Message("file"), Message("text saved as UTF-8")) from None
    except TooManyParts:
        raise _fault(path, Message("file"), Message("names of at most {number} parts", number=MOST_PARTS)) from None
    except ValueError as error:  # also for a number with over 4,300 digits
        raise _fault(path, Message("file"), Message("valid TOML ({error})", error=str(error))) from None


def _type_fault(path: Path, message: str) -> Problem:
    """The sentence for msgspec's message "What - at `$.where`"; for a missing or unknown key, `where` is that key."""
    what, where = re.findall(r"(?s)^(.*?)(?: - at (?:`key` in )?`\$\.?([^`]*)`)?$", message)[0]
    if field := re.fullmatch(r"(?s)Object (missing required|contains unknown) field `(.*)`", what):
        key = f"{where}.{_shown(field[2])}".removeprefix(".")
        missing = field[1] == "missing required"
        return _fault(path, key, Message("this key to be there") if missing else Message("no such key"))
    if value := re.fullmatch(r"(?s)Invalid enum value (.*)", what):
        path_of_keys = re.sub(r"\[[^\]]*\]", "", where)
        choices = CHOICES.get(path_of_keys) or CHOICES[path_of_keys.rpartition(".")[2]]
        return _fault(
            path, where, Message("one of {choices}, not {value}", choices=Message.listed(choices), value=value[1])
        )
    return _fault(path, where, _plain(what.removeprefix("Expected ")))


def _plain(expected: str) -> str:
    """Msgspec's expectation with its type names, such as `float | null`, replaced by plain words."""

    def words(types: re.Match[str]) -> str:
        return " or ".join(WORDS.get(name, name) for name in types[1].split(" | ") if name != "null")

    return re.sub("`(.*?)`", words, expected)


def _shown(name: str) -> str:
    """A file name or key, quoted and escaped if it has characters other than letters, digits, `.`, `_` and `-`."""
    return name if re.fullmatch(r"[\w.-]+", name) else ascii(name)


def _fault(path: Path, key: str, expected: str) -> Problem:
    return Problem("{file}: {key}: expected {expected}.", file=_shown(path.name), key=key, expected=expected)


def exercise_faults(exercise: Exercise) -> list[tuple[str, str]]:
    """Each mistake that the types do not catch, as (key, what was expected)."""
    dose = exercise.dose
    faults: list[tuple[str, str]] = [
        (f"dose.{key}", Message("the low end first, then the high end"))
        for key in ("sets", *MEASURES)
        if (ends := getattr(dose, key)) and ends[0] > ends[1]
    ]
    if _is_too_long([_size(RoutineItem(exercise=exercise.id), dose, dose.sets[1])]):
        faults.append(("dose", TOO_LONG))
    faults += _word_faults(exercise)
    faults += [fault for id, care in exercise.care.items() for fault in _care_faults(f"care.{id}", care, exercise)]
    return faults + (_breath_faults(dose) if exercise.breath_led else _movement_faults(exercise))


def _word_faults(exercise: Exercise) -> list[tuple[str, str]]:
    held = exercise.dose.hold_breaths is not None
    possible = {*exercise.phase_names, *(("inhale", "exhale") if held else ())}
    if exercise.breath_led and not exercise.breath_hold:
        possible.discard("hold")
    told = {*exercise.phase_names, ""}
    rules = [
        (len(exercise.step_phases) in (0, len(exercise.steps)), "step_phases", Message("one phase for each step")),
        (
            set(exercise.step_phases) <= told,
            "step_phases",
            Message("only {choices}, or nothing for the starting pose", choices=Message.listed(exercise.phase_names)),
        ),
        (exercise.sides != "both" or exercise.side_phrase is None, "side_phrase", "none where both sides work at once"),
        (exercise.sides != "both" or not exercise.works, "works", "none where both sides work at once"),
        (set(exercise.phase_words) <= possible, "phase_words", f"only its phases: {', '.join(sorted(possible))}"),
        (exercise.breath_led or not exercise.breath_hold, "breath_hold", 'true only when tempo = "breath"'),
    ]
    return [(key, expected) for holds, key, expected in rules if not holds]


def _care_faults(where: str, care: Care, exercise: Exercise) -> list[tuple[str, str]]:
    possible = ["sets", *given(exercise.dose)]
    measured = Message("one of {choices}, by which {id} is measured", choices=Message.listed(possible), id=exercise.id)
    limited = [key for key in ("sets", *MEASURES) if getattr(care.most, key) is not None]
    faults: list[tuple[str, str]] = [(f"{where}.most.{key}", measured) for key in limited if key not in possible]
    if care.hide and care.use:
        faults.append((where, Message("either hide or use")))
    return faults


def _breath_faults(dose: Dose) -> list[tuple[str, str]]:
    if given(dose) in (["repetitions"], ["breaths"]):
        return []
    return [("dose", Message('either breaths or repetitions and nothing else when tempo = "breath"'))]


def _movement_faults(exercise: Exercise) -> list[tuple[str, str]]:
    names = exercise.phase_names
    open_ended = {part.phase for part in exercise.tempo if not isinstance(part, str) and part.s is None}
    held = [key for key in given(exercise.dose) if key in HELD]
    counted = [key for key in given(exercise.dose) if key not in HELD]
    rules = [
        (bool(names), "tempo", Message("at least one phase")),
        (len(set(names)) == len(names), "tempo", Message("each phase name once")),
        (open_ended <= HOLDS, "tempo", Message("seconds `s` for every phase but hold, stay and pause")),
        (
            len(held) == bool(open_ended),
            "dose",
            Message("one of hold_s or hold_breaths exactly when a phase has no `s`"),
        ),
        (len(counted) + len(held) > 0, "dose", Message("repetitions, time_s or a hold")),
        (
            counted in ([], ["repetitions"], ["time_s"]),
            "dose",
            Message("no breaths, and not both repetitions and time_s"),
        ),
        (not (held and "time_s" in counted), "dose", Message("no open hold in an exercise that is done by time")),
    ]
    return [(key, expected) for holds, key, expected in rules if not holds]


def routine_faults(routine: Routine, exercises: Mapping[str, Exercise]) -> list[tuple[str, str]]:
    """Each mistake that the types do not catch, as (key, what was expected)."""
    faults: list[tuple[str, str]] = []
    if routine.arrangement == "straight" and routine.rounds != 1:
        faults.append(("rounds", Message('rounds only with arrangement = "circuit"')))
    for place, item in enumerate(routine.items):
        exercise = exercises.get(item.exercise)
        if exercise is None:
            faults.append((f"items[{place}].exercise", Message("the id of an exercise, not {id!r}", id=item.exercise)))
        else:
            faults += [(f"items[{place}].{key}", what) for key, what in _item_faults(routine, item, exercise)]
    sizes = []
    for item in (item for item in routine.items if item.exercise in exercises):
        dose = exercises[item.exercise].dose
        sets = routine.rounds if routine.arrangement == "circuit" else item.sets or dose.sets[1]
        sizes.append(_size(item, dose, sets))
    if _is_too_long(sizes):
        faults.append(("items", TOO_LONG))
    return faults


def _size(item: RoutineItem, dose: Dose, sets: int) -> tuple[int, int]:
    """Repetitions or breaths in that many sets, and seconds held or timed; the high ends where none is chosen."""

    def most(key: Measure) -> int:
        ends = None if is_replaced(key, item) else getattr(dose, key)
        return getattr(item, key) or (ends[1] if ends else 0)

    count = sets * (most("repetitions") or most("breaths") or 1)
    return count, count * (most("time_s") or most("hold_s"))


def _is_too_long(sizes: list[tuple[int, int]]) -> bool:
    return sum(count for count, _ in sizes) > MAX_COUNT or sum(seconds for _, seconds in sizes) > MAX_HELD_S


def _item_faults(routine: Routine, item: RoutineItem, exercise: Exercise) -> list[tuple[str, str]]:
    possible = fitting(exercise)
    measured = Message(
        "one of {choices}, by which {id} can be measured", choices=Message.listed(possible), id=exercise.id
    )
    once = Message("one count and one kind of hold at a time")
    faults: list[tuple[str, str]] = [(key, measured) for key in given(item) if key not in possible]
    faults += [(key, once) for key in given(item) if key in possible and is_replaced(key, item)]
    if item.sides is not None and exercise.sides == "both":
        faults.append(("sides", Message("none where both sides work at once")))
    if item.sets is not None and routine.arrangement == "circuit":
        faults.append(("sets", Message("no sets in a circuit, whose rounds are its sets")))
    return faults
