"""Pictures of the user's own exercises: made smaller in a separate process, kept in the data folder."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection
from itertools import count
from pathlib import Path

import msgspec

from backcoach.catalog import Exercise
from backcoach.catalog.types import Picture
from backcoach.child_process import run
from backcoach.outside import read_regular, replace_file
from backcoach.problem import Problem

LARGEST_GIVEN, LARGEST_KEPT = 40_000_000, 4_000_000
"""Bytes of the largest picture that is read, and of the largest that is kept; phones write some twelve million."""
LARGEST_CODE = 10_000
"""Bytes of a code's text; the longest has some seven thousand letters."""
LONGEST_S = 30.0
"""Seconds that decoding may take."""
_HEIC = re.compile(rb".{4}ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif)", re.DOTALL)
_START = (
    "import sys; sys.path.append(sys.argv.pop(1)); from backcoach.ui.figures.picture_shrinker import main; "
    "sys.exit(main(*sys.argv[1:2]))"
)
"""Starts the process, with the folder that holds the package as the last place to look for it."""


class Cut(msgspec.Struct, frozen=True):
    """Changes to a picture besides making it smaller: quarter turns clockwise, then the part that is kept.

    The part is left, top, width and height as shares of the turned picture.
    """

    turns: int = 0
    code: bool = False
    """Whether to read the picture's QR code instead."""
    part: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


def shrinking_command(cut: Cut, python: str = sys.executable, platform: str = sys.platform) -> list[str]:
    """The command that makes a picture smaller: this Python, or in a frozen program the program itself."""
    told = msgspec.json.encode(cut).decode()
    if not getattr(sys, "frozen", False):
        return [python, "-P", "-c", _START, str(Path(__file__).parents[3]), told]
    program = str(Path(python).with_name("backcoach-cli.exe")) if platform == "win32" else python
    return [program, "picture", told]


def small(data: bytes, name: str, cut: Cut = Cut()) -> bytes:  # noqa: B008 (it is frozen)
    """The picture upright, at most 1,200 pixels long and without anything that the camera wrote into it.

    Raises Problem with the name of the file if it is not a picture that can be read.
    """
    made = _made(data, name, cut)
    if not made or len(made) > LARGEST_KEPT:
        raise Problem("{name} cannot be read as a picture; PNG, JPEG and WebP can.", name=name)
    return made


def letters_in(data: bytes, name: str) -> str:
    """The text of the QR code in a picture. Raises Problem, as `small` does, or if there is no code."""
    made = _made(data, name, Cut(code=True))
    if not made or len(made) > LARGEST_CODE:
        raise Problem(
            "There is no code in {name} that can be read; take the picture again, straight and in good light.",
            name=name,
        )
    return made.decode("utf-8", "replace")


def _made(data: bytes, name: str, cut: Cut) -> bytes:
    """The output of the process; empty if it cannot read the picture."""
    if _HEIC.match(data):
        raise Problem(
            "{name} is in Apple’s HEIC format; share it as JPEG, or set the camera to “Most Compatible”.", name=name
        )
    if len(data) > LARGEST_GIVEN:
        raise Problem(
            "{name} is larger than {number} MB; make it smaller.", name=name, number=LARGEST_GIVEN // 1_000_000
        )
    try:
        return run(shrinking_command(cut), LONGEST_S, data)
    except OSError:
        return b""


def read_picture(path: Path) -> bytes:
    """The bytes of a file that may be a picture. Raises Problem if it cannot be read or is too large."""
    try:
        return read_regular(path, LARGEST_GIVEN)
    except OSError as error:
        raise Problem("{name} cannot be read ({reason}).", name=path.name, reason=error.strerror) from None


class PictureFiles:
    """The folder of pictures in a data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "exercises" / "pictures"

    def of(self, exercise: Exercise) -> list[tuple[Picture, Path]]:
        """The pictures of an exercise that exist."""
        places = [(one, self.folder / one.file) for one in exercise.pictures]
        return [(one, path) for one, path in places if path.is_file()]

    def read(self, picture: Picture) -> bytes:
        """The bytes of a picture that is kept. Raises Problem if it cannot be read."""
        return read_picture(self.folder / picture.file)

    def keep(self, exercise: str, made: bytes) -> Picture:
        """Store a picture that was made smaller under a new name. Raises Problem if it cannot be written."""
        ending = "png" if made.startswith(b"\x89PNG") else "jpg"
        names = (f"{exercise}-{number}.{ending}" for number in count(1))
        name = next(name for name in names if not (self.folder / name).exists())
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self.folder / name, made)
        except OSError as error:
            raise Problem(
                "{file} cannot be written ({reason}); make its folder writable.", file=name, reason=error.strerror
            ) from None
        return Picture(file=name)

    def tidy(self, exercise: str, needed: Collection[str]) -> None:
        """Remove an exercise's pictures that it no longer shows."""
        for path in self.folder.glob(f"{exercise}-*"):
            own = re.fullmatch(rf"{re.escape(exercise)}-\d+\.(jpg|png)", path.name)
            if own and path.name not in needed:
                path.unlink(missing_ok=True)
