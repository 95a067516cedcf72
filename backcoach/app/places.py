"""Where files are: shipped data, the user's data, and the cache."""

import os
from pathlib import Path

from backcoach.outside import open_fd, read_regular
from backcoach.problem import Problem

_LONGEST_NOTE = 32_768
"""Bytes; no system has longer paths."""
_PACKAGE = Path(__file__).parent.parent


def assets_folder() -> Path:
    """Shipped data: `backcoach/_assets` if installed, `assets/` in a checkout. Raises Problem if both are missing."""
    for folder in (_PACKAGE / "_assets", _PACKAGE.parent / "assets"):
        if (folder / "exercises").is_dir():
            return folder
    raise Problem("BackCoach's own files (assets) are missing; please install BackCoach again.")


def data_folder(chosen: str | None = None) -> Path:
    """The folder of journal, settings and the user's own exercises; it is not made here. Raises Problem for an unknown
    ~user."""
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise Problem(
                "There is no home folder for {chosen}; choose another folder with --data-dir.", chosen=chosen
            ) from None
    import platformdirs  # this import costs 19 ms, which a start with --data-dir does not need

    return _remembered() or platformdirs.user_data_path("backcoach", appauthor=False)


def remember_data_folder(folder: Path) -> None:
    """Make `data_folder` return this folder from now on. Raises Problem if that cannot be written."""
    note = _note()
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(open_fd(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
            file.write(os.fsencode(folder))
    except OSError as error:
        raise Problem(
            "That could not be remembered ({reason}); start with --data-dir {folder}.",
            reason=error.strerror,
            folder=folder,
        ) from None


def _remembered() -> Path | None:
    try:
        place = os.fsdecode(read_regular(_note(), _LONGEST_NOTE).strip())
    except OSError:
        return None
    return Path(place) if place else None


def is_remembered(folder: Path) -> bool:
    """Whether `remember_data_folder` was called with this folder, so that it held a journal."""
    return _remembered() == folder


def forget_data_folder(folder: Path) -> None:
    """Make `data_folder` return the usual folder again, if this one was remembered."""
    if is_remembered(folder):
        _note().unlink(missing_ok=True)


def _note() -> Path:
    """The file that remembers the folder; outside the data folder, since it is needed when that cannot be used."""
    import platformdirs

    return platformdirs.user_config_path() / "backcoach-folder.txt"


def cache_folder() -> Path:
    """The folder for files that can be made again."""
    import platformdirs

    return platformdirs.user_cache_path("backcoach", appauthor=False)
