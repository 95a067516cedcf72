"""A corner of a matrix for `make test`; the whole of it is for `make check`."""

from collections.abc import Iterable
from typing import Any

import pytest

thorough = pytest.mark.thorough
"""A test, or a parameter of one, for `make check` alone: `make test` deselects it."""


def corner(values: Iterable[object], *quick: object) -> list[Any]:
    """All values as parameters of a test; those that are not among the quick ones are thorough."""
    return [value if value in quick else pytest.param(value, marks=thorough) for value in values]
