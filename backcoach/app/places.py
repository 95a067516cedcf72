"""Where things lie: shipped data, the user's data, what may be thrown away."""

import os
from pathlib import Path

from backcoach.problem import Problem

_PACKAGE = Path(__file__).parent.parent


def assets_folder() -> Path:
    """Shipped data: `backcoach/_assets` when installed, `assets/` in a checkout; Problem when neither is there."""
    for folder in (_PACKAGE / "_assets", _PACKAGE.parent / "assets"):
        if (folder / "exercises").is_dir():
            return folder
    raise Problem("BackCoach's own files (assets) are missing; please install BackCoach again.")


def data_folder(chosen: str | None = None) -> Path:
    """Where journal, settings and the user's own exercises are kept; not made here. Problem for an unknown ~user."""
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise Problem(f"There is no home folder for {chosen}; choose another folder with --data-dir.") from None
    import platformdirs  # 19 ms that most starts with --data-dir do not need

    return _remembered() or platformdirs.user_data_path("backcoach", appauthor=False)


def remember_data_folder(folder: Path) -> None:
    """Let `data_folder` give another folder from now on; Problem when that cannot be kept."""
    note = _note()
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_bytes(os.fsencode(folder))
    except OSError as error:
        raise Problem(f"That could not be remembered ({error.strerror}); start with --data-dir {folder}.") from None


def _remembered() -> Path | None:
    try:
        place = os.fsdecode(_note().read_bytes().strip())
    except OSError:
        return None
    return Path(place) if place else None


def is_remembered(folder: Path) -> bool:
    """Whether `remember_data_folder` has named this folder: there was a journal in it."""
    return _remembered() == folder


def forget_data_folder(folder: Path) -> None:
    """Let `data_folder` give the usual one again, where this one was remembered."""
    if is_remembered(folder):
        _note().unlink(missing_ok=True)


def _note() -> Path:
    """Outside of all our folders, since it is wanted when those cannot be written."""
    import platformdirs

    return platformdirs.user_config_path() / "backcoach-folder.txt"


def cache_folder() -> Path:
    """Where things are kept that can be made again."""
    import platformdirs

    return platformdirs.user_cache_path("backcoach", appauthor=False)
