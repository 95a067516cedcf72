"""Reads from a font file what version it is."""

from __future__ import annotations

import re
import struct
from pathlib import Path

VERSION = 5
"""The number of the version among a font's names."""


def version(file: Path) -> str:
    """As in "3.19". Raises ValueError if the font does not say it."""
    data = file.read_bytes()
    (tables,) = struct.unpack(">H", data[4:6])
    for place in range(12, 12 + 16 * tables, 16):
        tag, _, start, _ = struct.unpack(">4s3L", data[place : place + 16])
        if tag == b"name":
            return _version(data[start:])
    raise ValueError(f"{file} has no names")


def _version(names: bytes) -> str:
    _, count, texts = struct.unpack(">3H", names[:6])
    for place in range(6, 6 + 12 * count, 12):
        *_, kind, length, start = struct.unpack(">6H", names[place : place + 12])
        said = re.search(rb"(\d+)\.0*(\d+)", names[texts + start : texts + start + length].replace(b"\0", b""))
        if kind == VERSION and said:
            return f"{int(said[1])}.{said[2].decode()}"
    raise ValueError("the font does not say its version")
