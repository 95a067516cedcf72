"""Reads TOML files within bounds: a small file can cost Python's reader gigabytes and minutes."""

import re
import tomllib
from pathlib import Path
from typing import Any

from backcoach.outside import read_regular

MAX_BYTES = 100_000
"""Size limit of a file; shipped files have under 11,000 bytes."""
MOST_PARTS = 16
"""Parts of a dotted key; the deepest that has a meaning has three."""
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MOST_PARTS}}}")


class TooManyParts(ValueError):
    """A key has more than `MOST_PARTS` parts."""


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file.

    Raises OSError, which is TooLarge above `MAX_BYTES`, UnicodeDecodeError, TooManyParts, or ValueError for what is not
    valid TOML.
    """
    text = read_regular(path, MAX_BYTES).decode("utf-8-sig")
    if _LONG_KEY.search(text):  # the reader takes the square of their number, in time and memory
        raise TooManyParts(f"names of at most {MOST_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError(str(error)) from None
