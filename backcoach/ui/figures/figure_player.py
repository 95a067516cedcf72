"""Shows an exercise slowly, over and over, in a figure view while that view is visible."""

from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from backcoach.catalog import Exercise, RoutineItem, routine_of
from backcoach.clock import Clock
from backcoach.session import SessionSettings, Side, choose
from backcoach.session.set_phases import TimedPhase, phases_of_set
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.session_pose import SessionPose

SLOWER = 1.3
"""How many times longer a movement takes than in a session."""
LONGEST_S = 3.0
"""Longest time in seconds that a hold is shown."""
BETWEEN_S = 1.0
"""Seconds in the starting pose before each repetition."""


class Demonstration:
    """One slow repetition on each side, over and over, as a pure function of time."""

    def __init__(self, exercise: Exercise) -> None:
        phases = _once(exercise)
        sides: tuple[Side | None, ...] = ("left", "right") if exercise.sides == "each" else (None,)
        self._parts: list[tuple[float, SessionPose]] = []
        for side in sides:
            self._parts.append((BETWEEN_S, SessionPose(side or phases[0].side, None, 1.0)))
            for phase in phases:
                seconds = min(phase.seconds * SLOWER, LONGEST_S) if phase.phase == "hold" else phase.seconds * SLOWER
                self._parts.append((seconds, SessionPose(side or phase.side, phase.phase)))
        self._ends = list(accumulate(seconds for seconds, _ in self._parts))

    @property
    def duration_s(self) -> float:
        """Seconds until it starts again."""
        return self._ends[-1]

    def at(self, seconds: float) -> SessionPose:
        """The pose after so many seconds."""
        t = seconds % self.duration_s
        place = next(k for k, end in enumerate(self._ends) if t < end)
        length, part = self._parts[place]
        progress = 1 - (self._ends[place] - t) / length
        return SessionPose(part.side, part.phase, progress if part.phase else part.progress, part.breath)


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


FRAME_MS = 33


class FigurePlayer(QObject):
    """Animates a figure view by the clock; stops while the view is hidden or shows still pictures."""

    def __init__(self, view: FigureView, clock: Clock) -> None:
        super().__init__(view)
        self._view = view
        self._clock = clock
        self._demonstration: Demonstration | None = None
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.frame)
        view.installEventFilter(self)

    def use(self, exercise: Exercise, scale: float = 1.0) -> bool:
        """Play a share of another exercise's movement from the start; returns whether it has a figure."""
        drawn = self._view.use(exercise, scale)
        self._demonstration = Demonstration(exercise) if drawn else None
        self._began = self._clock.monotonic()
        self.frame()
        self._follow()
        return drawn

    def frame(self) -> None:
        """Show the pose for the current time; called by the timer."""
        if self._demonstration is not None:
            self._view.show_pose(self._demonstration.at(self._clock.monotonic() - self._began))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start and stop with the view's visibility."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return False

    def _follow(self) -> None:
        wanted = self._demonstration is not None and self._view.isVisible() and not self._view.still
        self._timer.start() if wanted else self._timer.stop()
