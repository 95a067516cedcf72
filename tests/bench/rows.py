"""One line of the bench table."""

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

    def __str__(self) -> str:
        factor = f"{self.value / self.reference:5.2f}×" if self.reference else "     –"
        limit = f" (at most {self.most:g}×)" if self.most is not None else ""
        beside = f"{self.yardstick:36} {self.reference:9.2f}"
        return f"{self.what:48} {self.value:9.2f} {self.unit:4} | {beside} | {factor}{limit}"
