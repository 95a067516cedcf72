"""The catalogue: the shipped exercises and routines and the user's own, with their motions."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.app.events import Event
from backcoach.catalog import Catalog
from backcoach.catalog.cache import read_catalog_fast
from backcoach.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.app.motion_library import MotionLibrary
    from backcoach.app.own.motion_files import MotionFiles
    from backcoach.app.own.picture_files import PictureFiles
    from backcoach.catalog import Routine, RoutineItem


MOTIONS = "motions"
"""The folders of motions, shipped ones and the user's own."""
MY_DOSES = "my-doses.json"
"""The file of the user's own doses; if there is none, the code for them is not loaded."""


class Library:
    """The one place for the catalogue. Ask for `catalog` each time and do not keep it: `reload` replaces it."""

    def __init__(self, assets: Path, own: Path, cache: Path, words: Words | None = None) -> None:
        self.assets = assets
        self._words = Words() if words is None else words
        self._own = own
        self._cache_file = cache / "catalogue.json"
        self._catalog: Catalog | None = None
        self._deleted: dict[str, str] = {}
        """Names of the user's deleted files, by id; an unknown id stands for itself."""
        self.changed = Event[Catalog, Catalog]()
        """The old and the new catalogue."""
        self._filed: Catalog | None = None

    @property
    def catalog(self) -> Catalog:
        """Every exercise and routine as in the files, with the user's own doses; read when it is first needed."""
        if self._catalog is None:
            self._catalog = self._read()
        return self._catalog

    @cached_property
    def motions(self) -> MotionLibrary:
        """How each exercise moves."""
        from backcoach.app.motion_library import MotionLibrary

        return MotionLibrary(self.assets / MOTIONS, self._words, self._own / MOTIONS)

    @cached_property
    def pictures(self) -> PictureFiles:
        """The user's own pictures of exercises."""
        from backcoach.app.own.picture_files import PictureFiles

        return PictureFiles(self._own)

    @cached_property
    def motion_files(self) -> MotionFiles:
        """The files of the user's own motions."""
        from backcoach.app.own.motion_files import MotionFiles

        return MotionFiles(self._own / MOTIONS, self.motions)

    def figure_of(self, id: str) -> str:
        """The id of the exercise whose figure shows this exercise: usually its own."""
        exercise = self.catalog.exercises.get(id)
        return exercise.figure or id if exercise else id

    def photo_of(self, id: str) -> Path | None:
        """The first picture that the user has of an exercise."""
        exercise = self.catalog.exercises.get(id)
        there = self.pictures.of(exercise) if exercise and exercise.pictures else []
        return there[0][1] if there else None

    def as_filed(self, routine: str) -> Routine:
        """A routine as in its file, without the user's own doses. Raises Problem if there is none."""
        return (self._filed or self.catalog).routine(routine)

    def has_my_dose(self, routine: str, exercise: str) -> bool:
        """Whether the user has changed the dose of this exercise in the routine."""
        if self._filed is None or routine not in self._filed.routines:
            return False
        pairs = zip(self._filed.routine(routine).items, self.catalog.routine(routine).items, strict=True)
        return any(filed != used and filed.exercise == exercise for filed, used in pairs)

    def use_doses(self, routine: str, items: Mapping[str, RoutineItem | None]) -> None:
        """Use other doses of exercises in a routine from now on; None for the routine's own. Raises Problem."""
        from backcoach.app.own.my_doses import MyDoses

        MyDoses(self._own).change(routine, items)
        self.reload()

    def reload(self) -> None:
        """Read the files again if one was added, removed or changed."""
        old, new = self.catalog, self._read()
        if new != old:
            self._catalog = new
            self._deleted.clear()
            self.changed.emit(old, new)

    def name_of(self, id: str) -> str:
        """The name of a routine or an exercise, even if it is one of the user's that was deleted; otherwise the id."""
        found = self.catalog.routines.get(id) or self.catalog.exercises.get(id)
        return found.name if found else self._deleted_name(id)

    def _deleted_name(self, id: str) -> str:
        if id not in self._deleted:
            from backcoach.app.own.own_files import deleted_name

            self._deleted[id] = deleted_name(self._own, id) or id
        return self._deleted[id]

    def _read(self) -> Catalog:
        catalog = read_catalog_fast(self.assets, self._own, self._cache_file)
        if not self._words.is_english:
            from backcoach.app.translated_catalog import translated_catalog

            catalog = translated_catalog(catalog, self.assets, self._words)
        self._filed = None
        if not (self._own / MY_DOSES).exists():
            return catalog
        from backcoach.app.own.my_doses import MyDoses, with_doses

        self._filed = catalog
        return with_doses(catalog, MyDoses(self._own).read())
