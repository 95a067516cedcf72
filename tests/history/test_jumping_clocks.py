"""A stored moment is not believed: whatever clocks did, nothing is switched off, hidden or ended before it began."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from backcoach.coaching import safety_due
from backcoach.history.backups import Backups
from backcoach.history.journal import Journal
from backcoach.history.merge import merge
from backcoach.history.rows import FactRow, Rows
from tests.history.helpers import START, SetClock
from tests.history.jumping import JUMPS, live_by
from tests.strategies import scaled


@given(jumps=JUMPS)
@settings(max_examples=scaled(80), suppress_health_check=list(HealthCheck), deadline=None)
def test_with_a_clock_that_jumps_at_each_step_sessions_end_after_they_begin_and_the_safety_page_still_comes(
    jumps: list[int],
) -> None:
    live_by(jumps)


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
