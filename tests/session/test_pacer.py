"""The fullness of the ring follows the phases and never jumps during work."""

from itertools import pairwise
from math import nextafter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog.types import PhaseName
from backcoach.session import SessionSettings, Timeline
from backcoach.session.pacer import Pacer
from tests.builders import breathing, dose, exercise, tempo
from tests.session.playing import timeline_of
from tests.strategies import few, timelines


def fullness_at(made: Timeline, t: float, *, eased: bool = True) -> float:
    return Pacer(made).fullness(made.at(t), eased=eased)


@pytest.mark.parametrize(("t", "full"), [(0, 0), (10, 0), (12, 0.5), (14, 1), (15, 1), (16, 1), (19, 0.5), (22, 0)])
def test_the_ring_grows_with_an_inhale_stays_in_a_hold_and_shrinks_with_an_exhale(t: float, full: float) -> None:
    assert fullness_at(timeline_of(breathing(dose=dose(breaths=(1, 1)))), t) == pytest.approx(full)


def test_with_reduced_motion_the_ring_shows_the_end_of_the_phase() -> None:
    made = timeline_of(breathing(dose=dose(breaths=(1, 1))))
    assert [fullness_at(made, t, eased=False) for t in (10, 13, 15, 17, 21)] == [1, 1, 1, 0, 0]


def test_a_hold_keeps_the_fullness() -> None:
    made = timeline_of(exercise(tempo=tempo(hinge=1, pause=2, sit=1), dose=dose(repetitions=(1, 1))))
    assert fullness_at(made, 11) == fullness_at(made, 12) == fullness_at(made, 12.9) > 0


def test_at_own_pace_the_ring_does_not_move() -> None:
    made = timeline_of(exercise(), settings=SessionSettings(own_pace=True))
    assert {fullness_at(made, t) for t in (0, 11, 15, made.duration_s)} == {0}


@pytest.mark.parametrize("phase", get_args(PhaseName))
def test_every_phase_has_a_fullness(phase: str) -> None:
    made = timeline_of(exercise(tempo=tempo(**{phase: 2}), dose=dose(repetitions=(1, 1))))
    assert 0 <= fullness_at(made, made.duration_s) <= 1


@few
@given(timelines(), st.floats(0, 1))
def test_the_ring_is_never_more_than_full_or_less_than_empty(made: Timeline, share: float) -> None:
    t = share * made.duration_s
    assert 0 <= fullness_at(made, t) <= 1
    if made.at(t).segment.kind != "work":
        assert fullness_at(made, t) == 0


@few
@given(timelines())
def test_the_ring_never_jumps_during_work(made: Timeline) -> None:
    pacer = Pacer(made)
    for ends, begins in pairwise(made.segments):
        if ends.kind == begins.kind == "work":
            before, after = made.at(nextafter(begins.start_s, 0)), made.at(begins.start_s)
            assert pacer.fullness(before) == pytest.approx(pacer.fullness(after), abs=1e-6)
