"""What can be done: exercises, doses and routines, read from TOML files and checked once (`catalog.read`)."""

from backcoach.catalog.catalog import Catalog, routine_of
from backcoach.catalog.types import Dose, Equipment, Exercise, Routine, RoutineItem, TempoPhase

__all__ = [
    "Catalog",
    "Dose",
    "Equipment",
    "Exercise",
    "Routine",
    "RoutineItem",
    "TempoPhase",
    "routine_of",
]
