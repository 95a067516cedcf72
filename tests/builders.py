"""Small exercises, routines and catalogues, so that a test says only what it is about."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from backcoach.catalog import Catalog, Dose, Equipment, Exercise, Routine, RoutineItem, TempoPhase

ROLLER = Equipment(name="foam roller", instead="a rolled towel")


def dose(**changes: object) -> Dose:
    """One set with no rest, of nothing: name the measure."""
    values: dict[str, Any] = {"stated": True, "sets": (1, 1), "rest_s": 0, "source": "says so", "chosen": "as stated"}
    values.update(changes)
    return Dose(**values)


def tempo(**seconds: float | None) -> tuple[TempoPhase, ...]:
    """The phases of a movement, as in `tempo(lift=2, hold=None)`."""
    return msgspec.convert([{"phase": name, "s": s} for name, s in seconds.items()], tuple[TempoPhase, ...])


def exercise(id: str = "lift", **changes: object) -> Exercise:
    """Two times 2 s up and 3 s down, face down on the floor, both sides at once."""
    values: dict[str, Any] = {
        "id": id,
        "name": id.replace("-", " ").capitalize(),
        "kind": "strength",
        "position": "prone",
        "sides": "both",
        "dose": dose(repetitions=(2, 4)),
        "tempo": tempo(lift=2, lower=3),
        "steps": ("Lie down.", "Lift.", "Lower."),
        "cue": "Slowly",
        "feel": "Your back at work",
        "sources": ("S0",),
    }
    values.update(changes)
    return Exercise(**values)


def breathing(id: str = "breathe", **changes: object) -> Exercise:
    """Two breaths, held where the pattern holds them."""
    return exercise(
        id, **{"kind": "breathing", "tempo": "breath", "breath_hold": True, "dose": dose(breaths=(2, 4)), **changes}
    )


def stretch(id: str = "stretch", **changes: object) -> Exercise:
    """A hold of 20 s on each side, 3 s in and 3 s out."""
    own = {"tempo": tempo(ease_in=3, hold=None, ease_out=3), "dose": dose(hold_s=(20, 30))}
    return exercise(id, **{"kind": "stretch", "sides": "each", **own, **changes})


def routine(*items: RoutineItem | Exercise, **changes: object) -> Routine:
    """The items, or plain items of the exercises, as straight sets without rest between."""
    values: dict[str, Any] = {
        "id": "mine",
        "name": "Mine",
        "about": "A routine",
        "arrangement": "straight",
        "items": tuple(item if isinstance(item, RoutineItem) else RoutineItem(exercise=item.id) for item in items),
        "sources": ("S0",),
    }
    values.update(changes)
    return Routine(**values)


def catalog(*exercises: Exercise, routines: Iterable[Routine] = ()) -> Catalog:
    """A catalogue of only these."""
    return Catalog(exercises={one.id: one for one in exercises}, routines={one.id: one for one in routines})


def toml(value: Mapping[str, object]) -> str:
    """A table as the text of a TOML file."""
    return "".join(f"{_string(key)} = {_value(part)}\n" for key, part in value.items())


def table(record: Exercise | Routine) -> dict[str, Any]:
    """What a file would say of an exercise or routine: no id, and nothing that is None."""
    values = _without_none(msgspec.to_builtins(record))
    assert isinstance(values, dict)
    return {key: value for key, value in values.items() if key != "id"}


def write(folder: Path, *records: Exercise | Routine) -> None:
    """The records as files of a data folder, with an empty list of cautions where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), (folder / "cautions.toml").open("x", encoding="utf-8") as file:
        file.write("caution = []\n")
    for record in records:
        place = folder / ("exercises" if isinstance(record, Exercise) else "routines") / f"{record.id}.toml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(toml(table(record)), encoding="utf-8")


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_none(part) for key, part in value.items() if part is not None}
    return [_without_none(part) for part in value] if isinstance(value, list | tuple) else value


def _value(value: object) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_string(key)} = {_value(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _string(text: str) -> str:
    escaped = (sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in text)
    return f'"{"".join(escaped)}"'
