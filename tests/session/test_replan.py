"""A session goes on with another timeline, when another form of an exercise is chosen in it."""

from backcoach.session import SessionSettings, compile_timeline
from tests.builders import catalog, exercise, routine, stretch
from tests.session.playing import Playing


def test_another_timeline_takes_over_from_a_step_on() -> None:
    first, second, other = exercise("first"), exercise("second"), stretch("other")
    known = catalog(first, second, other)
    old = compile_timeline(routine(first, second), known, SessionSettings())
    new = compile_timeline(routine(first, other), known, SessionSettings())
    playing = Playing(old)
    playing.player.replan(new, 1)
    assert playing.player.timeline is old, "not before it starts"
    playing.player.start()
    playing.let(old.start_of(1) + 2)
    playing.player.toggle_hurt()
    playing.player.replan(new, 1)
    assert playing.player.moment.t == new.start_of(1)
    assert playing.player.moment.segment.exercise == "other"
    playing.finish()
    assert playing.ended == [(0, "done"), (1, "done"), (2, "done")]
