"""A corner of a matrix for `make test`; the whole of it is for `make check`."""

from collections.abc import Iterable
from typing import Any

import pytest

thorough = pytest.mark.thorough
"""A test, or a parameter of one, only for `make check`: `make test` deselects it."""

sampled = pytest.mark.sampled
"""A test of which `make test` takes three variants, spread over all that it has; `make check` has them all."""
FEW = 3


def spread(number: int) -> set[int]:
    """Which of so many variants `make test` takes: the first, the last, and what lies evenly between."""
    return {round(place * (number - 1) / (FEW - 1)) for place in range(FEW)}


def corner(values: Iterable[object], *quick: object) -> list[Any]:
    """All values as parameters of a test; those that are not among the quick ones are thorough."""
    return [value if value in quick else pytest.param(value, marks=thorough) for value in values]
