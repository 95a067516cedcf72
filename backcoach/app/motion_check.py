"""Says what is wrong with the user's own motions; they are read for it only once they have changed."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from backcoach import __version__
from backcoach.app.motion_library import MotionLibrary
from backcoach.catalog.cache import UNREADABLE, FileStamp, as_kept, write_cache
from backcoach.outside import read_regular
from backcoach.problem import Problem
from backcoach.words import Message

LARGEST = 10_000_000
"""Bytes of the largest file of kept sentences that is read."""


class _Kept(msgspec.Struct, frozen=True):
    version: str
    stamps: tuple[FileStamp, ...]
    problems: tuple[Any, ...]
    """As messages keep themselves: they are said in a language that may change."""


class MotionCheck:
    """Checks the motions in the user's folder, and keeps in a file what it found."""

    def __init__(self, folder: Path, motions: MotionLibrary, kept: Path) -> None:
        self._folder = folder
        self._motions = motions
        self._kept = kept
        self._checked: dict[Path, Problem | None] = {}

    def problems(self) -> tuple[str, ...]:
        """A sentence for each file that is wrong; takes a while where files have changed, unless `steps` were taken."""
        stamps = self._stamps()
        if not stamps:
            return ()
        found = self._known(stamps)
        return self._found(stamps) if found is None else found

    def steps(self) -> Iterator[Callable[[], object]]:
        """What takes a while in `problems`, in parts: nothing where no file has changed since it was checked."""
        stamps = self._stamps()
        if stamps and self._known(stamps) is None:
            yield partial(import_module, "numpy")
            yield partial(import_module, "backcoach.figure.motion_loader")
            yield lambda: self._motions.bases
            yield from (partial(self._look, self._folder / name) for name, *_ in stamps)

    def _found(self, stamps: tuple[FileStamp, ...]) -> tuple[str, ...]:
        """What is wrong now; it is kept for the next time."""
        from backcoach.catalog.read import gather

        problems = tuple(gather(self._folder, self._read)[1])
        write_cache(self._kept, _Kept(__version__, stamps, tuple(map(as_kept, problems))))
        return problems

    def _read(self, path: Path) -> None:
        """Raise the Problem of a file."""
        if problem := self._look(path):
            raise Problem(
                "A figure of yours is not shown. {folder}/{reason}",  # the reason begins with the name of the file
                folder=self._folder.name,
                reason=problem.sentence,
            )

    def _look(self, path: Path) -> Problem | None:
        if path not in self._checked:
            self._checked[path] = self._motions.problem_of(path)
        return self._checked[path]

    def _known(self, stamps: tuple[FileStamp, ...]) -> tuple[str, ...] | None:
        """What was found when the files were last read; None if they have changed since."""
        with suppress(*UNREADABLE):
            kept = msgspec.json.decode(read_regular(self._kept, LARGEST), type=_Kept)
            if (kept.version, kept.stamps) == (__version__, stamps):
                return tuple(map(Message.from_data, kept.problems))
        return None

    def _stamps(self) -> tuple[FileStamp, ...]:
        with suppress(OSError), os.scandir(self._folder) as entries:
            return tuple(sorted(_stamp(entry) for entry in entries if entry.name.endswith(".toml")))
        return ()


def _stamp(entry: os.DirEntry[str]) -> FileStamp:
    with suppress(OSError):  # a link to nowhere
        stat = entry.stat()
        return entry.name, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
    return entry.name, 0, 0, 0
