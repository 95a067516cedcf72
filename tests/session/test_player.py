"""The player follows the clock and loses nothing, however late the frames are."""

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from backcoach.session import Moment, SessionSettings, Timeline
from backcoach.session.player import Player, StepEnded
from tests.builders import dose, exercise, stretch
from tests.fakes import FakeClock
from tests.session.playing import ONE, SHORT, TWO, Playing, timeline_of
from tests.strategies import few, scaled, timelines

FRAME = 1 / 30
HOUR = timeline_of(*(exercise(id, dose=dose(time_s=(590, 590), sets=(1, 1))) for id in "abcdef"), rest_s=10)


def test_the_timelines_of_these_tests_are_as_described() -> None:
    assert HOUR.duration_s == 3600
    assert [SHORT.work_start_of(step) for step in range(4)] == [10, 25, 56, 87]


def test_is_ready_until_started() -> None:
    session = Playing(SHORT)
    session.let(100)
    assert session.player.state == "ready"
    assert (session.player.moment.t, session.player.active_s, session.told) == (0, 0, [])


def test_follows_the_clock() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(12.5)
    assert session.player.state == "running"
    assert session.player.moment.t == pytest.approx(12.5)
    assert session.player.poll().segment.phase == "lower"


def test_starts_at_any_step() -> None:
    session = Playing(SHORT)
    session.player.start(2)
    assert session.player.moment.t == SHORT.start_of(2)
    session.finish()
    assert session.ended == [(2, "done"), (3, "done")]


def test_starts_only_once() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(15)
    session.player.start(3)
    assert session.player.moment.t == pytest.approx(15)


def test_reports_each_step_with_its_active_seconds() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.finish(0.9)
    told = [event for event in session.told if isinstance(event, StepEnded)]
    assert [event.step for event in told] == [*SHORT.steps]
    assert [event.active_s for event in told] == pytest.approx([20, 31, 31, 29])
    assert not any(event.hurt for event in told)


def test_a_step_ends_with_its_work() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(19.99)
    assert session.ended == []
    session.let(0.02)
    assert session.ended == [(0, "done")]


def test_one_late_frame_ends_several_steps_in_order() -> None:
    quick = exercise(dose=dose(time_s=(1, 1), sets=(3, 3)))
    session = Playing(timeline_of(quick, settings=SessionSettings(get_ready_s=3)))
    session.player.start(1)
    session.let(3.2)
    session.clock.advance(1.9)
    session.player.poll()
    assert session.ended == [(1, "done")]


@few
@given(timelines(own_pace=[False]), st.lists(st.floats(0.01, 1.99), min_size=1, max_size=9))
def test_every_step_is_reported_once_in_order_and_the_end_is_at_most_a_frame_late(
    made: Timeline, frames: list[float]
) -> None:
    frames = [min(frame * max(1.0, made.duration_s / 300), 1.99) for frame in frames]
    session = Playing(made)
    session.player.start()
    assert -1e-6 <= session.finish(*frames) - made.duration_s <= max(frames) + 1e-6
    assert session.ended == [(index, "done") for index in range(len(made.steps))]
    assert session.player.active_s == pytest.approx(made.duration_s)
    assert session.player.moment == made.at(made.duration_s)


@examples(max_examples=scaled(15))
@given(st.lists(st.floats(0.2, 1.99), min_size=1, max_size=20), st.floats(0, 10**7))
def test_an_hour_ends_within_one_frame_however_late_the_frames_come(frames: list[float], monotonic: float) -> None:
    session = Playing(HOUR, monotonic)
    session.player.start()
    assert -1e-5 <= session.finish(*frames) - HOUR.duration_s <= max(frames) + 1e-5
    assert session.player.state == "finished"


def test_an_hour_at_thirty_frames_a_second_does_not_drift() -> None:
    session = Playing(HOUR)
    session.player.start()
    assert session.finish(FRAME) == pytest.approx(HOUR.duration_s, abs=FRAME + 1e-5)
    assert session.player.active_s == pytest.approx(HOUR.duration_s)


@few
@given(
    timelines(),
    st.lists(st.tuples(st.floats(0, 1.99), st.none() | st.floats(0, 10**6)), min_size=1, max_size=30),
)
def test_pausing_for_any_time_changes_nothing(made: Timeline, frames: list[tuple[float, float | None]]) -> None:
    paused, through = Playing(made), Playing(made)
    paused.player.start()
    through.player.start()
    for frame, pause in frames:
        for session in (paused, through):
            session.let(frame, 2)
        if pause is not None:
            paused.player.pause()
            paused.let(pause, max(1, pause))
            paused.player.resume()
        assert paused.player.poll().t == pytest.approx(through.player.moment.t, abs=1e-6)
    assert paused.ended == through.ended
    assert paused.player.active_s == pytest.approx(through.player.active_s, abs=1e-6)


def test_a_pause_between_frames_counts_the_time_up_to_it() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.clock.advance(0.7)
    session.player.pause()
    assert (session.player.state, session.player.pause_reason) == ("paused", "asked")
    assert session.player.moment.t == pytest.approx(0.7)


def test_next_goes_from_getting_ready_to_the_work_and_from_work_to_the_next_step() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(4)
    session.player.next()
    assert (session.player.moment.t, session.ended) == (10, [])
    session.let(3)
    session.player.next()
    assert session.player.moment.t == SHORT.start_of(1)
    assert session.ended == [(0, "skipped")]
    assert session.player.active_s == pytest.approx(7)


