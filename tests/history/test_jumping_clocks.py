"""A stored moment is not believed: whatever clocks did, nothing is switched off, hidden or ended before it began."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcoach.coaching import safety_due
from backcoach.history.backups import Backups
from backcoach.history.journal import Journal
from backcoach.history.merge import merge
from backcoach.history.records import StepPlace
from backcoach.history.rows import FactRow, Rows
from tests.history.helpers import START, SetClock

JUMPS = st.lists(
    st.sampled_from([0, 1, 120, 7200, 86_400, 86_400 * 365, 86_400 * 365 * 70]).flatmap(
        lambda seconds: st.sampled_from([seconds, -seconds])
    ),
    min_size=6,
    max_size=6,
)


@given(jumps=JUMPS)
@settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
def test_with_a_clock_that_jumps_at_each_step_sessions_end_after_they_begin_and_the_safety_page_still_comes(
    jumps: list[int],
) -> None:
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


@pytest.mark.parametrize("hours", [2, 24 * 365 * 70])
def test_a_safety_page_read_while_the_clock_was_ahead_comes_again(
    journal: Journal, clock: SetClock, hours: int
) -> None:
    clock.move(hours=hours)
    journal.facts.read_safety()
    journal.facts.offer_past_week()
    clock.move(hours=-hours)
    journal.scores.log("now", 9)
    assert journal.facts.safety_read_at() is None
    assert journal.facts.past_week_offered_at() is None
    assert safety_due(journal.facts.safety_read_at(), clock.now(), journal.scores.find()) is not None


def test_a_moment_that_a_peer_sends_from_the_future_is_not_believed(journal: Journal) -> None:
    with journal._store.change():
        merge(journal._store, Rows(facts=[FactRow("safety_read_at", "2150-01-01T00:00:00+00:00", 7, START)]))
    assert journal.facts.safety_read_at() is None
    journal.facts.read_safety()
    assert journal.facts.safety_read_at() == START


def test_a_score_of_a_day_to_come_is_named_and_can_be_corrected(journal: Journal, clock: SetClock) -> None:
    clock.move(days=300)
    score = journal.scores.log("now", 4)
    clock.move(days=-300)
    assert [one.id for one in journal.scores.ahead()] == [score.id]
    journal.scores.correct(score.id, at=clock.now())
    assert journal.scores.ahead() == []


def test_a_backup_from_the_future_is_not_the_newest(journal: Journal, clock: SetClock, folder: Path) -> None:
    backups = journal.transfer.own_backups()
    clock.move(days=4000)
    ahead = backups.take("daily")
    clock.move(days=-4000)
    today = backups.take("daily")
    assert isinstance(backups, Backups)
    assert backups.newest_good() == today
    assert [backup.path for backup in backups.listed()] == [today, ahead]
