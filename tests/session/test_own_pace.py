"""At the user's own pace a set lasts until the user ends it."""

import pytest

from backcoach.session import SessionSettings
from backcoach.session.player import StepEnded
from tests.builders import dose, exercise
from tests.session.playing import ONE, TWO, Playing, timeline_of

OWN_PACE = SessionSettings(own_pace=True)


def test_own_pace_waits_for_any_time() -> None:
    session = Playing(timeline_of(ONE, TWO, settings=OWN_PACE))
    session.player.start()
    session.let(19)
    early = session.player.waiting
    session.let(5000)
    assert (early, session.player.waiting) == (False, True)
    assert session.player.moment.segment.step == 0
    assert session.player.state == "running"
    session.player.next()
    assert session.player.moment.t == session.player.timeline.start_of(1)
    assert session.ended == [(0, "done")]
    session.let(0.5)
    assert session.player.moment.t == pytest.approx(session.player.timeline.start_of(1) + 0.5)


def test_waiting_at_own_pace_counts_as_active_time() -> None:
    session = Playing(timeline_of(ONE, settings=OWN_PACE))
    session.player.start()
    session.let(100)
    session.player.next()
    (event,) = session.told
    assert isinstance(event, StepEnded)
    assert event.active_s == session.player.active_s == pytest.approx(100)


def test_a_set_at_own_pace_can_end_before_its_estimate() -> None:
    session = Playing(timeline_of(ONE, settings=OWN_PACE))
    session.player.start()
    session.let(12)
    session.player.next()
    assert (session.player.state, session.ended) == ("finished", [(0, "done")])


def test_more_time_at_own_pace_counts_from_the_request() -> None:
    session = Playing(timeline_of(ONE, settings=OWN_PACE))
    session.player.start()
    session.let(100)
    session.player.add_time(10)
    session.let(4)
    assert not session.player.waiting
    assert session.player.moment.remaining_s == pytest.approx(6)
    session.let(7)
    assert session.player.waiting


def test_a_late_frame_never_skips_a_set_at_own_pace() -> None:
    quick = exercise(tempo=ONE.tempo[:1], dose=dose(repetitions=(1, 1), sets=(2, 2)))
    session = Playing(timeline_of(quick, settings=SessionSettings(own_pace=True, pace=1.5)))
    session.player.start()
    session.let(10)
    session.clock.advance(1.99)
    session.player.poll()
    assert (session.player.moment.segment.step, session.player.waiting) == (0, True)


def test_after_a_pause_a_waiting_set_still_waits() -> None:
    session = Playing(timeline_of(ONE, settings=OWN_PACE))
    session.player.start()
    session.let(30)
    session.player.pause()
    session.let(1000)
    session.player.resume()
    session.let(5)
    assert session.player.waiting
    assert session.player.active_s == pytest.approx(35)
