"""The user's own routines and exercises in the data folder: which they are, copies, deleting with undo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from backcoach.app.own.ids import id_for
from backcoach.app.own.own_file import OwnFile
from backcoach.catalog.links import links_of
from backcoach.problem import Problem
from backcoach.toml_file import read_toml

if TYPE_CHECKING:
    from backcoach.app.library import Library
    from backcoach.catalog import Routine

Kind = Literal["routines", "exercises"]
DELETED = "deleted"
"""The folder for deleted files, so that they can be restored and the history keeps their names."""


class OwnFiles:
    """Makes, finds and deletes files; `library.reload` tells listeners what changed."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder = folder
        self._library = library

    def path(self, kind: Kind, id: str) -> Path:
        """Where the file of a routine or an exercise is, or would be."""
        return self._folder / kind / f"{id}.toml"

    def is_own(self, kind: Kind, id: str) -> bool:
        """Whether a routine or an exercise belongs to the user, so that it can be changed."""
        return self.path(kind, id).is_file()

    def file(self, kind: Kind, id: str) -> OwnFile:
        """The file of a routine or an exercise, to be written."""
        return OwnFile(self.path(kind, id))

    def new_id(self, name: str, otherwise: str) -> str:
        """An id that nothing has now or had before."""
        catalog = self._library.catalog
        taken = {*catalog.routines, *catalog.exercises}
        for kind in ("routines", "exercises"):
            taken |= {path.stem for path in (self._folder / kind).glob("*.toml")}
            taken |= {path.stem for path in (self._folder / kind / DELETED).glob("*.toml")}
        return id_for(name, taken, otherwise)

    def copy_of(self, routine: Routine, name: str) -> Routine:
        """A copy of a routine under another name and id; it is not written yet."""
        return replace(routine, id=self.new_id(name, "routine"), name=name)

    def delete(self, kind: Kind, id: str) -> Callable[[], None]:
        """Delete a file; returns what restores it. Raises Problem if it is needed or cannot be moved."""
        if kind == "exercises":
            self._refuse_needed(id)
        place, aside = self.path(kind, id), self.path(kind, id).parent / DELETED / f"{id}.toml"
        _move(place, aside)
        self._library.reload()

        def bring_back() -> None:
            _move(aside, place)
            self._library.reload()

        return bring_back

    def _refuse_needed(self, id: str) -> None:
        catalog = self._library.catalog
        needing = [one.name for one in catalog.routines.values() if id in {item.exercise for item in one.items}]
        linked = [one.name for one in catalog.exercises.values() if id in links_of(one).values()]
        if needing or linked:
            raise Problem(
                "“{name}” is needed by “{other}”; take it out there first.",
                name=self._library.name_of(id),
                other=(needing + linked)[0],
            )


def deleted_name(folder: Path, id: str) -> str:
    """The name of a deleted routine or exercise of a data folder; empty for an unknown id."""
    for kind in ("routines", "exercises"):
        with suppress(OSError, ValueError):
            if name := read_toml(folder / kind / DELETED / f"{id}.toml").get("name"):
                return str(name)
    return ""


def _move(place: Path, to: Path) -> None:
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.replace(to)
    except OSError as error:
        raise Problem("{file} cannot be moved ({reason}).", file=place.name, reason=error.strerror) from None
