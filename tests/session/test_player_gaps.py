"""Time that was not seen: a sleep pauses at the last moment seen, a stall goes on from there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.session.player import LONGEST_STALL_S
from tests.builders import dose, exercise
from tests.session.playing import SHORT, Playing, timeline_of

FRAME = 1 / 30
HOUR = timeline_of(*(exercise(id, dose=dose(time_s=(590, 590), sets=(1, 1))) for id in "abcdef"), rest_s=10)


@given(st.floats(0, 100), st.floats(2.001, 10**7), st.booleans())
def test_a_long_gap_pauses_at_the_last_seen_moment_and_loses_nothing(before: float, gap: float, slept: bool) -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(before)
    seen = session.player.moment
    session.clock.sleep(gap) if slept else session.clock.advance(gap + LONGEST_STALL_S)
    assert session.player.poll() == seen
    assert (session.player.state, session.player.pause_reason) == ("paused", "asleep" if slept else "stalled")
    session.let(5)
    assert session.player.moment == seen
    session.player.resume()
    assert session.finish() == pytest.approx(SHORT.duration_s - before, abs=1.001)
    assert session.ended == [(index, "done") for index in range(4)]
    assert session.player.active_s == pytest.approx(SHORT.duration_s)


@given(st.lists(st.tuples(st.floats(0, 30), st.floats(2.001, LONGEST_STALL_S)), min_size=1, max_size=9))
def test_a_stall_is_neither_played_nor_a_pause(stalls: list[tuple[float, float]]) -> None:
    session = Playing(SHORT)
    session.player.start()
    for before, stall in stalls:
        session.let(before)
        seen, told = session.player.moment, list(session.told)
        session.clock.advance(stall)
        assert session.player.poll() == seen
        assert session.told == told
        assert session.player.state == ("finished" if seen.t == SHORT.duration_s else "running")
    session.finish()
    assert session.ended == [(index, "done") for index in range(4)]
    assert session.player.active_s == pytest.approx(SHORT.duration_s)


def test_sleep_before_the_session_or_in_a_pause_is_none_in_it() -> None:
    session = Playing(SHORT)
    session.clock.sleep(100)
    session.player.start()
    session.let(5)
    session.player.pause()
    session.clock.sleep(1000)
    session.player.resume()
    session.let(5)
    assert session.player.state == "running"
    assert session.player.moment.t == pytest.approx(10)


def test_two_seconds_between_frames_are_not_a_gap() -> None:
    session = Playing(SHORT, monotonic=0)
    session.player.start()
    session.clock.advance(2)
    assert session.player.poll().t == 2
    assert session.player.state == "running"


@pytest.mark.parametrize("act", ["pause", "next", "previous", "restart_exercise", "add_time", "toggle_hurt"])
def test_a_gap_before_any_action_pauses_first(act: str) -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(15)
    session.clock.sleep(60)
    getattr(session.player, act)()
    assert (session.player.state, session.player.pause_reason) == ("paused", "asleep")
    assert session.player.active_s == pytest.approx(15)
