"""Which pose the figure shows while a step of an exercise is read: a pure function of the time."""

from backcoach.catalog import Exercise
from backcoach.catalog.types import HOLDS, PhaseName
from backcoach.session import BreathPattern, Side
from backcoach.session.lesson import lesson
from backcoach.ui.figures.session_pose import SessionPose

SLOWER = 1.4
"""How many times longer a movement takes than in a session."""
STAYS_S = 2.0
"""Seconds for which its end is shown before it begins again."""


def pose_of_step(exercise: Exercise, place: int, seconds: float) -> SessionPose:
    """The pose so many seconds after the step appeared: its phase once, slowly, then its end for a while, and again."""
    phase = lesson(exercise)[place].phase
    side: Side | None = None if exercise.sides == "both" else "left"
    if phase is None:
        return SessionPose(side, None)
    if phase in HOLDS:
        return SessionPose(side, phase, 1.0)
    length = SLOWER * _seconds(exercise, phase)
    return SessionPose(side, phase, min(1.0, seconds % (length + STAYS_S) / length))


def _seconds(exercise: Exercise, phase: PhaseName) -> float:
    """How long a movement, or a part of a breath, takes in a session."""
    if exercise.tempo == "breath":
        return next(seconds for name, seconds in BreathPattern().phases if name == phase)
    return next(part.s or 0.0 for part in exercise.tempo if not isinstance(part, str) and part.phase == phase)
