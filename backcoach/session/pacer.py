"""How full the pacer's ring is: it grows with an inhale or a movement out, and shrinks on the way back."""

from backcoach.catalog.types import PhaseName
from backcoach.session.timeline import Moment, Timeline

_FULLNESS_AT_END: dict[PhaseName, float] = {
    "inhale": 1.0, "exhale": 0.0, "lift": 1.0, "lower": 0.0, "turn": 1.0, "return": 0.0, "reach": 1.0, "press": 1.0,
    "sit_back": 0.0, "ease_in": 1.0, "ease_out": 0.0, "tilt": 1.0, "hinge": 0.6, "sit": 1.0, "hips_back": 0.6,
    "stand": 0.0, "bend": 1.0, "slouch": 0.2, "sit_tall": 1.0, "ease_back": 0.7, "roll": 1.0, "roll_up": 1.0,
    "roll_down": 0.0, "step_up": 1.0, "step_down": 0.0, "upper_third": 1 / 3, "middle_third": 2 / 3,
    "lower_third": 1.0, "forward": 1.0, "back": 0.0,
}  # fmt: skip
"""Phases that are not listed, such as holds, keep the fullness they begin with."""


class Pacer:
    """The fullness of the ring, 0 to 1, at every moment of one timeline; continuous during work."""

    def __init__(self, timeline: Timeline) -> None:
        self._spans = dict(_spans(timeline))

    def fullness(self, moment: Moment, *, eased: bool = True) -> float:
        """The fullness at a moment; with `eased` false, the fullness at the end of the moment's phase."""
        start, end = self._spans[moment.segment.start_s]
        return start + (end - start) * (_ease(moment.progress) if eased else 1.0)


def _spans(timeline: Timeline) -> list[tuple[float, tuple[float, float]]]:
    """For each segment, by its start in seconds, the fullness at its beginning and at its end."""
    level = 0.0
    spans = []
    for segment in timeline.segments:
        begin = level if segment.kind == "work" else 0.0
        level = _FULLNESS_AT_END.get(segment.phase, begin) if segment.phase else 0.0
        spans.append((segment.start_s, (begin, level)))
    return spans


def _ease(x: float) -> float:
    """Progress 0 to 1 with a smooth start and stop (smoothstep)."""
    return x * x * (3 - 2 * x)
