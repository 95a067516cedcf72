"""Reads the whole catalogue from folders that hold `exercises/*.toml` and `routines/*.toml`."""

import re
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from backcoach.catalog.catalog import Catalog
from backcoach.catalog.exercise_files import CAUTIONS, read_cautions, read_exercise, read_routine
from backcoach.catalog.links import links_of
from backcoach.catalog.types import Exercise
from backcoach.problem import Problem
from backcoach.words import Message

T = TypeVar("T")
MOST_FILES = 2_000
"""Files of a folder that are read; more would delay the start by seconds."""

_NOT_MEANT = (".", "~$")
"""How the names of files begin that a system or an office program puts beside the user's own."""


def read_catalog(shipped: Path, own: Path | None = None) -> Catalog:
    """The shipped catalogue and the user's own files; the folders in `own` may be missing.

    A faulty file in `own` is skipped, and `problems` says why. Raises Problem if a shipped file is missing or faulty.
    """
    catalog = with_own(Catalog(exercises={}, routines={}), shipped)
    if catalog.problems:
        raise Problem("{reason}", reason=catalog.problems[0])
    if not catalog.exercises or not catalog.routines or not (shipped / CAUTIONS).is_file():
        raise Problem("The exercise files are missing from {shipped}; please install BackCoach again.", shipped=shipped)
    catalog = msgspec.structs.replace(catalog, cautions=read_cautions(shipped))
    return with_own(catalog, own) if own else catalog


def with_own(catalog: Catalog, folder: Path) -> Catalog:
    """The catalogue with the valid files of a folder added, and a sentence for each file that is not valid."""
    taken = {*catalog.exercises, *catalog.routines}
    new, unreadable = _gather(folder / "exercises", read_exercise, taken)
    exercises, unlinked = _linked({**catalog.exercises, **new})
    routines, faulty = _gather(folder / "routines", partial(read_routine, exercises=exercises), taken | {*exercises})
    return Catalog(
        exercises=exercises,
        routines={**catalog.routines, **routines},
        cautions=catalog.cautions,
        problems=(*catalog.problems, *unreadable, *unlinked, *faulty),
    )


def _gather(folder: Path, read: Callable[[Path], T], taken: Collection[str]) -> tuple[dict[str, T], list[str]]:
    good: dict[str, T] = {}
    bad: list[str] = []
    paths = sorted(path for path in folder.glob("*.toml") if not path.name.startswith(_NOT_MEANT))
    names = {path.stem for path in paths}
    if len(paths) > MOST_FILES:
        bad.append(
            Message(
                "{folder}: only the first {number:,} files are read; take some out.", folder=folder, number=MOST_FILES
            )
        )
    for path in paths[:MOST_FILES]:
        try:
            if original := _copied(path.stem, names):
                raise Problem(
                    "{file} is a copy of {original}, made by hand or by a program that keeps folders the same: put "
                    "what you want to keep into {original}, and delete the copy.",
                    file=path.name,
                    original=f"{original}.toml",
                )
            if path.stem in taken:
                raise Problem(
                    "{file}: file name: expected a name that the catalogue does not have yet.", file=path.name
                )
            good[path.stem] = read(path)
        except Problem as problem:
            bad.append(problem.sentence)
    return good, bad


def _copied(name: str, names: Collection[str]) -> str:
    """The file of which a name says that it is a copy, such as “my-stretch (1)”; empty for any other name."""
    found = (other for other in names if other != name and re.search(rf"(?<![\w-]){re.escape(other)}(?![\w-])", name))
    return max(found, key=len, default="")


def _linked(exercises: dict[str, Exercise]) -> tuple[dict[str, Exercise], list[str]]:
    """The exercises whose other forms exist, and a sentence for each of the others."""
    bad: list[str] = []
    while broken := {id: fault for id, exercise in exercises.items() if (fault := _broken_link(exercise, exercises))}:
        bad += broken.values()
        exercises = {id: exercise for id, exercise in exercises.items() if id not in broken}
    return exercises, bad


def _broken_link(exercise: Exercise, exercises: Collection[str]) -> str | None:
    for key, other in links_of(exercise).items():
        if other == exercise.id or other not in exercises:
            return Message(
                "{file}: {key}: expected the id of another exercise, not {id!r}.",
                file=f"{exercise.id}.toml",
                key=key,
                id=other,
            )
    return None
