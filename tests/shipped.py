"""The exercises, routines and motions that are shipped, read once for each process of tests."""

from functools import cache

from backcoach.catalog import Catalog
from backcoach.catalog.read import read_catalog
from backcoach.figure import Motion, load_motions
from tests.places import ASSETS


@cache
def shipped_catalog() -> Catalog:
    """The shipped exercises and routines, in English."""
    return read_catalog(ASSETS)


@cache
def shipped_motions() -> dict[str, Motion]:
    """The shipped motions by id."""
    return load_motions(ASSETS / "motions")
