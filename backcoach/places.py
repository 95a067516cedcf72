"""Where things lie: shipped data, the user's data, what may be thrown away."""

from pathlib import Path

from backcoach.problem import Problem

_PACKAGE = Path(__file__).parent


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

    return platformdirs.user_data_path("backcoach", appauthor=False)


def cache_folder() -> Path:
    """Where things are kept that can be made again."""
    import platformdirs

    return platformdirs.user_cache_path("backcoach", appauthor=False)
