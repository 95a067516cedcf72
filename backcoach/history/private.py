"""Folders and files that only their owner can read."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backcoach.problem import Problem

FOLDER_MODE, FILE_MODE = 0o700, 0o600
SIDECARS = ("-wal", "-shm", "-journal")
"""How the files end that SQLite keeps beside another."""


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Turn what the system says about a folder into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise Problem(
            f"BackCoach cannot keep its journal in {folder} ({error.strerror}); "
            "make that folder writable, or choose another one with --data-dir."
        ) from error


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone; one that already holds files is used as it is, for it may be anybody's."""
    with writing_in(folder):
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            make_private(folder, mode=FOLDER_MODE)


def make_private(*paths: Path, mode: int = FILE_MODE) -> None:
    """Shut files off from others, as far as they exist and the file system knows how."""
    for path in paths:
        with suppress(OSError):
            path.chmod(mode)


def new_file(path: Path) -> None:
    """An empty database file of its owner's alone, in place of all that a crash left there."""
    with writing_in(path.parent):
        for ending in ("", *SIDECARS):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.touch(mode=FILE_MODE)
        make_private(path)
