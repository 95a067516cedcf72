"""Which files in a data folder are the journal's own: by their exact names, since other files may lie beside them."""

import re
from pathlib import Path

from backcoach.outside import real_path
from backcoach.problem import Problem

BACKUPS = "backups"
_SIDECAR = r"(-wal|-shm|-journal)?"
_BESIDE = re.compile(
    rf"journal\.db({_SIDECAR}|-check|-log|-new{_SIDECAR})"
    rf"|journal\.lock(-holder|-sync)?{_SIDECAR}"
    rf"|journal-damaged-\d{{8}}-\d{{6}}(-\d+)?\.db{_SIDECAR}"
    r"|not-in-the-journal\.jsonl"
)
_BACKUP = re.compile(rf"journal-\d{{8}}-\d{{6}}-[a-z-]+\.(db|part){_SIDECAR}")
_KEPT = re.compile(
    r"settings\.json|my-doses\.json|layout\.json|window\.lock|window\.json|faults\.log|backups"
    r"|(exercises|routines)(/(deleted/?)?[^/]*\.toml|/deleted)?|exercises/pictures(/[^/]+\.(jpg|png))?"
    r"|motions(/[^/]*\.toml)?"
    r"|backups/own-\d{8}\.zip"
)
"""Other files that BackCoach keeps in a data folder; they are not the journal's, and stay when the journal is deleted.

A file in place of one of its folders would leave no room for what belongs there.
"""
_SALVAGE = re.compile(r"salvage-[a-z0-9_]{8}")
_IN_SALVAGE = re.compile(rf"(copy|\d+)\.db{_SIDECAR}")


def own_files(folder: Path) -> list[Path]:
    """The journal, its backups and what it left behind in a data folder; the journal itself comes last."""
    beside = [path for path in _entries(folder) if _BESIDE.fullmatch(path.name) or path == folder / BACKUPS]
    found = [path for path in beside if path.is_symlink() or path.is_file()]
    folders = own_folders(folder)
    inside = [path for one in folders for path in _entries(one) if _pattern(one).fullmatch(path.name)]
    return [*inside, *sorted(found, reverse=True)]


def _pattern(folder: Path) -> re.Pattern[str]:
    return _BACKUP if folder.name == BACKUPS else _IN_SALVAGE


def own_folders(folder: Path) -> list[Path]:
    """The folders that hold such files, apart from the data folder; a link to a folder is not followed."""
    names = [path for path in _entries(folder) if path.name == BACKUPS or _SALVAGE.fullmatch(path.name)]
    return [path for path in names if path.is_dir() and not path.is_symlink()]


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def refuse_own(path: Path, journal: Path | None) -> None:
    """Raise Problem if writing to `path` would overwrite the journal, a backup or what BackCoach keeps beside it."""
    if journal is None:
        return
    target, folder = real_path(path), real_path(journal.parent)
    by_name = (target.parent == folder and _BESIDE.fullmatch(target.name)) or (
        target.parent == folder / BACKUPS and _BACKUP.fullmatch(target.name)
    )
    if by_name or any(_is_same(target, own) for own in own_files(folder)):
        raise Problem("{path} belongs to the journal and would be lost; choose another name.", path=path)
    if target.is_relative_to(folder) and _KEPT.fullmatch(target.relative_to(folder).as_posix()):
        raise Problem("{path} is a file that BackCoach itself keeps; choose another name.", path=path)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