def test_next_at_the_last_work_finishes() -> None:
    session = Playing(SHORT)
    session.player.start(3)
    session.player.next()
    session.player.next()
    assert (session.player.state, session.player.moment.left_s) == ("finished", 0)
    assert session.ended == [(3, "skipped")]


def test_previous_goes_to_the_start_of_the_step_before() -> None:
    session = Playing(SHORT)
    session.player.start(2)
    session.let(3)
    session.player.previous()
    assert session.player.moment.t == SHORT.start_of(1)
    session.player.previous()
    session.player.previous()
    assert session.player.moment.t == 0
    assert session.ended == []


def test_restart_goes_to_the_first_set_and_side_of_this_exercise_only() -> None:
    made = timeline_of(ONE, stretch("two", dose=dose(hold_s=(20, 20), sets=(2, 2))))
    session = Playing(made)
    session.player.start(4)
    session.player.restart_exercise()
    assert session.player.moment.t == made.start_of(1)
    session.player.restart_exercise()
    assert session.player.moment.t == made.start_of(1)


def test_restart_in_a_circuit_stays_in_its_round() -> None:
    made = timeline_of(ONE, TWO, arrangement="circuit", rounds=2)
    session = Playing(made)
    session.player.start(5)
    session.player.restart_exercise()
    assert session.player.moment.segment.step == 4


@given(st.integers(0, 3), st.floats(0, 1.99))
def test_going_to_a_step_starts_there_however_late_the_last_frame_was(step: int, passed: float) -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(15)
    session.clock.advance(passed)
    session.player.go_to(step)
    assert session.player.moment.t == SHORT.start_of(step)
    session.let(0.25)
    assert session.player.moment.t == pytest.approx(SHORT.start_of(step) + 0.25)


def test_moving_while_paused_stays_paused() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.player.pause()
    session.player.next()
    assert session.player.moment.t == 10
    session.player.go_to(3)
    session.let(50)
    assert (session.player.state, session.player.moment.t) == ("paused", SHORT.start_of(3))


def test_a_repeated_step_is_reported_again_with_its_new_seconds() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(21)
    session.player.previous()
    session.let(21)
    assert session.ended == [(0, "done"), (0, "done")]
    assert [event.active_s for event in session.told if isinstance(event, StepEnded)] == pytest.approx([20, 20])


def test_seconds_of_an_attempt_that_was_left_count_when_the_step_ends() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(15)
    session.player.restart_exercise()
    session.let(15)
    session.player.go_to(1)
    session.let(1)
    session.player.previous()
    session.let(20)
    (event,) = session.told
    assert isinstance(event, StepEnded)
    assert event.active_s == pytest.approx(50)
    assert session.player.active_s == pytest.approx(51)


def test_more_time_ends_that_much_later() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(5)
    session.player.add_time(10)
    assert session.player.moment.t == pytest.approx(5)
    assert session.finish() == pytest.approx(SHORT.duration_s + 10 - 5, abs=1)
    assert session.player.timeline.duration_s == SHORT.duration_s + 10


def test_stop_reports_the_step_at_work_as_skipped() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(12)
    session.player.stop()
    session.let(100)
    session.player.resume()
    assert session.player.state == "stopped"
    assert session.ended == [(0, "skipped")]
    assert session.player.moment.t == pytest.approx(12)


def test_stop_before_the_work_has_begun_reports_nothing() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(22)
    session.player.pause()
    session.player.stop()
    assert (session.player.state, session.ended) == ("stopped", [(0, "done")])


@pytest.mark.parametrize("end", ["ready", "finished", "stopped"])
@pytest.mark.parametrize("act", ["pause", "resume", "next", "previous", "restart_exercise", "add_time", "stop", "poll"])
def test_nothing_moves_before_the_start_or_after_the_end(end: str, act: str) -> None:
    session = Playing(SHORT)
    if end != "ready":
        session.player.start()
        session.let(15)
    if end == "finished":
        session.finish()
    elif end == "stopped":
        session.player.stop()
    before = (session.player.moment, session.player.active_s, session.told.copy(), session.player.timeline)
    getattr(session.player, act)()
    session.let(30)
    assert session.player.state == end
    assert (session.player.moment, session.player.active_s, session.told, session.player.timeline) == before


def test_the_moment_is_computed_once_a_frame_however_often_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(12)
    asked: list[float] = []
    at = Timeline.at

    def counting(timeline: Timeline, t: float) -> Moment:
        asked.append(t)
        return at(timeline, t)

    monkeypatch.setattr(Timeline, "at", counting)
    for _ in range(30):
        session.clock.advance(FRAME)
        session.player.poll()
        for _ in range(6):
            assert session.player.moment.t == asked[-1]
            assert (session.player.waiting, session.player.hurts, session.player.hurt_step) == (False, False, 0)
        session.player.poll()  # again at the same time
    assert len(asked) == 30


def test_the_moment_follows_each_command_without_a_poll() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(12)
    session.player.next()
    assert session.player.moment == SHORT.at(SHORT.start_of(1))
    session.player.previous()
    assert session.player.moment == SHORT.at(0)
    session.player.add_time()
    assert session.player.moment == session.player.timeline.at(0)
    assert session.player.moment.left_s == SHORT.duration_s + 10


def test_the_listener_of_an_ended_step_sees_the_player_at_its_end() -> None:
    seen: list[float] = []
    clock = FakeClock(monotonic=50.0)
    player = Player(SHORT, clock, lambda _event: seen.append(player.moment.t))
    player.start()
    for _ in range(70):
        clock.advance(1.0)
        player.poll()
    assert seen == [SHORT.end_of(0), SHORT.end_of(1)]
