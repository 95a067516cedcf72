"""A life with a clock that jumps at each step, as a wrong battery, a travelling user or a virtual machine makes it."""

from datetime import timedelta

from hypothesis import strategies as st

from backcoach.coaching import safety_due
from backcoach.history.journal import Journal
from backcoach.history.records import StepPlace
from tests.history.helpers import START, SetClock

JUMPS = st.lists(
    st.sampled_from([0, 1, 120, 7200, 86_400, 86_400 * 365, 86_400 * 365 * 70]).flatmap(
        lambda seconds: st.sampled_from([seconds, -seconds])
    ),
    min_size=6,
    max_size=6,
)


def live_by(jumps: list[int]) -> None:
    """Read the safety page, do a session and log a high score; AssertionError if a stored moment was believed."""
    clock = SetClock()
    journal = Journal.in_memory(clock)

    def jump() -> None:
        moved = clock.time + timedelta(seconds=jumps.pop())
        clock.time = moved if 1971 < moved.year < 2190 else START

    jump()
    journal.facts.read_safety()
    session = journal.sessions.start("seven-actions", "{}", 60.0).id
    jump()
    journal.sessions.end_step(session, StepPlace(0, "cat-cow", 1), "done", 30.0)
    jump()
    journal.sessions.finish(session) if jumps[-1] % 2 == 0 else journal.sessions.end_unfinished(session)
    found = journal.sessions.get(session)
    assert found.ended_at is not None
    assert found.ended_at >= found.started_at
    jump()
    read = journal.facts.safety_read_at()
    assert read is None or read <= clock.now()
    journal.facts.forget_what_is_ahead()
    clock.move(seconds=1)
    journal.scores.log("now", 9)
    clock.move(days=1)
    assert safety_due(journal.facts.safety_read_at(), clock.now(), journal.scores.find()) is not None
    jump()
    assert all(score.at > clock.now() for score in journal.scores.ahead())
    journal.close()
