"""Less of a dose: about two thirds, one measure at a time, down to its least."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.session.dose import ChosenDose
from backcoach.session.fewer import ORDER, fewer

COUNTS = st.none() | st.integers(1, 100)


@pytest.mark.parametrize(
    ("dose", "less"),
    [
        (ChosenDose(1, 0, repetitions=8, hold_s=10), ("repetitions", 5)),
        (ChosenDose(1, 0, breaths=10), ("breaths", 6)),
        (ChosenDose(2, 0, repetitions=1, hold_s=30), ("hold_s", 20)),
        (ChosenDose(1, 0, time_s=60), ("time_s", 40)),
        (ChosenDose(1, 0, hold_breaths=3), ("hold_breaths", 2)),
        (ChosenDose(3, 0, hold_s=5), None),
        (ChosenDose(3, 0, repetitions=1), None),
    ],
)
def test_what_is_made_less(dose: ChosenDose, less: tuple[str, int] | None) -> None:
    assert fewer(dose) == less


@given(COUNTS, COUNTS, COUNTS)
def test_it_gets_less_each_time_and_comes_to_an_end(
    repetitions: int | None, time_s: int | None, held: int | None
) -> None:
    from msgspec.structs import replace

    dose = ChosenDose(1, 0, repetitions=repetitions, time_s=time_s, hold_s=held)
    for _ in range(60):
        less = fewer(dose)
        if less is None:
            break
        assert 0 < less[1] < getattr(dose, less[0])
        dose = replace(dose, **{less[0]: less[1]})
    assert fewer(dose) is None
    assert all((getattr(dose, key) or 0) <= max(5, 1) for key in ORDER)
