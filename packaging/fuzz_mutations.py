"""A loop that changes files a little and hands them to a target: for machines on which atheris cannot be installed.

It knows nothing of the lines that a file reaches, so it finds less; but it is the same on every machine and every run.
"""

import random
import traceback
from collections.abc import Callable, Sequence
from typing import NamedTuple

SEED = 19
LONGEST = 1 << 16
"""Files that are longer are handed on once as they are, and not changed."""
_WORDS = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b";", b",", b"\t", b"|", b"\r", b"\n", b"\r\n", b"sep=;\r\n",
    b"Date", b"Pain", b"Time (UTC)", b"Deleted", b"Note", b"2026-05-01", b"5/1/2026", b"46143", b"10", b"-1", b"7/10",
    b"9" * 40, b"1e400", b"NaN", b"null", b"true", b"[", b"]", b"{", b"}", b"<", b"</a>", b"PK\x03\x04",
    b"\xf0\x9f\x98\x80",
)  # fmt: skip
"""What means something to one reader or another."""


class Found(NamedTuple):
    """How many files were run, and the file that raised something other than a Problem, if there is one."""

    ran: int
    data: bytes = b""
    trace: str | None = None


def fuzz(target: Callable[[bytes], object], seeds: Sequence[bytes], files: int) -> Found:
    """Hand the seeds and then `files` changed ones to a target; stops at the first that raises."""
    chance = random.Random(SEED)
    short = [seed for seed in seeds if len(seed) <= LONGEST]
    for number in range(len(seeds) + files):
        data = seeds[number] if number < len(seeds) else changed(chance, short)
        try:
            target(data)
        except KeyboardInterrupt:
            raise
        except BaseException:  # a fault in a library of another language is no Exception
            return Found(number + 1, data, traceback.format_exc())
    return Found(len(seeds) + files)


def changed(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds, changed in one to six places."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        _change(chance, data, chance.choice(seeds))
    return bytes(data)


def _change(chance: random.Random, data: bytearray, other: bytes) -> None:
    """Flip a bit, cut, copy, repeat, or put in a word, a few bytes, or a part of another seed."""
    place, size = chance.randrange(len(data) + 1), chance.randint(1, 40)
    match chance.randrange(7):
        case 0 if data:
            data[place % len(data)] ^= 1 << chance.randrange(8)
        case 1:
            del data[place : place + size]
        case 2:
            data[place:place] = data[place : place + size] * chance.randint(1, 20)
        case 3:
            data[place : place + size] = chance.choice(_WORDS)
        case 4:
            data[place:place] = chance.randbytes(chance.randint(1, 4))
        case 5:
            begin = chance.randrange(len(other) + 1)
            data[place:place] = other[begin : begin + 3 * size]
        case _:
            data[place:place] = chance.choice(_WORDS)
