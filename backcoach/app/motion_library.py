"""Motions by exercise, each read when it is first wanted."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcoach.figure import Motion
    from backcoach.figure.script import Table


class MotionLibrary:
    """The motions of a folder; an exercise of the user's own has none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._motions: dict[str, Motion | None] = {}

    def file(self, exercise: str) -> Path:
        """Where the motion of an exercise is kept."""
        return self._folder / f"{exercise}.toml"

    @cached_property
    def _bases(self) -> "dict[str, Table]":
        """The poses that motions build on; checking them takes longer than reading a motion."""
        from backcoach.figure.load import base_poses

        return base_poses(self._folder)

    def get(self, exercise: str) -> "Motion | None":
        """The motion of an exercise; None when there is none. Problem when its file is wrong."""
        if exercise not in self._motions:
            from backcoach.figure.load import read_motion  # numpy: not before the first paint

            file = self.file(exercise)
            self._motions[exercise] = read_motion(file, self._bases) if file.exists() else None
        return self._motions[exercise]
