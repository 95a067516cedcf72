"""Folders and files that only their owner can read."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from backcoach.problem import Problem

FOLDER_MODE, FILE_MODE = 0o700, 0o600
SIDECARS = ("-wal", "-shm", "-journal")
"""The endings of the files that SQLite keeps beside a database."""


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Turn an OSError about a folder into a Problem that says what to do."""
    try:
        yield
    except OSError as error:
        raise Problem(
            "BackCoach cannot keep its journal in {folder} ({reason}); make that folder writable, or "
            "choose another one with --data-dir.",
            folder=folder,
            reason=error.strerror,
        ) from error


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can read; one that already holds files keeps its permissions."""
    with writing_in(folder):
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            make_private(folder, mode=FOLDER_MODE)


def make_private(*paths: Path, mode: int = FILE_MODE) -> None:
    """Let only the owner read files and folders, as far as they exist and the file system supports it.

    A device that a link of that name leads to stays as it is: it belongs to the whole machine.
    """
    for path in paths:
        with suppress(OSError):
            kind = path.stat().st_mode
            if S_ISREG(kind) or S_ISDIR(kind):
                path.chmod(mode)


def new_file(path: Path) -> None:
    """Make an empty database file that only its owner can read, after removing what a crash left under that name."""
    with writing_in(path.parent):
        for ending in ("", *SIDECARS):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.touch(mode=FILE_MODE)
        make_private(path)
