"""My dose: what the user changed about a routine's exercises, kept beside the routine and undone in one step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from backcoach.app.library import MY_DOSES
from backcoach.catalog import Catalog, Routine, RoutineItem
from backcoach.catalog.exercise_files import routine_faults
from backcoach.outside import read_regular, replace_file
from backcoach.problem import Problem

LARGEST = 1_000_000
"""Bytes of the largest file that is read; a dose takes some hundred."""
Doses = dict[str, dict[str, RoutineItem]]
"""By routine, then by exercise."""


class MyDoses:
    """The doses of one data folder. A file that cannot be read counts as empty; it is not replaced until a dose
    changes."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / MY_DOSES

    def read(self) -> Doses:
        """Every dose that is kept."""
        try:
            return msgspec.json.decode(read_regular(self._path, LARGEST), type=Doses)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return {}

    def change(self, routine: str, items: Mapping[str, RoutineItem | None]) -> None:
        """Keep other doses of exercises in a routine; None puts the routine's own back. Raises Problem."""
        doses = self.read()
        of_routine = {**doses.get(routine, {}), **items}
        kept = {**doses, routine: {id: item for id, item in of_routine.items() if item is not None}}
        content = msgspec.json.encode({id: one for id, one in kept.items() if one})
        try:
            replace_file(self._path, msgspec.json.format(content))
        except OSError as error:
            raise Problem(
                "{file} cannot be written ({reason}); make its folder writable.",
                file=MY_DOSES,
                reason=error.strerror,
            ) from None


def with_doses(catalog: Catalog, doses: Doses) -> Catalog:
    """The catalogue with the user's doses in its routines; a dose that no longer fits its exercise is left out."""
    routines = {id: _changed(one, doses.get(id, {}), catalog) for id, one in catalog.routines.items()}
    return replace(catalog, routines=routines)


def _changed(routine: Routine, doses: Mapping[str, RoutineItem], catalog: Catalog) -> Routine:
    for place, item in enumerate(routine.items):
        mine = doses.get(item.exercise)
        if mine is None:
            continue
        mine = replace(mine, exercise=item.exercise, sets=None if routine.arrangement == "circuit" else mine.sets)
        changed = replace(routine, items=(*routine.items[:place], mine, *routine.items[place + 1 :]))
        if not routine_faults(changed, catalog.exercises):
            routine = changed
    return routine
