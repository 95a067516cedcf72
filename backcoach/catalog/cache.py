"""Keeps the catalogue in one JSON file, which takes a thirtieth of the time to read that all TOML files take."""

import contextlib
import os
from pathlib import Path
from typing import Any

import msgspec

from backcoach.catalog.catalog import Catalog
from backcoach.outside import read_regular
from backcoach.words import Message

FORMAT = 4
"""To be raised when the types change, so that no version reads the cache of an older one."""
LARGEST = 50_000_000
"""Bytes of the largest cache that is read; hundreds of own files stay far below."""
FileStamp = tuple[str, int, int, int]


class _CacheFile(msgspec.Struct, frozen=True):
    format: int
    stamps: tuple[FileStamp, ...]
    catalog: Catalog
    problems: tuple[Any, ...]
    """Those of the catalogue, as messages keep themselves: they are said in a language that may change."""


def read_catalog_fast(shipped: Path, own: Path, cache: Path) -> Catalog:
    """Like `read_catalog`, but from a cache file if no file was added, removed or changed since it was written.

    A cache that cannot be read or written is ignored. Raises Problem as `read_catalog` does.
    """
    stamps = (*_stamps(shipped), *_stamps(own))
    with contextlib.suppress(OSError, msgspec.MsgspecError, ValueError, LookupError, TypeError, RecursionError):
        cached = msgspec.json.decode(read_regular(cache, LARGEST), type=_CacheFile)
        if (cached.format, cached.stamps) == (FORMAT, stamps):
            return msgspec.structs.replace(cached.catalog, problems=tuple(map(Message.from_data, cached.problems)))
    from backcoach.catalog.read import read_catalog  # imported late: with a valid cache no TOML is read

    catalog = read_catalog(shipped, own)
    with contextlib.suppress(OSError, UnicodeError):  # JSON cannot hold every file name
        cache.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = cache.with_suffix(f".{os.getpid()}")
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:
            bare, kept = msgspec.structs.replace(catalog, problems=()), tuple(map(_kept, catalog.problems))
            file.write(msgspec.json.encode(_CacheFile(FORMAT, stamps, bare, kept)))
        draft.replace(cache)
    return catalog


def _kept(problem: str) -> object:
    return problem.as_data() if isinstance(problem, Message) else problem


def _stamps(folder: Path) -> list[FileStamp]:
    """Path, modification time, status change time (both in ns) and size of every file of the catalogue, sorted."""
    stamps: list[FileStamp] = []
    for part in ("exercises", "routines"):
        with contextlib.suppress(OSError), os.scandir(folder / part) as entries:
            stamps += filter(None, map(_stamp, entries))
    stamps += filter(None, [_stamp(folder / "cautions.toml")])
    return sorted(stamps)


def _stamp(entry: os.DirEntry[str] | Path) -> FileStamp | None:
    with contextlib.suppress(OSError):  # a broken link, or no such file
        stat = entry.stat()
        return os.fspath(entry), stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
    return None
