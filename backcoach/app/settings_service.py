"""The user's settings: one file, one place to change them; each change is told to the parts that it concerns."""

from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from backcoach.app.events import Event
from backcoach.app.preferences import (
    FILE_NAME,
    LARGEST_TEXT,
    SMALLEST_TEXT,
    KeySettings,
    Preferences,
    read_preferences,
    write_preferences,
)
from backcoach.catalog.types import Caution
from backcoach.person import Person
from backcoach.problem import Problem
from backcoach.session import SessionSettings
from backcoach.session.settings import SoundSettings

T = TypeVar("T")


class SettingsService:
    """The settings of one data folder. `problem` is why they could not be read; the defaults are then in force.

    Each event carries the old and the new value, and is emitted only when they differ.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._system_still = False
        self.problem: Problem | None = None
        self.write_failed = Event[Problem]()
        self.routine_changed = Event[str, str]()
        self.session_changed = Event[SessionSettings, SessionSettings]()
        self.sound_changed = Event[SoundSettings, SoundSettings]()
        self.language_changed = Event[str, str]()
        self.keys_changed = Event[KeySettings, KeySettings]()
        self.theme_changed = Event[str, str]()
        self.contrast_changed = Event[str, str]()
        self.text_size_changed = Event[int, int]()
        self.motion_changed = Event[bool, bool]()
        self.person_changed = Event[Person, Person]()
        self.mirror_changed = Event[bool, bool]()
        self.equipment_changed = Event[tuple[str, ...], tuple[str, ...]]()
        self.cautions_changed = Event[tuple[Caution, ...], tuple[Caution, ...]]()
        self.aim_changed = Event[int, int]()
        self.bands_changed = Event[bool, bool]()
        try:
            self._current = read_preferences(folder)
        except Problem as problem:
            self._current, self.problem = Preferences(), problem

    @property
    def current(self) -> Preferences:
        """Every setting as it is now."""
        return self._current

    @property
    def still(self) -> bool:
        """Whether motion is reduced, because the user or the system wants it."""
        return self._current.reduce_motion or self._system_still

    def follow_system(self, *, still: bool) -> None:
        """Store whether the system wants less motion."""
        old, self._system_still = self.still, still
        _tell(self.motion_changed, old, self.still)

    def change(self, new: Preferences) -> None:
        """Use other settings from now on and write them to the file; if that fails it is reported, and the change still
        holds."""
        old, self._current = self._current, new
        if new == old:
            return
        try:
            write_preferences(self._folder, new)
        except Problem as problem:
            self.write_failed.emit(problem)
        self._announce(old, new)

    def choose_routine(self, id: str) -> None:
        """Remember the routine for the next start."""
        self.change(msgspec.structs.replace(self._current, routine=id))

    def set_favourite(self, id: str, *, favourite: bool) -> None:
        """Make a routine a favourite, which comes first where one is chosen, or no longer."""
        others = tuple(one for one in self._current.favourites if one != id)
        self.change(msgspec.structs.replace(self._current, favourites=(*others, id) if favourite else others))

    def choose_view(self, view: Literal["window", "far"]) -> None:
        """Remember in which view sessions begin from now on."""
        self.change(msgspec.structs.replace(self._current, view=view))

    def change_text_size(self, by: int) -> None:
        """Make text larger or smaller by so many per cent, within its bounds; 0 brings back the usual size."""
        size = min(LARGEST_TEXT, max(SMALLEST_TEXT, self._current.text_size + by)) if by else 100
        self.change(msgspec.structs.replace(self._current, text_size=size))

    def copy_to(self, folder: Path) -> None:
        """Write the settings into another folder, unless it has settings already. Raises Problem if that fails."""
        if not (folder / FILE_NAME).exists():
            write_preferences(folder, self._current)

    def _announce(self, old: Preferences, new: Preferences) -> None:
        _tell(self.keys_changed, old.keys, new.keys)
        _tell(self.theme_changed, old.theme, new.theme)
        _tell(self.contrast_changed, old.contrast, new.contrast)
        _tell(self.text_size_changed, old.text_size, new.text_size)
        _tell(self.motion_changed, old.reduce_motion or self._system_still, self.still)
        _tell(self.person_changed, old.person, new.person)
        _tell(self.mirror_changed, old.mirror, new.mirror)
        _tell(self.aim_changed, old.aim, new.aim)
        _tell(self.bands_changed, old.bands, new.bands)
        _tell(self.sound_changed, old.sound, new.sound)
        _tell(self.session_changed, old.session, new.session)
        _tell(self.equipment_changed, old.equipment, new.equipment)
        _tell(self.cautions_changed, old.cautions, new.cautions)
        _tell(self.routine_changed, old.routine, new.routine)
        _tell(self.language_changed, old.language, new.language)


def _tell(event: Event[T, T], old: T, new: T) -> None:
    if old != new:
        event.emit(old, new)
