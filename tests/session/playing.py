"""A player with a fake clock and a record of what it reported."""

from itertools import cycle

from backcoach.catalog import Exercise
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.session.player import HurtMarked, Player, StepEnded
from tests.builders import breathing, catalog, dose, exercise, routine, stretch
from tests.fakes import FakeClock


class Playing:
    """One session under test."""

    def __init__(self, timeline: Timeline, monotonic: float = 123_456.789) -> None:
        self.clock = FakeClock(monotonic=monotonic)
        self.told: list[StepEnded | HurtMarked] = []
        self.player = Player(timeline, self.clock, self.told.append)

    def let(self, seconds: float, frame: float = 1.0) -> None:
        """Let seconds pass in frames of at most `frame` seconds."""
        while seconds > 0:
            self.clock.advance(min(frame, seconds))
            self.player.poll()
            seconds -= frame

    def finish(self, *frames: float) -> float:
        """Play until it stops running, in frames of these lengths (default 1 s), over and over; the seconds that it
        took."""
        start = self.clock.monotonic()
        for frame in cycle(frames or [1.0]):
            if self.player.state != "running":
                break
            self.let(frame, frame)
        return self.clock.monotonic() - start

    @property
    def ended(self) -> list[tuple[int, str]]:
        """Index and outcome of each step that ended, in the order reported."""
        return [(event.index, event.outcome) for event in self.told if isinstance(event, StepEnded)]


def timeline_of(*parts: Exercise, settings: SessionSettings | None = None, **changes: object) -> Timeline:
    """The timeline of a routine of these exercises."""
    return compile_timeline(routine(*parts, **changes), catalog(*parts), settings or SessionSettings())


ONE = exercise("one", dose=dose(repetitions=(2, 2)))
TWO = stretch("two")
THREE = breathing("three", dose=dose(breaths=(2, 2)))
SHORT = timeline_of(ONE, TWO, THREE)
"""Work: one 10 to 20, two left 25 to 51, two right 56 to 82, three 87 to 111; getting ready and rests in between."""
