"""Looks exercises and routines up for the tests of the content."""

from backcoach.catalog import Catalog
from backcoach.session import SessionSettings, compile_timeline


def with_caution(catalog: Catalog, caution: str) -> set[str]:
    """The exercises that name a caution."""
    return {id for id, exercise in catalog.exercises.items() if caution in exercise.cautions}


def placed(catalog: Catalog, *positions: str) -> set[str]:
    """The exercises in one of these positions."""
    return {id for id, exercise in catalog.exercises.items() if exercise.position in positions}


def minutes(catalog: Catalog, id: str) -> float:
    """How long a routine takes with the default settings."""
    return compile_timeline(catalog.routine(id), catalog, SessionSettings()).duration_s / 60
