"""The exercises, routines and motions that are shipped, read once for each process of tests."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

from backcoach.catalog import Catalog
from backcoach.catalog.read import read_catalog
from backcoach.figure import Motion, load_motions, motion_loader
from tests.places import ASSETS


@cache
def shipped_catalog() -> Catalog:
    """The shipped exercises and routines, in English."""
    return read_catalog(ASSETS)


@cache
def shipped_motions() -> dict[str, Motion]:
    """The shipped motions by id."""
    return load_motions(ASSETS / "motions")


Read = TypeVar("Read")


def read_motions_once(patch: pytest.MonkeyPatch) -> None:
    """From now on a motion file is read again only when it has changed: each window reads its own, some 20 ms each."""
    patch.setattr(motion_loader, "read_motion", _once(motion_loader.read_motion))
    patch.setattr(motion_loader, "base_poses", _once(motion_loader.base_poses))


def _once(read: Callable[..., Read]) -> Callable[..., Read]:
    known: dict[tuple[Path, int, int], Read] = {}

    def read_or_known(path: Path, *others: Any) -> Read:
        if not path.exists():
            return read(path, *others)
        seen = path.stat()
        key = path, seen.st_mtime_ns, seen.st_size
        if key not in known:
            known[key] = read(path, *others)
        return known[key]

    return read_or_known
