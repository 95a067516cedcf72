"""What rows are made of on their way from one journal to another, and what may stand in them."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, ClassVar, Self

import msgspec
from msgspec import Meta

from backcoach.history.checks import HIGHEST, LONGEST_NOTE, LOWEST
from backcoach.history.moments import EPOCH
from backcoach.history.store import Row

_HEX = "[0-9a-f]"
Id = Annotated[str, Meta(pattern=f"^{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}$")]
Name = Annotated[str, Meta(max_length=300)]
"""As long as a file's name may be, and some more."""
Note = Annotated[str, Meta(max_length=LONGEST_NOTE)]
Settings = Annotated[str, Meta(max_length=100_000)]
Seconds = Annotated[float, Meta(ge=0, le=1e9)]
Index = Annotated[int, Meta(ge=0, le=1_000_000)]
Revision = Annotated[int, Meta(ge=1, le=2**53)]
Value = Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
At = Annotated[datetime, Meta(tz=True)]
Micros = Annotated[int, Meta(ge=0, lt=7_258_118_400_000_000)]
"""Microseconds from 1970 to 2199, as `stamp` gives them."""
Minutes = Annotated[int, Meta(ge=-18 * 60, le=18 * 60)]
"""Between UTC and any clock on Earth, and some more."""
Whole = Annotated[int, Meta(ge=-18 * 60, le=2**53)]
"""Any of these numbers."""

LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""No clock is wrong by so much; later moments are mistakes."""


class JournalRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all rows have: a table, its columns in the order of `values`, and how a row is read."""

    table: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]

    id: str

    def values(self) -> Row:
        """What goes into the columns."""
        raise NotImplementedError

    @classmethod
    def of(cls, values: Row) -> Self:
        """The row with those values."""
        raise NotImplementedError

    def moments(self) -> tuple[datetime, ...]:
        """All moments in it."""
        return tuple(value for value in msgspec.structs.astuple(self) if isinstance(value, datetime))


def possible(at: datetime) -> bool:
    """Whether a moment can be one of this journal's: from 1970 to 2199, on a clock somewhere on Earth."""
    offset = at.utcoffset() or timedelta()
    return EPOCH <= at < LATEST and abs(offset) <= timedelta(hours=18) and not offset.seconds % 60


def in_us(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)
