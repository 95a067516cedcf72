"""Motions by name, each read when it is first needed."""

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.catalog import Exercise
from backcoach.problem import Problem
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.figure import Motion
    from backcoach.figure.motion_spec import Table


class MotionLibrary:
    """The shipped motions in one folder and the user's own in another; of two with the same name the shipped one is
    used."""

    def __init__(self, folder: Path, words: Words | None = None, own: Path | None = None) -> None:
        self._words = Words() if words is None else words
        self._folder, self._own = folder, own
        self._motions: dict[str, Motion | None] = {}
        self._own_motions: dict[str, tuple[int, Motion | None]] = {}
        """With the time at which each file was written."""
        self._mistakes: dict[str, tuple[str, Motion] | None] = {}

    def file(self, name: str) -> Path:
        """The file of a motion, whether or not it exists."""
        shipped = self._folder / f"{name}.toml"
        return shipped if self._own is None or shipped.exists() else self._own / shipped.name

    def is_own(self, name: str) -> bool:
        """Whether there is a motion of that name that belongs to the user, so that it can be changed."""
        file = self.file(name)
        return file.parent == self._own and file.is_file()

    @cached_property
    def bases(self) -> "dict[str, Table]":
        """The poses that motions build on; checking them takes longer than reading a motion."""
        from backcoach.figure.motion_loader import base_poses

        return base_poses(self._folder)

    def of(self, exercise: Exercise) -> "Motion | None":
        """The motion that shows an exercise: its own, or the one that it names if that has all its phases.

        Raises Problem as `get` does.
        """
        motion = self.get(exercise.figure or exercise.id)
        if motion is None or (exercise.figure is None and not self.is_own(exercise.id)):
            return motion
        return motion if {*exercise.phase_names} <= {*motion.phases, "inhale", "hold", "exhale"} else None

    def get(self, name: str) -> "Motion | None":
        """The motion of that name; None if there is none, or if it is the user's and its file is wrong.

        Raises Problem if a shipped file is wrong.
        """
        if self._motions.get(name) is None and self.is_own(name):
            return self._get_own(name)
        if name not in self._motions:
            from backcoach.figure.motion_loader import (
                read_motion,  # imports numpy, which must wait until after the first paint
            )

            file = self.file(name)
            self._motions[name] = self._translated(read_motion(file, self.bases)) if file.exists() else None
        return self._motions[name]

    def _get_own(self, name: str) -> "Motion | None":
        file, written, motion = self.file(name), 0, None
        with suppress(OSError):
            written = file.stat().st_mtime_ns
        if self._own_motions.get(name, (-1,))[0] != written:
            from backcoach.figure.motion_loader import read_motion

            with suppress(Problem):
                motion = read_motion(file, self.bases)
            self._own_motions[name] = (written, motion)
        return self._own_motions[name][1]

    def mistake_of(self, exercise: Exercise) -> "tuple[str, Motion] | None":
        """What often goes wrong in an exercise: the phase that ends so, and the motion up to there; None without one.

        Raises Problem if its file is wrong.
        """
        if exercise.id not in self._mistakes:
            from backcoach.figure.motion_loader import read_mistake

            file, motion = self._folder.parent / "mistakes" / f"{exercise.id}.toml", self.file(exercise.id)
            self._mistakes[exercise.id] = read_mistake(file, motion, self.bases) if file.exists() else None
        return self._mistakes[exercise.id] if exercise.mistake else None

    def _translated(self, motion: "Motion") -> "Motion":
        """The same motion with its labels in the user's language."""
        if self._words.is_english or not motion.spec.mark:
            return motion
        import msgspec

        places = (f"motions/{motion.id}:mark[{number}].label" for number in range(1, len(motion.spec.mark) + 1))
        marks = tuple(
            msgspec.structs.replace(mark, label=self._words.look_up_in(place, mark.label)) if mark.label else mark
            for place, mark in zip(places, motion.spec.mark, strict=True)
        )
        return msgspec.structs.replace(motion, spec=msgspec.structs.replace(motion.spec, mark=marks))
