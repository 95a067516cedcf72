"""Motions by exercise, each read when it is first needed."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.catalog import Exercise
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.figure import Motion
    from backcoach.figure.motion_spec import Table


class MotionLibrary:
    """The motions in a folder; the user's own exercises have none but those that they borrow."""

    def __init__(self, folder: Path, words: Words | None = None) -> None:
        self._words = Words() if words is None else words
        self._folder = folder
        self._motions: dict[str, Motion | None] = {}
        self._mistakes: dict[str, tuple[str, Motion] | None] = {}

    def file(self, exercise: str) -> Path:
        """The file of an exercise's motion."""
        return self._folder / f"{exercise}.toml"

    @cached_property
    def _bases(self) -> "dict[str, Table]":
        """The poses that motions build on; checking them takes longer than reading a motion."""
        from backcoach.figure.motion_loader import base_poses

        return base_poses(self._folder)

    def of(self, exercise: Exercise) -> "Motion | None":
        """The motion that shows an exercise: its own, or that of the one that it names, if it has all of its phases.

        Raises Problem as `get`.
        """
        motion = self.get(exercise.figure or exercise.id)
        if motion is None or exercise.figure is None:
            return motion
        return motion if {*exercise.phase_names} <= {*motion.phases, "inhale", "hold", "exhale"} else None

    def get(self, exercise: str) -> "Motion | None":
        """The motion of an exercise, or None. Raises Problem if its file is wrong."""
        if exercise not in self._motions:
            from backcoach.figure.motion_loader import read_motion  # numpy: not before the first paint

            file = self.file(exercise)
            self._motions[exercise] = self._translated(read_motion(file, self._bases)) if file.exists() else None
        return self._motions[exercise]

    def mistake_of(self, exercise: Exercise) -> "tuple[str, Motion] | None":
        """What often goes wrong in an exercise: the phase at whose end, and the motion up to there; None without one.

        Raises Problem if its file is wrong.
        """
        if exercise.id not in self._mistakes:
            from backcoach.figure.motion_loader import read_mistake

            file, motion = self._folder.parent / "mistakes" / f"{exercise.id}.toml", self.file(exercise.id)
            self._mistakes[exercise.id] = read_mistake(file, motion, self._bases) if file.exists() else None
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
