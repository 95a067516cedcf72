"""Hands a routine over with the exercises and pictures that it needs, and takes one in as a copy, with undo."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from backcoach.app.own.code_letters import letters_of, shared_of
from backcoach.app.own.picture_files import letters_in, read_picture, small
from backcoach.app.own.shared_file import Shared, packed, read_shared
from backcoach.app.own.written import text_of
from backcoach.catalog import Exercise, Routine
from backcoach.catalog.exercise_files import read_exercise, read_routine
from backcoach.catalog.links import links_of, relinked
from backcoach.outside import replace_file
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.app.library import Library
    from backcoach.app.own.own_files import OwnFiles


class Incoming(msgspec.Struct, frozen=True):
    """A shared routine that was checked: its exercises by the ids in the file, and its pictures made smaller."""

    routine: Routine
    exercises: dict[str, Exercise]
    pictures: dict[str, bytes]
    new: tuple[str, ...] = ()
    """Ids of exercises that are not here yet."""
    different: tuple[str, ...] = ()
    """Ids of exercises that are here under the same id with another content; the copy gets a new id."""
    known: tuple[str, ...] = ()
    """Ids of exercises that are here with the same content."""
    motions: dict[str, bytes] = {}
    """The posed figures, by the names that the exercises use for them."""
    is_known: bool = False
    """Whether exactly this routine is here already."""


class Sharing:
    """Packs and unpacks routines for one data folder."""

    def __init__(self, folder: Path, library: Library, own: OwnFiles) -> None:
        self._folder = folder
        self._library = library
        self._own = own

    def pack(self, routine: Routine) -> bytes:
        """The file for a routine, with the user's own exercises in it and their easier and harder forms."""
        exercises = self._needed({item.exercise for item in routine.items})
        pictures = {
            one.file: self._library.pictures.read(one)
            for exercise in exercises.values()
            for one, _path in self._library.pictures.of(exercise)
        }
        texts = {
            id: text_of(replace(one, pictures=tuple(p for p in one.pictures if p.file in pictures))).encode()
            for id, one in exercises.items()
        }
        motions = {name: self._motion_text(name) for name in self._own_motions(exercises)}
        return packed(Shared(routine.id, text_of(routine).encode(), texts, pictures, motions))

    def letters(self, routine: Routine) -> str:
        """A routine as the text of a code, without pictures and posed figures. Raises Problem if it is too large."""
        texts = {}
        for id, one in self._needed({item.exercise for item in routine.items}).items():
            figure = None if one.figure is None or self._library.motions.is_own(one.figure) else one.figure
            texts[id] = text_of(replace(one, pictures=(), figure=figure)).encode()
        return letters_of(Shared(routine.id, text_of(routine).encode(), texts), routine.name)

    def _own_motions(self, exercises: Mapping[str, Exercise]) -> list[str]:
        """The names of the user's own motions that show these exercises."""
        names = {one.figure or id for id, one in exercises.items()}
        return sorted(name for name in names if self._library.motions.is_own(name))

    def _needed(self, wanted: set[str]) -> dict[str, Exercise]:
        """The user's own exercises among these, and those that they refer to."""
        found: dict[str, Exercise] = {}
        while wanted := {id for id in wanted if id not in found and self._own.is_own("exercises", id)}:
            found |= {id: self._library.catalog.exercise(id) for id in wanted}
            wanted = {id for one in found.values() for id in links_of(one).values()}
        return found

    def look(self, path: Path) -> Incoming:
        """The content of a file; nothing is stored yet. Raises Problem, which names what is wrong."""
        return self._looked_at(read_shared(path))

    def look_at_picture(self, path: Path) -> Incoming:
        """The content of the code in a picture; nothing is stored yet. Raises Problem."""
        return self._looked_at(shared_of(letters_in(read_picture(path), path.name), path.name))

    def _looked_at(self, shared: Shared) -> Incoming:
        with tempfile.TemporaryDirectory(prefix="backcoach-") as place:
            routine, exercises = self._read(shared, Path(place))
            motions = self._motions_in(shared, exercises, Path(place))
        wanted = {one.file for exercise in exercises.values() for one in exercise.pictures}
        pictures = {name: small(data, name) for name, data in shared.pictures.items() if name in wanted}
        exercises = {
            id: replace(one, pictures=tuple(p for p in one.pictures if p.file in pictures))
            for id, one in exercises.items()
        }
        return self._compared(Incoming(routine, exercises, pictures, motions=motions))

    def _motions_in(self, shared: Shared, exercises: Mapping[str, Exercise], place: Path) -> dict[str, bytes]:
        """The motions of these exercises, read like the user's own. Raises Problem if one is wrong."""
        wanted = {one.figure or id for id, one in exercises.items()}
        found = {name: content for name, content in shared.motions.items() if name in wanted}
        if not found:
            return {}
        from backcoach.figure.motion_loader import read_motion

        folder = place / "motions"
        folder.mkdir()
        for name, content in found.items():
            path = folder / f"{name}.toml"
            path.write_bytes(content)
            read_motion(path, self._library.motions.bases)
        return found

    def _read(self, shared: Shared, place: Path) -> tuple[Routine, dict[str, Exercise]]:
        """The records in a file, read like the user's own files."""
        exercises: dict[str, Exercise] = {}
        for id, content in shared.exercises.items():
            path = place / f"{id}.toml"
            path.write_bytes(content)
            exercises[id] = read_exercise(path)
        known = {**self._library.catalog.exercises, **exercises}
        exercises = {id: relinked(one, partial(_if_in, known, id)) for id, one in exercises.items()}
        folder = place / "routine"
        folder.mkdir()
        path = folder / f"{shared.routine_id}.toml"
        path.write_bytes(shared.routine)
        return read_routine(path, {**self._library.catalog.exercises, **exercises}), exercises

    def _compared(self, incoming: Incoming) -> Incoming:
        """The same, with what is new, different and known here."""
        here = self._library.catalog
        taken = {**here.exercises, **here.routines}
        known = tuple(id for id, one in incoming.exercises.items() if self._is_here(one, incoming))
        different = tuple(id for id in incoming.exercises if id in taken and id not in known)
        new = tuple(id for id in incoming.exercises if id not in taken)
        there = here.routines.get(incoming.routine.id)
        same = there is not None and replace(there, name=incoming.routine.name) == incoming.routine
        is_known = same and not new and not different
        return replace(incoming, new=new, different=different, known=known, is_known=is_known)

    def _is_here(self, exercise: Exercise, incoming: Incoming) -> bool:
        """Whether an exercise is here with the same content; pictures are compared by phase and side, not by name."""
        here = self._library.catalog.exercises.get(exercise.id)
        if here is None or replace(here, pictures=(), figure=None) != replace(exercise, pictures=(), figure=None):
            return False
        if self._motion_here(here) != incoming.motions.get(exercise.figure or exercise.id, exercise.figure):
            return False
        places = [(one.phase, one.mirror) for one in exercise.pictures]
        return places == [(one.phase, one.mirror) for one in here.pictures]

    def _motion_here(self, exercise: Exercise) -> bytes | str | None:
        """What the motion of an exercise here says; for a borrowed motion, its name."""
        name = exercise.figure or exercise.id
        return self._motion_text(name) if self._library.motions.is_own(name) else exercise.figure

    def _motion_text(self, name: str) -> bytes:
        return self._library.motion_files.file(name).text.encode()

    def take_in(self, incoming: Incoming) -> tuple[str, Callable[[], None]]:
        """Store a routine as a copy; returns its id here, and what takes all of it back.

        Raises Problem; nothing is stored then.
        """
        made: list[Path] = []

        def take_back() -> None:
            for path in reversed(made):
                with suppress(OSError):
                    path.unlink()
            self._library.reload()

        try:
            names = self._keep_exercises(incoming, made)
            id = self._keep_routine(incoming, names, made)
        except (Problem, OSError) as error:
            take_back()
            if isinstance(error, Problem):
                raise
            raise Problem(
                "This cannot be kept in {folder} ({reason}).", folder=self._folder, reason=error.strerror
            ) from None
        self._library.reload()
        return id, take_back

    def _keep_exercises(self, incoming: Incoming, made: list[Path]) -> dict[str, str]:
        """Write the exercises that are not here; returns the id here of each."""
        wanted = [id for id in incoming.exercises if id not in incoming.known]
        names: dict[str, str] = {}
        for id in wanted:
            names[id] = id if id in incoming.new else self._own.new_id(incoming.exercises[id].name, "exercise")
        for id in wanted:
            one = incoming.exercises[id]
            pictures = []
            for picture in one.pictures:
                kept = self._library.pictures.keep(names[id], incoming.pictures[picture.file])
                made.append(self._library.pictures.folder / kept.file)
                pictures.append(replace(picture, file=kept.file))
            here = relinked(one, lambda other: names.get(other, other))
            figure = self._keep_motion(one, names[id], incoming, made)
            self._write(replace(here, id=names[id], pictures=tuple(pictures), figure=figure), made)
        return names

    def _keep_motion(self, exercise: Exercise, id: str, incoming: Incoming, made: list[Path]) -> str | None:
        """Write the motion that came with an exercise; returns the name here of the motion that shows it."""
        content = incoming.motions.get(exercise.figure or exercise.id)
        if content is None:
            return exercise.figure
        files = self._library.motion_files
        name = files.new_name(id, {*self._library.catalog.exercises, *incoming.exercises})
        made.append(files.file(name).path)
        files.file(name).write(content.decode())
        return name

    def _keep_routine(self, incoming: Incoming, names: dict[str, str], made: list[Path]) -> str:
        routine = incoming.routine
        taken = {**self._library.catalog.routines, **self._library.catalog.exercises, **dict.fromkeys(names.values())}
        id = self._own.new_id(routine.name, "routine") if routine.id in taken else routine.id
        items = tuple(replace(item, exercise=names.get(item.exercise, item.exercise)) for item in routine.items)
        self._write(replace(routine, id=id, items=items), made)
        return id

    def _write(self, record: Exercise | Routine, made: list[Path]) -> None:
        path = self._own.path("exercises" if isinstance(record, Exercise) else "routines", record.id)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made.append(path)
        replace_file(path, text_of(record).encode())


def _if_in(known: Collection[str], itself: str, id: str) -> str | None:
    return id if id in known and id != itself else None
