"""What hurt is left out, or another form comes in its place: the player goes on as if the rest were all there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.session import Timeline
from backcoach.session.swapped import swapped
from tests.builders import dose, exercise, stretch
from tests.session.playing import SHORT, THREE, TWO, Playing, timeline_of
from tests.strategies import few, timelines

EASY = timeline_of(stretch("easy", dose=dose(hold_s=(5, 5))))
TWICE = exercise("twice", dose=dose(repetitions=(1, 1), sets=(2, 2)))
CIRCUIT = timeline_of(TWICE, TWO, arrangement="circuit", rounds=2)


def playing(timeline: Timeline, seconds: float) -> Playing:
    session = Playing(timeline)
    session.player.start()
    session.let(seconds)
    return session


def test_leaving_out_what_goes_on_skips_it_and_goes_to_the_next() -> None:
    session = playing(SHORT, 30)
    session.player.leave_out(1)
    assert session.ended == [(0, "done"), (1, "skipped")]
    assert session.player.moment.segment.step == 3
    assert session.player.hurt_step == 1
    session.finish()
    assert session.ended[2:] == [(3, "done")]


def test_leaving_out_the_last_set_of_one_goes_to_the_beginning_of_the_next() -> None:
    session = playing(SHORT, 60)
    session.player.leave_out(1)
    assert (session.player.moment.segment.step, session.player.moment.t) == (3, SHORT.start_of(3))


def test_leaving_out_what_one_gets_ready_for_reports_no_step() -> None:
    session = playing(SHORT, 21)
    assert session.player.moment.segment.kind != "work"
    session.player.leave_out(1)
    assert (session.player.moment.segment.step, session.ended) == (3, [(0, "done")])


def test_what_is_left_out_later_is_jumped_over_when_it_would_come() -> None:
    session = playing(SHORT, 12)
    session.player.leave_out(1)
    assert session.player.moment.segment.step == 0
    session.let(9)
    assert session.player.moment.segment.step == 3


def test_previous_passes_over_what_was_left_out_and_going_there_takes_it_back() -> None:
    session = playing(SHORT, 30)
    session.player.leave_out(1)
    session.player.previous()
    assert session.player.moment.segment.step == 0
    session.player.go_to(2)
    session.player.previous()
    assert session.player.moment.segment.step == 1


@pytest.mark.parametrize("t", [90, 84])
def test_leaving_out_the_last_exercise_finishes(t: float) -> None:
    session = playing(SHORT, t)
    session.player.leave_out(2)
    assert session.player.state == "finished"
    assert session.player.moment.t == SHORT.duration_s


def test_in_a_circuit_all_later_rounds_are_left_out() -> None:
    session = playing(CIRCUIT, 12)
    session.player.leave_out(0)
    session.finish()
    assert [CIRCUIT.steps[index].exercise for index, outcome in session.ended if outcome == "done"] == ["two"] * 4


@pytest.mark.parametrize("act", ["leave", "use"])
def test_nothing_happens_before_the_start(act: str) -> None:
    session = Playing(SHORT)
    session.player.leave_out(0) if act == "leave" else session.player.use(SHORT, 2)
    assert (session.player.state, session.player.moment.t) == ("ready", 0)


# another form


def test_a_set_that_was_cut_short_is_done_in_the_other_form() -> None:
    new = swapped(SHORT, 2, 1, EASY, cut_short=True)
    assert [(step.exercise, step.side) for step in new.steps] == [
        ("one", None), ("two", "left"), ("easy", "left"), ("easy", "right"), ("three", None),
    ]  # fmt: skip
    assert [step.item for step in new.steps] == [0, 1, 1, 1, 2]


def test_only_the_sets_that_are_left_are_replaced() -> None:
    sets = timeline_of(TWICE, THREE)
    new = swapped(sets, 1, 0, EASY)
    assert [(step.exercise, step.set, step.sets) for step in new.steps] == [
        ("twice", 1, 2), ("easy", 2, 2), ("easy", 2, 2), ("three", 1, 1),
    ]  # fmt: skip


def test_the_rest_before_a_set_stays() -> None:
    rested = timeline_of(TWICE, THREE, rest_s=40)
    new = swapped(rested, 1, 1, EASY)
    kinds = [(one.kind, one.exercise) for one in new.segments if one.step == 2]
    assert kinds[:2] == [("rest", "easy"), ("get_ready", "easy")]


def test_the_player_goes_on_with_the_other_form_and_keeps_what_is_over() -> None:
    session = playing(SHORT, 30)
    session.player.toggle_hurt()
    session.player.use(swapped(session.player.timeline, 2, 1, EASY, cut_short=True), 2)
    assert session.ended == [(0, "done"), (1, "skipped")]
    assert session.player.moment.segment.exercise == "easy"
    session.finish()
    assert session.ended[2:] == [(2, "done"), (3, "done"), (4, "done")]


def test_from_a_rest_nothing_is_skipped() -> None:
    session = playing(SHORT, 21)
    session.player.use(swapped(SHORT, 1, 1, EASY), 1)
    assert (session.ended, session.player.moment.segment.exercise) == ([(0, "done")], "easy")


@few
@given(timelines(), st.data())
def test_a_swapped_timeline_is_one_like_any_other(made: Timeline, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(made.steps) - 1))
    item = data.draw(st.integers(0, made.steps[-1].item))
    new = swapped(made, first, item, EASY)
    assert [one.start_s for one in new.segments] == sorted(one.start_s for one in new.segments)
    assert {one.step for one in new.segments} == set(range(len(new.steps)))
    assert all(one.exercise == new.steps[one.step].exercise for one in new.segments)
    assert new.steps[:first] == made.steps[:first]
    left = {(step.item, step.set) for step in made.steps[first:]}
    assert {(step.item, step.set) for step in new.steps[first:]} == left
