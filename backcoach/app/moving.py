"""What else moves with the journal into another folder: the user's own exercises and routines."""

import shutil
from pathlib import Path

from backcoach.app.places import data_folder, remember_data_folder
from backcoach.problem import Problem

NAME = "backcoach"
"""What a folder of ours is called inside one that the user names, which may hold anything else."""
OWN_FILES = ("exercises", "routines")


def home_in(chosen: Path) -> Path:
    """The folder of ours in the one that the user names; that one itself if it is called so already."""
    return chosen if chosen.name == NAME else chosen / NAME


def copy_own_files(old: Path, new: Path) -> list[Path]:
    """Copy the user's files that are not there yet; the ones that could not be copied."""
    missed = []
    for file in (file for part in OWN_FILES for file in sorted((old / part).glob("*.toml"))):
        place = new / file.relative_to(old)
        if place.exists():
            continue
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copyfile(file, place)
        except OSError:
            missed.append(file)
    return missed


def remember(old: Path, new: Path) -> None:
    """Let the next start find the new folder; a Problem names the option that does where that is not to be had.

    Where the old folder was asked for by --data-dir, another start without it has its own journal and keeps it.
    """
    if data_folder() != old:
        raise Problem(f"Start with --data-dir {new} from now on.")
    remember_data_folder(new)
