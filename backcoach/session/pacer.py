"""How full the pacer's ring is: it grows with a breath in or a movement out, rests, and shrinks on the way back."""

from backcoach.catalog.types import PhaseName
from backcoach.session.timeline import Moment, Timeline

_REACHED: dict[PhaseName, float] = {
    "inhale": 1.0, "exhale": 0.0, "lift": 1.0, "lower": 0.0, "turn": 1.0, "return": 0.0, "reach": 1.0, "press": 1.0,
    "sit_back": 0.0, "ease_in": 1.0, "ease_out": 0.0, "tilt": 1.0, "hinge": 0.6, "sit": 1.0, "hips_back": 0.6,
    "stand": 0.0, "bend": 1.0, "slouch": 0.2, "sit_tall": 1.0, "ease_back": 0.7, "roll": 1.0, "roll_up": 1.0,
    "roll_down": 0.0, "step_up": 1.0, "step_down": 0.0, "upper_third": 1 / 3, "middle_third": 2 / 3,
    "lower_third": 1.0, "forward": 1.0, "back": 0.0,
}  # fmt: skip


class Pacer:
    """The fullness of the ring, 0 to 1, at every moment of one timeline; continuous while work goes on."""

    def __init__(self, timeline: Timeline) -> None:
        self._spans = dict(_spans(timeline))

    def fullness(self, moment: Moment, *, eased: bool = True) -> float:
        """The fullness at a moment; not eased, it is the one that the phase will reach."""
        start, end = self._spans[moment.segment.start_s]
        return start + (end - start) * (_ease(moment.progress) if eased else 1.0)


def _spans(timeline: Timeline) -> list[tuple[float, tuple[float, float]]]:
    """For each segment, by its start, the fullness it begins and ends with; holds keep what was reached."""
    level = 0.0
    spans = []
    for segment in timeline.segments:
        begin = level if segment.kind == "work" else 0.0
        level = _REACHED.get(segment.phase, begin) if segment.phase else 0.0
        spans.append((segment.start_s, (begin, level)))
    return spans


def _ease(x: float) -> float:
    """A cosine-like start and stop without a jump in speed."""
    return x * x * (3 - 2 * x)
