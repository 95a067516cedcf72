"""The moment at any time, and timelines with more time."""

from collections import Counter
from itertools import pairwise
from math import inf, nan, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.catalog import Exercise
from backcoach.session import BreathPattern, Segment, SessionSettings, Timeline, compile_timeline
from tests.builders import breathing, catalog, dose, exercise, routine, stretch, tempo
from tests.strategies import few, timelines

PLAIN = SessionSettings(breath=BreathPattern(4, 0, 6))


def timeline(one: Exercise, chosen: SessionSettings = PLAIN) -> Timeline:
    return compile_timeline(routine(one), catalog(one), chosen)


def done(made: Timeline, step: int = 0) -> list[tuple[str | None, float, int | None]]:
    work = (segment for segment in made.segments if segment.step == step and segment.kind == "work")
    return [(segment.phase, segment.duration_s, segment.repetition) for segment in work]


def at_phase(made: Timeline, phase: str | None, nth: int = 0) -> float:
    """The middle of the nth segment of a phase."""
    return [s.start_s + s.duration_s / 2 for s in made.segments if s.kind == "work" and s.phase == phase][nth]


@few
@given(timelines(), st.floats())
def test_there_is_a_moment_at_every_time(made: Timeline, t: float) -> None:
    moment = made.at(t)
    assert 0 <= moment.t <= made.duration_s
    assert moment.segment.start_s <= moment.t <= moment.segment.end_s
    assert 0 <= moment.elapsed_s <= moment.segment.duration_s
    assert 0 <= moment.remaining_s <= moment.segment.duration_s + 1e-9
    assert moment.elapsed_s + moment.remaining_s == pytest.approx(moment.segment.duration_s)
    assert moment.left_s == made.duration_s - moment.t
    assert 0 <= moment.progress <= 1


@few
@given(timelines())
def test_times_outside_the_timeline_are_its_first_and_last_moment(made: Timeline) -> None:
    assert made.at(-inf) == made.at(-1) == made.at(0) == made.at(nan)
    assert made.at(inf) == made.at(made.duration_s + 1) == made.at(made.duration_s)
    assert made.at(0).segment is made.segments[0]
    last = made.at(made.duration_s)
    assert (last.segment, last.remaining_s, last.left_s) == (made.segments[-1], 0, 0)


@few
@given(timelines())
def test_a_border_belongs_to_the_segment_that_begins_and_nothing_jumps_there(made: Timeline) -> None:
    for ends, begins in pairwise(made.segments):
        before, after = made.at(nextafter(begins.start_s, 0)), made.at(begins.start_s)
        assert (before.segment, after.segment) == (ends, begins)
        assert before.remaining_s == pytest.approx(0, abs=1e-9)
        assert before.progress == pytest.approx(1)
        assert (after.elapsed_s, after.progress) == (0, 0)
        assert before.left_s == pytest.approx(after.left_s)


@few
@given(timelines(), st.floats(0, 1), st.floats(0, 1))
def test_time_left_falls_as_time_goes_on(made: Timeline, a: float, b: float) -> None:
    early, late = sorted((a * made.duration_s, b * made.duration_s))
    assert made.at(early).left_s - made.at(late).left_s == pytest.approx(late - early, abs=1e-6)


@few
@given(timelines(), st.floats(0, 1, exclude_max=True))
def test_a_time_lies_within_its_step(made: Timeline, share: float) -> None:
    moment = made.at(share * made.duration_s)
    step = moment.segment.step
    assert made.start_of(step) <= moment.t < made.end_of(step)


def test_more_of_a_rest_lasts_exactly_that_much_longer() -> None:
    made = timeline(exercise(dose=dose(repetitions=(1, 1), sets=(2, 2), rest_s=30)))
    longer = made.extended(made.start_of(1) + 1, 10)
    assert [segment.duration_s for segment in longer.segments] == [10, 2, 3, 35, 5, 2, 3]


def test_more_of_getting_ready_lasts_exactly_that_much_longer() -> None:
    assert timeline(breathing()).extended(3, 10).segments[0].duration_s == 20


@pytest.mark.parametrize("phase", ["ease_in", "hold"])
def test_more_of_a_hold_or_of_the_way_into_it_is_a_longer_hold(phase: str) -> None:
    made = timeline(stretch(sides="both"))
    assert done(made.extended(at_phase(made, phase), 10)) == [
        ("ease_in", 3, None),
        ("hold", 30, None),
        ("ease_out", 3, None),
    ]


def test_more_of_the_way_out_of_a_hold_is_a_longer_way_out() -> None:
    made = timeline(stretch(sides="both"))
    assert done(made.extended(at_phase(made, "ease_out"), 10))[-1] == ("ease_out", 13, None)


@pytest.mark.parametrize(("seconds", "more"), [(10, 1), (4, 1), (14, 1), (16, 2), (30, 3)])
def test_more_of_breathing_is_more_breaths(seconds: float, more: int) -> None:
    made = timeline(breathing(dose=dose(breaths=(2, 2))))
    longer = made.extended(at_phase(made, "exhale"), seconds)
    assert done(longer) == [(name, s, k) for k in range(1, 3 + more) for name, s in (("inhale", 4), ("exhale", 6))]
    assert {segment.repetitions for segment in longer.segments} == {None, 2 + more}


