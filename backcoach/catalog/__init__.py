"""What can be done: exercises, doses and routines, read from TOML files and checked once (`catalog.read`)."""

from backcoach.catalog.catalog import Catalog, routine_of
from backcoach.catalog.types import (
    Care,
    CautionRule,
    Dose,
    Equipment,
    Exercise,
    Limits,
    Routine,
    RoutineItem,
    TempoPhase,
)

__all__ = [
    "Care",
    "Catalog",
    "CautionRule",
    "Dose",
    "Equipment",
    "Exercise",
    "Limits",
    "Routine",
    "RoutineItem",
    "TempoPhase",
    "routine_of",
]
