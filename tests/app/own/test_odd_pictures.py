"""Whatever is in place of the user's own picture, the exercise is shown and printed without it, at once."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.app.own.exercise_edits import exercise_from, with_picture
from backcoach.app.own.typed_dose import read_typed
from backcoach.catalog.types import Picture
from backcoach.words import Words
from tests.builders import write
from tests.cli.running import run

ODD: dict[str, Callable[[Path], object]] = {
    "a FIFO": os.mkfifo,
    "a device without end": lambda path: path.symlink_to("/dev/zero"),
    "a folder": Path.mkdir,
    "a link to itself": lambda path: path.symlink_to(path),
    "somebody else's file": lambda path: path.write_bytes(b"not a picture"),
    "nothing": lambda path: None,
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
@pytest.mark.parametrize("odd", ODD)
def test_a_sheet_is_printed_without_it(tmp_path: Path, odd: str) -> None:
    exercise = with_picture(
        exercise_from(read_typed("Wall angel 2 x 10", Words()), "mine", "Mine"), Picture("mine-1.png")
    )
    write(tmp_path, exercise)
    place = tmp_path / "exercises" / "pictures"
    place.mkdir(exist_ok=True)
    ODD[odd](place / "mine-1.png")
    done = run("--data-dir", str(tmp_path), "sheet", "mine", "-o", str(tmp_path / "page.pdf"))
    assert (done.returncode, (tmp_path / "page.pdf").read_bytes()[:4]) == (0, b"%PDF"), done.stderr
