"""Erasing all data about the user: the journal, its backups, damaged copies, pending writes and caches."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from backcoach.history.opening import FILE_NAME
from backcoach.history.pending import PendingFile
from backcoach.problem import Problem

_OURS = (
    "journal.db*", "journal.lock*", "journal-damaged-*", "not-in-the-journal.jsonl", "salvage-*", "backups",
)  # fmt: skip


def traces(folder: Path, pending_folders: Sequence[Path] = (), caches: Sequence[Path] = ()) -> list[Path]:
    """All that `erase` would remove, to be shown before; other programs' files in the folder are not touched."""
    return [path for path in _traces(folder, pending_folders, caches) if path.is_symlink() or path.exists()]


def _traces(folder: Path, pending_folders: Sequence[Path], caches: Sequence[Path]) -> Iterator[Path]:
    yield from PendingFile(folder / FILE_NAME, pending_folders).files
    yield from caches
    # The journal goes last: as long as it is there, the user can try again.
    for pattern in reversed(_OURS):
        yield from sorted(folder.glob(pattern), reverse=True)


def erase(folder: Path, *, pending_folders: Sequence[Path] = (), caches: Sequence[Path] = ()) -> None:
    """Remove the closed journal of a folder and all that belongs to it; raises Problem naming what is left."""
    found = traces(folder, pending_folders, caches)
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            _remove(path)
    left = [str(path) for path in found if path.is_symlink() or path.exists()]
    if left:
        raise Problem(f"These could not be removed; please remove them by hand: {', '.join(left)}.")


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