@pytest.mark.parametrize("phase", ["ease_in", "inhale"])
def test_more_of_a_hold_in_breaths_is_more_breaths_before_the_way_out(phase: str) -> None:
    made = timeline(stretch(sides="both", dose=dose(hold_breaths=(1, 1))))
    assert done(made.extended(at_phase(made, phase), 10)) == [
        ("ease_in", 3, None),
        ("inhale", 4, 1), ("exhale", 6, 1), ("inhale", 4, 2), ("exhale", 6, 2),
        ("ease_out", 3, None),
    ]  # fmt: skip


def test_more_of_alternating_repetitions_is_more_on_each_side() -> None:
    made = timeline(exercise(sides="alternate", tempo=tempo(lift=5), dose=dose(repetitions=(2, 2))))
    longer = made.extended(made.work_start_of(0), 10)
    assert [(s.side, s.repetition) for s in longer.segments[1:]] == [
        ("left", 1), ("right", 1), ("left", 2), ("right", 2), ("left", 3), ("right", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("nth", [0, 1])
def test_more_of_an_alternating_hold_in_breaths_stays_on_its_side(nth: int) -> None:
    one = exercise(sides="alternate", tempo=tempo(stay=None), dose=dose(hold_breaths=(2, 2)))
    made = timeline(one)
    longer = made.extended(at_phase(made, "inhale", 2 * nth), 10)
    counts = [
        [s.repetition for s in longer.segments if s.side == side and s.phase == "inhale"] for side in ("left", "right")
    ]
    assert counts == ([[1, 2, 3], [1, 2]] if nth == 0 else [[1, 2], [1, 2, 3]])


def test_more_of_a_fixed_time_is_more_of_its_whole_repetitions() -> None:
    made = timeline(exercise(dose=dose(time_s=(20, 20))))
    longer = made.extended(at_phase(made, "lift"), 10)
    assert done(longer) == [("lift", 2, None), ("lower", 3, None)] * 6


def test_more_of_a_fixed_time_on_alternate_sides_is_more_on_each() -> None:
    made = timeline(exercise(sides="alternate", dose=dose(time_s=(20, 20))))
    longer = made.extended(at_phase(made, "lower", 1), 10)
    assert [segment.side for segment in longer.segments[1:]] == ["left", "left", "right", "right"] * 3


def test_more_of_a_fixed_time_with_one_repetition_is_a_longer_phase() -> None:
    made = timeline(exercise(tempo=tempo(upper_third=10, lower_third=10), dose=dose(time_s=(20, 20))))
    assert done(made.extended(at_phase(made, "upper_third"), 10))[0] == ("upper_third", 20, None)


def test_more_of_a_set_at_own_pace_is_a_longer_estimate() -> None:
    made = timeline(exercise(), replace(PLAIN, own_pace=True))
    assert done(made.extended(made.duration_s, 10)) == [(None, 20, None)]


def repeated(made: Timeline, longer: Timeline) -> int:
    """How many more repetitions the longer timeline has."""
    before, after = (
        Counter((s.step, s.side, s.phase, s.repetition) for s in one.segments if s.kind == "work")
        for one in (made, longer)
    )
    new = after - before
    numbers = {repetition for *_, repetition in new if repetition}
    return len(numbers) or min(new.values(), default=0)


def unplaced(segments: list[Segment]) -> list[Segment]:
    return [replace(segment, start_s=0.0, repetitions=None) for segment in segments]


@few
@given(timelines(), st.floats(0, 1, exclude_max=True), st.floats(1, 60))
def test_more_adds_what_was_asked_and_leaves_the_rest_alone(made: Timeline, share: float, seconds: float) -> None:
    t = share * made.duration_s
    here = made.at(t).segment
    longer = made.extended(t, seconds)

    assert (longer.id, longer.steps) == (made.id, made.steps)
    again = longer.at(t).segment
    assert (again.start_s, again.step, again.kind, again.phase) == (here.start_s, here.step, here.kind, here.phase)
    added, more = longer.duration_s - made.duration_s, repeated(made, longer)
    if more:
        assert more == 1 or abs(added - seconds) <= added / more / 2 + 1e-9
    else:
        assert added == pytest.approx(seconds)
    other = [[s for s in one.segments if s.step != here.step] for one in (made, longer)]
    assert unplaced(other[0]) == unplaced(other[1])
    past = [[s for s in one.segments if s.start_s < here.start_s] for one in (made, longer)]
    assert unplaced(past[0]) == unplaced(past[1])


@few
@given(timelines(), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.floats(1, 60)), max_size=4))
def test_a_timeline_stays_valid_however_often_it_gets_longer(made: Timeline, asked: list[tuple[float, float]]) -> None:
    for share, seconds in asked:
        made = made.extended(share * made.duration_s, seconds)
    assert made.segments[0].start_s == 0
    assert all(a.end_s == b.start_s for a, b in pairwise(made.segments))
    assert [s.step for s in made.segments] == sorted(s.step for s in made.segments)
    for a, b in pairwise(made.segments):
        if a.step == b.step and a.side == b.side and a.repetition and b.repetition:
            assert b.repetition in (a.repetition, a.repetition + 1)
            assert a.repetitions == b.repetitions
