"""An exercise shown slowly, by itself, over and over: which pose when; pure."""

from itertools import accumulate

from backcoach.catalog import Exercise, RoutineItem, routine_of
from backcoach.session import SessionSettings, Side, choose
from backcoach.session.set_phases import TimedPhase, phases_of_set
from backcoach.ui.figures.session_pose import SessionPose

SLOWER = 1.3
"""How much longer a movement takes than in a session."""
LONGEST_S = 3.0
"""Seconds after which a hold has been seen."""
BETWEEN_S = 1.0
"""Seconds at the pose to take up, before each time."""


class Demonstration:
    """One repetition on each side in turn, as a function of the time that it has been shown."""

    def __init__(self, exercise: Exercise) -> None:
        phases = _once(exercise)
        sides: tuple[Side | None, ...] = ("left", "right") if exercise.sides == "each" else (None,)
        self._parts: list[tuple[float, SessionPose]] = []
        for side in sides:
            self._parts.append((BETWEEN_S, SessionPose(side or phases[0].side, None)))
            for phase in phases:
                seconds = min(phase.seconds * SLOWER, LONGEST_S) if phase.phase == "hold" else phase.seconds * SLOWER
                self._parts.append((seconds, SessionPose(side or phase.side, phase.phase)))
        self._ends = list(accumulate(seconds for seconds, _ in self._parts))

    @property
    def duration_s(self) -> float:
        """Seconds until it begins anew."""
        return self._ends[-1]

    def at(self, seconds: float) -> SessionPose:
        """What is shown after so many seconds."""
        t = seconds % self.duration_s
        place = next(k for k, end in enumerate(self._ends) if t < end)
        length, part = self._parts[place]
        progress = 1 - (self._ends[place] - t) / length
        return SessionPose(part.side, part.phase, progress if part.phase else 0.0, part.breath)


def _once(exercise: Exercise) -> list[TimedPhase]:
    """The phases of the first repetition, or breath, of a set."""
    dose = choose(exercise, RoutineItem(exercise=exercise.id), routine_of(exercise))
    phases = phases_of_set(exercise, dose, SessionSettings())
    once: list[TimedPhase] = []
    for phase in phases:
        again = any((phase.phase, phase.side) == (seen.phase, seen.side) for seen in once)
        if not again:
            once.append(phase)
    return once
