"""The motions of the user's own exercises in the data folder: the figure as the user posed it."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.app.own.own_file import OwnFile
from backcoach.problem import Problem
from backcoach.toml_file import read_toml

if TYPE_CHECKING:
    from backcoach.app.motion_library import MotionLibrary
    from backcoach.figure.motion_spec import Table


class MotionFiles:
    """Reads any motion as its tables, and makes files for new ones."""

    def __init__(self, folder: Path, motions: MotionLibrary) -> None:
        self.folder = folder
        self._motions = motions

    def tables(self, name: str) -> tuple[Table, str]:
        """The tables of a motion, shipped or the user's own, and its text, whose comments a copy keeps.

        Raises Problem if it cannot be read.
        """
        path = self._motions.file(name)
        try:
            return read_toml(path), OwnFile(path).text
        except (OSError, ValueError):
            raise Problem("{name} cannot be read.", name=path.name) from None

    def new_name(self, exercise: str, taken: Collection[str]) -> str:
        """A name for a new motion of an exercise; no exercise and no motion has it yet."""
        names = (f"{exercise}-figure-{number}" for number in count(1))
        return next(name for name in names if name not in taken and not self._motions.file(name).exists())

    def file(self, name: str) -> OwnFile:
        """The file of one of the user's motions, to be written."""
        return OwnFile(self.folder / f"{name}.toml")

    def tidy(self, exercise: str, needed: Collection[str | None]) -> None:
        """Remove the motions that were posed for an exercise and are no longer needed."""
        for path in self.folder.glob(f"{exercise}-figure-*.toml"):
            if re.fullmatch(rf"{re.escape(exercise)}-figure-\d+", path.stem) and path.stem not in needed:
                path.unlink(missing_ok=True)
