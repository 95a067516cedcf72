"""Moves to another data folder: its name, copies of the user's own files, and the note for the next start."""

import shutil
from pathlib import Path

from backcoach.app.places import data_folder, remember_data_folder
from backcoach.outside import open_regular
from backcoach.problem import Problem

NAME = "backcoach"
"""The name of the data folder inside the folder that the user chooses."""
OWN_FILES = (
    "exercises/*.toml", "exercises/deleted/*.toml", "exercises/pictures/*.jpg", "exercises/pictures/*.png",
    "motions/*.toml", "routines/*.toml", "routines/deleted/*.toml", "my-doses.json",
)  # fmt: skip


def home_in(chosen: Path) -> Path:
    """The data folder in the folder that the user chose; that folder itself if it already has the name."""
    return chosen if chosen.name == NAME else chosen / NAME


def copy_own_files(old: Path, new: Path) -> list[Path]:
    """Copy the user's files that are not there yet; returns those that could not be copied."""
    missed = []
    for file in (file for pattern in OWN_FILES for file in sorted(old.glob(pattern))):
        place = new / file.relative_to(old)
        if place.exists():
            continue
        try:
            open_regular(file).close()  # a device would never end
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copyfile(file, place)
        except OSError:
            missed.append(file)
    return missed


def remember(old: Path, new: Path) -> None:
    """Let the next start find the new folder. Raises Problem that names --data-dir if that cannot be arranged.

    If the old folder was given by --data-dir, a start without that option keeps its own journal.
    """
    if data_folder() != old:
        raise Problem("Start with --data-dir {new} from now on.", new=new)
    remember_data_folder(new)
