"""Less of an exercise: the next step down of a dose that was too much."""

from backcoach.catalog.measures import Measure
from backcoach.session.dose import ChosenDose

ORDER: tuple[Measure, ...] = ("repetitions", "breaths", "hold_breaths", "time_s", "hold_s")
"""What is made less: the first of these that is above its least."""
_STEP_S = 5


def fewer(dose: ChosenDose) -> tuple[Measure, int] | None:
    """A measure of a dose and its new number, about two thirds of the old one; None if there is no less of it.

    Repetitions and breaths go down to 1, seconds to 5, in steps of 5.
    """
    for key in ORDER:
        value: int = getattr(dose, key) or 0
        if (less := _less_s(value) if key.endswith("_s") else value * 2 // 3) and less < value:
            return key, less
    return None


def _less_s(value: int) -> int:
    return max(_STEP_S, value * 2 // 3 // _STEP_S * _STEP_S)
