"""What may stand in a field of a row: types that msgspec checks when a row is read from a file."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from msgspec import Meta

from backcoach.history.checks import HIGHEST, LONGEST_NOTE, LOWEST
from backcoach.history.timestamps import EPOCH

_HEX = "[0-9a-f]"
Id = Annotated[str, Meta(pattern=f"^{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}$")]
Name = Annotated[str, Meta(max_length=300)]
"""Longer than any file name may be."""
Note = Annotated[str, Meta(max_length=LONGEST_NOTE)]
LONGEST_SETTINGS = 100_000
Settings = Annotated[str, Meta(max_length=LONGEST_SETTINGS)]
Seconds = Annotated[float, Meta(ge=0, le=1e9)]
Index = Annotated[int, Meta(ge=0, le=1_000_000)]
HIGHEST_REVISION = 1_000_000
"""Revisions stop counting here, far above what any entry reaches; then the later change decides alone."""
Revision = Annotated[int, Meta(ge=1, le=HIGHEST_REVISION)]
ScoreValue = Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
At = Annotated[datetime, Meta(tz=True)]
Micros = Annotated[int, Meta(ge=0, lt=7_258_118_400_000_000)]
"""Microseconds since 1970 in UTC, up to the end of 2199."""
Minutes = Annotated[int, Meta(ge=-18 * 60, le=18 * 60)]
"""The offset of a local clock from UTC; the real ones reach from -12 to +14 hours."""
Number = Annotated[int, Meta(ge=-18 * 60, le=2**53)]
"""Any of the whole numbers above."""

LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""Moments from here on are mistakes: no clock is wrong by so much."""


def possible(at: datetime) -> bool:
    """Whether the journal can hold a moment: from 1970 to 2199, with an offset in whole minutes up to 18 hours."""
    offset = at.utcoffset() or timedelta()
    # The local day must not lie before 1970 either: SQLite and Python round negative days differently.
    return (
        EPOCH <= at < LATEST
        and at.replace(tzinfo=UTC) >= EPOCH
        and abs(offset) <= timedelta(hours=18)
        and not offset.seconds % 60
    )
