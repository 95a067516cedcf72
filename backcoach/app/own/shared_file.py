"""The file that is handed over: a zip with one routine, its maker's own exercises that it needs, and their pictures.

It comes from a stranger. Sizes, counts and names are checked before anything is unpacked; only the five known kinds of
path may occur, no links, and nothing is run.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from backcoach.outside import TooLarge, open_regular, read_regular
from backcoach.problem import Problem
from backcoach.toml_file import MAX_BYTES

FORMAT = 2
"""The version of the file; a newer one is refused. The first had no motions."""
ENDING = ".backcoach"
HEAD, ROUTINE = "backcoach.json", "routine.toml"
LARGEST, LARGEST_PICTURE, LARGEST_ALL = 30_000_000, 4_000_000, 60_000_000
"""Bytes of the file, of a picture in it, and of all of it unpacked."""
MOST_EXERCISES, MOST_PICTURES = 60, 240
_WORDS = r"[a-z0-9]+(-[a-z0-9]+)*"
_EXERCISE = re.compile(rf"exercises/({_WORDS})\.toml")
_MOTION = re.compile(rf"motions/({_WORDS})\.toml")
_PICTURE = re.compile(rf"pictures/({_WORDS}\.(jpg|png))")
_DATE = (1980, 1, 1, 0, 0, 0)


class Head(msgspec.Struct, frozen=True):
    """What the file says about itself; `routine` is the routine's id on the maker's computer."""

    format: int
    routine: str


class Shared(msgspec.Struct, frozen=True):
    """What is in the file, as bytes: the routine, exercises by id, pictures and motions by name."""

    routine_id: str
    routine: bytes
    exercises: dict[str, bytes] = {}
    pictures: dict[str, bytes] = {}
    motions: dict[str, bytes] = {}
    """By the names that the exercises use for them."""


def is_shared(path: Path) -> bool:
    """Whether the first bytes are those of such a zip; an export under a passphrase has the same ending."""
    with suppress(OSError), open_regular(path) as file:
        return path.suffix == ENDING and file.read(2) == b"PK"
    return False


def packed(shared: Shared) -> bytes:
    """The bytes of the file; the same content gives the same bytes."""
    head = Head(FORMAT if shared.motions else 1, shared.routine_id)
    parts = {HEAD: msgspec.json.encode(head), ROUTINE: shared.routine}
    parts |= {f"exercises/{id}.toml": content for id, content in sorted(shared.exercises.items())}
    parts |= {f"motions/{name}.toml": content for name, content in sorted(shared.motions.items())}
    parts |= {f"pictures/{name}": content for name, content in sorted(shared.pictures.items())}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read_shared(path: Path) -> Shared:
    """The content of a file. Raises Problem, which names the part that is wrong."""
    try:
        data = read_regular(path, LARGEST)
    except TooLarge:
        raise Problem(
            "{file} is larger than {number} MB; nothing was taken from it.", file=path.name, number=LARGEST // 1_000_000
        ) from None
    except OSError as error:
        raise Problem("{name} cannot be read ({reason}).", name=path.name, reason=error.strerror) from None
    return unpacked(data, path.name)


def unpacked(data: bytes, name: str) -> Shared:
    """The content of the bytes of a file of that name. Raises Problem, which names the part that is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {one.filename: _part(file, one) for one in _checked(file.infolist(), name)}
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _damaged(name) from None
    return _sorted_out(parts, name)


def _checked(entries: list[zipfile.ZipInfo], name: str) -> list[zipfile.ZipInfo]:
    """The entries of the file, if all their names and sizes are allowed."""
    if len(entries) > 2 * MOST_EXERCISES + MOST_PICTURES + 2 or len({one.filename for one in entries}) < len(entries):
        raise _odd(name, "…")
    for one in entries:
        if stat.S_ISLNK(one.external_attr >> 16) or one.is_dir() or one.flag_bits & 1:
            raise _odd(name, one.filename)
        if not 0 <= one.file_size <= _most(one.filename, name):
            raise Problem("{part} in {file} is too large; nothing was taken from it.", part=one.filename, file=name)
    if sum(one.file_size for one in entries) > LARGEST_ALL:
        raise _odd(name, "…")
    return entries


def _most(part: str, name: str) -> int:
    """The most bytes that a part of that name may have."""
    if part in (HEAD, ROUTINE) or _EXERCISE.fullmatch(part) or _MOTION.fullmatch(part):
        return MAX_BYTES
    if _PICTURE.fullmatch(part):
        return LARGEST_PICTURE
    raise _odd(name, part)


def _part(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of a part. No more is unpacked than the file declares; the checksum is compared meanwhile."""
    with file.open(entry) as opened:
        return opened.read(entry.file_size)


def _sorted_out(parts: Mapping[str, bytes], name: str) -> Shared:
    try:
        head = msgspec.json.decode(parts[HEAD], type=Head)
    except (KeyError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise _damaged(name) from None
    checked_head(head.format, FORMAT, head.routine, name)
    if ROUTINE not in parts:
        raise _damaged(name)
    exercises = {found[1]: content for part, content in parts.items() if (found := _EXERCISE.fullmatch(part))}
    pictures = {found[1]: content for part, content in parts.items() if (found := _PICTURE.fullmatch(part))}
    motions = {found[1]: content for part, content in parts.items() if (found := _MOTION.fullmatch(part))}
    return Shared(head.routine, parts[ROUTINE], exercises, pictures, motions)


def checked_head(version: int, newest: int, routine: str, name: str) -> None:
    """Raise Problem, about the file of that name, if its format is unknown or an id in it is impossible."""
    if version > newest:
        raise Problem("{file} was made by a newer BackCoach; bring yours up to date to open it.", file=name)
    if not re.fullmatch(_WORDS, routine) or len(routine) > 80:
        raise _damaged(name)


def _damaged(name: str) -> Problem:
    return Problem("{file} is damaged, or is no routine that BackCoach shares; ask for it once more.", file=name)


def _odd(name: str, part: str) -> Problem:
    return Problem(
        "{file} contains something that a shared routine cannot contain ({part}); nothing was taken from it.",
        file=name,
        part=part[:60],
    )
