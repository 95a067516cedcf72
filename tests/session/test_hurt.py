"""“That hurt”: which step it marks, and what is reported."""

import pytest

from backcoach.session.player import HurtMarked, StepEnded
from tests.session.playing import SHORT, Playing


def hurt_after(session: Playing) -> int:
    """The step that a mark now would apply to."""
    session.player.toggle_hurt()
    event = session.told[-1]
    assert isinstance(event, HurtMarked)
    assert event.hurt
    assert event.step == SHORT.steps[event.index]
    assert session.player.hurts
    assert session.player.hurt_step == event.index
    return event.index


@pytest.mark.parametrize(("t", "index"), [(5, 0), (15, 0), (22, 0), (30, 1), (53, 1), (60, 2)])
def test_that_hurt_marks_the_step_at_work_or_the_last_one(t: float, index: int) -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(t)
    assert hurt_after(session) == index


def test_that_hurt_after_going_back_marks_the_step_that_was_left() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(60)
    session.player.previous()
    assert hurt_after(session) == 2


def test_that_hurt_after_skipping_marks_the_skipped_step() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(12)
    session.player.next()
    assert hurt_after(session) == 0


def test_that_hurt_before_any_work_of_a_continued_session_marks_the_next_step() -> None:
    session = Playing(SHORT)
    session.player.start(2)
    assert hurt_after(session) == 2


def test_that_hurt_can_be_marked_at_the_end_and_removed() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.finish()
    assert hurt_after(session) == 3
    session.player.toggle_hurt()
    assert session.told[-1] == HurtMarked(3, SHORT.steps[3], hurt=False)
    assert not session.player.hurts


@pytest.mark.parametrize("end", ["ready", "stopped"])
def test_that_hurt_is_ignored_before_the_start_and_after_a_stop(end: str) -> None:
    session = Playing(SHORT)
    if end == "stopped":
        session.player.start()
        session.player.stop()
    session.player.toggle_hurt()
    assert session.told == []


def test_that_hurt_stops_nothing_and_is_reported_with_the_step() -> None:
    session = Playing(SHORT)
    session.player.start()
    session.let(15)
    session.player.toggle_hurt()
    session.finish()
    assert [event.hurt for event in session.told if isinstance(event, StepEnded)] == [True, False, False, False]
