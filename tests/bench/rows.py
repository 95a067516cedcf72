"""One line of the bench table."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Row(NamedTuple):
    """A figure beside its yardstick from the same run; `most` is the factor that it is meant to stay under."""

    what: str
    value: float
    unit: str
    yardstick: str
    reference: float
    most: float | None = None
    """Largest factor of the yardstick, or None where the yardstick is a limit."""
    spread: tuple[float, float] | None = None
    """Lowest and highest factor of single runs, each beside the yardstick's run next to it."""

    @property
    def factor(self) -> str:
        """How many times the yardstick, with the spread of it."""
        if not self.reference:
            return "–"
        spread = f" ({self.spread[0]:.2f} to {self.spread[1]:.2f})" if self.spread else ""
        return f"{self.value / self.reference:.2f}×{spread}"

    def __str__(self) -> str:
        limit = f", at most {self.most:g}×" if self.most is not None else ""
        beside = f"{self.yardstick:36} {self.reference:9.2f}"
        return f"{self.what:52} {self.value:9.2f} {self.unit:4} | {beside} | {self.factor:>5}{limit}"


def paired(
    what: str, values: Sequence[float], unit: str, yardstick: str, references: Sequence[float],
    most: float | None = None,
) -> Row:  # fmt: skip
    """A row of alternating runs: medians, and the spread of the factors of neighbouring runs."""
    factors = [value / reference for value, reference in zip(values, references, strict=True)]
    spread = min(factors), max(factors)
    return Row(what, median(values), unit, yardstick, median(references), most, spread)
