"""Spares Python modules that come as text, which PySide6 has inside its libraries, what they do at each start.

Python compiles them each time, and their larger patterns, which only messages about wrong calls need. So what was
compiled is kept in a file, as Python keeps it for modules that are files, and patterns wait for their first use.
"""

from __future__ import annotations

import builtins
import marshal
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER
from inspect import currentframe
from pathlib import Path
from types import CodeType
from typing import Any, cast

from backcoach.outside import open_regular, replace_file

LARGEST = 5_000_000
"""Bytes of the largest file that is read."""
_OF_OTHERS = 0o022
"""The permissions with which others could write to a file."""
_SUM = 4
"""Bytes of the check sum, which comes first."""
_METHODS = frozenset(("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"))
Source = tuple[str | bytes, str, str]
"""A text, the name of its file, and what kind of code it is, as `compile` takes them."""


@contextmanager
def code_kept(file: Path, *names: str) -> Iterator[None]:
    """Let `compile` take from a file what it made earlier of the same texts, if their names begin with one of `names`.

    What was missing is added to the file afterwards. A file that cannot be read, or that others can write, is ignored.
    """
    own, kept, made = builtins.compile, _read(file), dict[Source, CodeType]()

    def compile_once(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        if more or named or not isinstance(source, str | bytes) or not str(filename).startswith(names):
            return own(source, filename, mode, *more, **named)
        key = source, filename, mode
        made[key] = kept[key] if key in kept else own(source, filename, mode)
        return made[key]

    builtins.compile = compile_once
    try:
        yield
    finally:
        builtins.compile = own
    if made.keys() - kept.keys():
        _write(file, made)


@contextmanager
def patterns_waiting(package: str) -> Iterator[None]:
    """Let patterns that modules of a package make be compiled when they are first used."""
    own = re.compile

    def compile_late(pattern: Any, flags: Any = 0) -> Any:
        asked = currentframe()
        wanted_by = asked.f_back.f_globals.get("__name__", "") if asked and asked.f_back else ""
        return _LatePattern(own, pattern, flags) if wanted_by.startswith(f"{package}.") else own(pattern, flags)

    re.compile = cast(Any, compile_late)
    try:
        yield
    finally:
        re.compile = own


class _LatePattern:
    """Behaves as the pattern that it becomes; neither a class that has it nor asking for a method is a use yet."""

    def __init__(self, make: Callable[[Any, Any], re.Pattern[Any]], pattern: Any, flags: Any) -> None:
        self._make = make
        self._wanted = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # whether it is an abstract method
            raise AttributeError(name)
        if name not in _METHODS:
            return getattr(self._make(*self._wanted), name)
        return lambda *given, **named: getattr(self._make(*self._wanted), name)(*given, **named)


def _read(file: Path) -> dict[Source, CodeType]:
    """The code in a file; none if it is damaged, of another Python, or may have been written by somebody else."""
    with suppress(OSError, ValueError, EOFError, TypeError), open_regular(file, LARGEST) as opened:
        status = os.fstat(opened.fileno())
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & _OF_OTHERS):
            return {}
        data = opened.read()
        body = memoryview(data)[_SUM:]
        if data[:_SUM] == _check_sum(body):
            python, code = marshal.loads(body)
            return code if python == _python() else {}
    return {}


def _write(file: Path, code: dict[Source, CodeType]) -> None:
    """Keep code for later starts, or not if there is no room for it."""
    body = marshal.dumps((_python(), code))
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(file, _check_sum(body) + body)


def _check_sum(body: bytes | memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(_SUM, "big")


def _python() -> tuple[bytes, int]:
    """Whose code it is: other versions, and Python that leaves out assertions, have other code."""
    return MAGIC_NUMBER, sys.flags.optimize
