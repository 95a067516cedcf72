"""Motions by exercise, each read when it is first needed."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcoach.figure import Motion
    from backcoach.figure.motion_spec import Table


class MotionLibrary:
    """The motions in a folder; the user's own exercises have none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._motions: dict[str, Motion | None] = {}

    def file(self, exercise: str) -> Path:
        """The file of an exercise's motion."""
        return self._folder / f"{exercise}.toml"

    @cached_property
    def _bases(self) -> "dict[str, Table]":
        """The poses that motions build on; checking them takes longer than reading a motion."""
        from backcoach.figure.motion_loader import base_poses

        return base_poses(self._folder)

    def get(self, exercise: str) -> "Motion | None":
        """The motion of an exercise, or None. Raises Problem if its file is wrong."""
        if exercise not in self._motions:
            from backcoach.figure.motion_loader import read_motion  # numpy: not before the first paint

            file = self.file(exercise)
            self._motions[exercise] = read_motion(file, self._bases) if file.exists() else None
        return self._motions[exercise]
