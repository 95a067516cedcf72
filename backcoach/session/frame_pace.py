"""How long the screen may wait until a session has something new to show."""

from math import ceil

import msgspec

from backcoach.catalog.types import HOLDS
from backcoach.session.segment import Segment
from backcoach.session.timeline import Moment

CALM_MS = 100
"""With reduced motion only the rim and the digits change."""
SHARES = 1000
"""While nothing but the rim moves, its way round is shown in this many steps, unless they would follow too fast."""
JUST_NOW_S = 0.0015


class FramePace(msgspec.Struct, frozen=True):
    """Milliseconds between two looks at the clock while something moves, and at least while only the rim does."""

    moving_ms: int = 16
    still_ms: int = 33

    def wait_ms(self, moment: Moment, *, calm: bool) -> int:
        """Milliseconds to the next look; one falls on each change of the digits, and so on the end of a segment."""
        step = CALM_MS if calm else self._step(moment.segment)
        left = moment.remaining_s % 1.0
        return min(step, ceil(left * 1000)) if left > JUST_NOW_S else step

    def _step(self, segment: Segment) -> int:
        if segment.kind == "work" and segment.phase is not None and segment.phase not in HOLDS:
            return self.moving_ms
        return min(max(self.still_ms, round(1000 * segment.duration_s / SHARES)), CALM_MS)


FULL, SAVING = FramePace(), FramePace(moving_ms=50, still_ms=50)
"""60 frames a second; and 20, for a battery."""
