"""Keeps the catalogue as JSON, which takes a thirtieth of the time to read that all TOML files take."""

import contextlib
import os
from collections.abc import Callable
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
UNREADABLE = (OSError, msgspec.MsgspecError, ValueError, LookupError, TypeError, RecursionError)
"""What reading a damaged cache may raise."""
FileStamp = tuple[str, int, int, int]


class _CacheFile(msgspec.Struct, frozen=True):
    format: int
    stamps: tuple[FileStamp, ...]
    catalog: Catalog
    problems: tuple[Any, ...]
    """Those of the catalogue, as messages keep themselves: they are said in a language that may change."""


def read_catalog_fast(shipped: Path, own: Path, cache: Path) -> Catalog:
    """Like `read_catalog`, but from a cache file if no file was added, removed or changed since it was written.

    With files of the user's own there is a second one beside it, so that a change to them reads no shipped file again.
    A cache that cannot be read or written is ignored. Raises Problem as `read_catalog` does.
    """
    of_shipped, of_own = _stamps(shipped), _stamps(own)

    def read_shipped() -> Catalog:
        from backcoach.catalog.read import read_catalog  # imported late: with a valid cache no TOML is read

        return read_catalog(shipped)

    def read_own() -> Catalog:
        from backcoach.catalog.read import with_own

        return with_own(_cached(cache, of_shipped, read_shipped), own)

    if not of_own:
        return _cached(cache, of_shipped, read_shipped)
    return _cached(cache.with_stem(f"{cache.stem}-own"), (*of_shipped, *of_own), read_own)


def _cached(cache: Path, stamps: tuple[FileStamp, ...], read: Callable[[], Catalog]) -> Catalog:
    """The catalogue in a cache file, if that is of files with these stamps; or else read, and then kept there."""
    with contextlib.suppress(*UNREADABLE):
        cached = msgspec.json.decode(read_regular(cache, LARGEST), type=_CacheFile)
        if (cached.format, cached.stamps) == (FORMAT, stamps):
            return msgspec.structs.replace(cached.catalog, problems=tuple(map(Message.from_data, cached.problems)))
    catalog = read()
    bare = msgspec.structs.replace(catalog, problems=())
    write_cache(cache, _CacheFile(FORMAT, stamps, bare, tuple(map(as_kept, catalog.problems))))
    return catalog


def write_cache(cache: Path, content: msgspec.Struct) -> None:
    """Keep as JSON what takes a while to find out; if that fails it is found out again the next time."""
    with contextlib.suppress(OSError, UnicodeError):  # JSON cannot hold every file name
        cache.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = cache.with_suffix(f".{os.getpid()}")
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:
            file.write(msgspec.json.encode(content))
        draft.replace(cache)


def as_kept(problem: str) -> object:
    """The sentence of a problem as a message keeps itself: the language may change."""
    return problem.as_data() if isinstance(problem, Message) else problem


def _stamps(folder: Path) -> tuple[FileStamp, ...]:
    """Path, modification time, status change time (both in ns) and size of every file of the catalogue, sorted."""
    stamps: list[FileStamp] = []
    for part in ("exercises", "routines"):
        with contextlib.suppress(OSError), os.scandir(folder / part) as entries:
            stamps += filter(None, map(_stamp, entries))
    stamps += filter(None, [_stamp(folder / "cautions.toml")])
    return tuple(sorted(stamps))


def _stamp(entry: os.DirEntry[str] | Path) -> FileStamp | None:
    with contextlib.suppress(OSError):  # a broken link, or no such file
        stat = entry.stat()
        return os.fspath(entry), stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
    return None
