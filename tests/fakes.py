"""Stand-ins for what a test must be able to steer."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A `backcoach.clock.Clock` that stands still until it is told to advance."""

    def __init__(self, now: datetime = datetime(2026, 1, 5, 8, 0, tzinfo=UTC), monotonic: float = 0.0) -> None:
        self._now = now
        self._monotonic = monotonic
        self._slept = 0.0

    def monotonic(self) -> float:
        """Seconds, as far as it was advanced."""
        return self._monotonic

    def slept(self) -> float:
        """Seconds that were slept."""
        return self._slept

    def now(self) -> datetime:
        """The moment that it was made with plus all that it was advanced."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let seconds, 0 or more, go by."""
        if seconds < 0:
            raise ValueError(f"time goes forward, not by {seconds}")
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        """Let seconds go by in which the machine sleeps."""
        self.advance(seconds)
        self._slept += seconds
