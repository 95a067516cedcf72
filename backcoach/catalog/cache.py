"""Keeps the catalogue as one JSON file, since reading that takes a thirtieth of the time of all the TOML files."""

import contextlib
import os
from pathlib import Path

import msgspec

from backcoach.catalog.catalog import Catalog

FORMAT = 1
"""Raised when the types change, so that what an older version kept is not used."""
FileStamp = tuple[str, int, int, int]


class _CacheFile(msgspec.Struct, frozen=True):
    format: int
    marks: tuple[FileStamp, ...]
    catalog: Catalog


def read_catalog_fast(shipped: Path, own: Path, cache: Path) -> Catalog:
    """As `read_catalog`, by way of a cache file that holds as long as no file was added, removed or changed.

    A cache that cannot be read or written is done without.
    """
    marks = (*_stamps(shipped), *_stamps(own))
    with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        kept = msgspec.json.decode(cache.read_bytes(), type=_CacheFile)
        if (kept.format, kept.marks) == (FORMAT, marks):
            return kept.catalog
    from backcoach.catalog.read import read_catalog  # the TOML reader, which a good cache makes needless

    catalog = read_catalog(shipped, own)
    with contextlib.suppress(OSError, UnicodeError):  # a file's name may be none that JSON can hold
        cache.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = cache.with_suffix(f".{os.getpid()}")
        draft.write_bytes(msgspec.json.encode(_CacheFile(FORMAT, marks, catalog)))
        draft.replace(cache)
    return catalog


def _stamps(folder: Path) -> list[FileStamp]:
    """Path, times of change (of content, of permissions) and size of every file that the catalogue is made of."""
    marks: list[FileStamp] = []
    for part in ("exercises", "routines"):
        with contextlib.suppress(OSError), os.scandir(folder / part) as entries:
            marks += filter(None, map(_stamp, entries))
    return sorted(marks)


def _stamp(entry: os.DirEntry[str]) -> FileStamp | None:
    with contextlib.suppress(OSError):  # a link that leads nowhere
        stat = entry.stat()
        return entry.path, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
    return None
