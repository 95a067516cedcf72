import random
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.bounds import possible
from backcoach.history.journal import Journal
from backcoach.history.merge import merge, read
from backcoach.history.records import Contents
from backcoach.history.rows import KINDS, JournalRow, Rows, ScoreRow, SessionRow, StepRow, gather
from backcoach.history.transfer import rows_of_backup
from tests.history.helpers import START, SetClock, all_of, live

ID = "00000000-0000-4000-8000-00000000000"

scores = st.builds(
    ScoreRow,
    id=st.sampled_from([ID + str(number) for number in range(4)]),
    question=st.just("now"),
    value=st.integers(0, 10),
    at=st.just(START),
    session_id=st.none() | st.just(ID + "9"),
    exercise=st.none() | st.just("cat-cow"),
    note=st.sampled_from(["", "a"]),
    deleted=st.booleans(),
    revision=st.integers(1, 3),
    changed_at=st.sampled_from([START, START + timedelta(hours=3)]),
)


def merged(*parts: Rows) -> list[list[tuple[object, ...]]]:
    with closing(Journal.in_memory(SetClock())) as journal:
        for part in parts:
            with journal._store.change():
                merge(journal._store, part)
        found = all_of(journal)
        journal.close()
        return found


@given(st.lists(scores), st.lists(scores), st.lists(scores))
def test_merging_is_a_union_whatever_the_order_and_however_often(
    a: list[ScoreRow], b: list[ScoreRow], c: list[ScoreRow]
) -> None:
    one, two, three = (Rows(scores=part) for part in (a, b, c))
    together = merged(one, two, three)
    assert merged(three, two, one) == together
    assert merged(two, one, two, three, two) == together
    assert merged(Rows(scores=[*c, *a, *b])) == together


@given(st.lists(scores, min_size=1))
def test_the_newest_revision_wins_then_the_latest_change(rows: list[ScoreRow]) -> None:
    same = [msgspec.structs.replace(row, id=ID + "0") for row in rows]
    best = max(same, key=lambda row: (row.revision, row.changed_at))
    with closing(Journal.in_memory(SetClock())) as journal:
        journal.transfer.take_in(Rows(scores=same))
        [found] = journal.transfer.rows().scores
        assert (found.revision, found.changed_at) == (best.revision, best.changed_at)
        journal.close()


@pytest.fixture
def full(clock: SetClock) -> Iterator[Journal]:
    with closing(Journal.in_memory(clock)) as journal:
        live(journal, clock, random.Random(3), 120)
        journal.facts.read_safety()
        yield journal
        journal.close()


def test_all_that_a_journal_holds_comes_over_and_comes_once(full: Journal, journal: Journal) -> None:
    rows = full.transfer.rows()
    first = journal.transfer.take_in(rows)
    assert first.new == full.contents()
    assert all_of(journal) == all_of(full)
    assert journal.transfer.take_in(rows).new == journal.transfer.take_in(rows).changed == Contents(0, 0, 0)


def test_a_preview_tells_what_would_come_and_changes_nothing(full: Journal, journal: Journal) -> None:
    kept = journal.scores.log("now", 1)
    before = all_of(journal)
    told = journal.transfer.preview_of(full.transfer.rows())
    assert all_of(journal) == before
    assert journal.transfer.take_in(full.transfer.rows()) == told
    assert journal.scores.get(kept.id) == kept


def test_a_correction_that_is_newer_counts_as_changed(journal: Journal, clock: SetClock) -> None:
    score = journal.scores.log("now", 1)
    with closing(Journal.in_memory(clock)) as other:
        other.transfer.take_in(journal.transfer.rows())
        other.scores.correct(score.id, value=9)
        found = journal.transfer.take_in(other.transfer.rows())
        assert (found.new.scores, found.changed.scores) == (0, 1)
        assert journal.scores.get(score.id).value == 9
        journal.scores.correct(score.id, value=2)
        assert journal.transfer.take_in(other.transfer.rows()).changed.scores == 0
        other.close()


def test_what_was_deleted_elsewhere_is_deleted_here_and_does_not_come_back(journal: Journal, clock: SetClock) -> None:
    score = journal.scores.log("now", 1)
    old = journal.transfer.rows()
    journal.scores.delete(score.id)
    journal.transfer.take_in(old)
    assert journal.scores.find() == []


def test_parts_of_a_session_may_come_before_it(full: Journal, clock: SetClock) -> None:
    rows, early = full.transfer.rows(), Journal.in_memory(clock)
    early.transfer.take_in(Rows(steps=rows.steps, scores=rows.scores))
    assert early.sessions.find() == []
    assert early.transfer.rows().sessions == []
    assert early.scores.count() == full.scores.count()
    early.transfer.take_in(Rows(sessions=rows.sessions))
    assert all_of(early)[:3] == all_of(full)[:3]
    early.close()


def test_a_merge_that_fails_leaves_nothing_behind(
    journal: Journal, full: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = full.transfer.rows()

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("backcoach.history.merge._placeholder", fail)
    with pytest.raises(KeyboardInterrupt):
        journal.transfer.take_in(Rows(steps=rows.steps, scores=rows.scores))
    assert journal.contents() == Contents(0, 0, 0)


def test_days_limit_what_is_read(full: Journal) -> None:
    days = sorted({score.at.date() for score in full.transfer.rows().scores})
    assert len(days) > 2
    connection, day = full._store.connection, days[1]
    found = gather(lambda kind: read(connection, kind, day, day))
    assert {score.at.date() for score in found.scores} == {day}
    assert {step.session_id for step in found.steps} <= {session.id for session in found.sessions}
    assert (found.hidden_exercises, found.facts) == ([], [])
    assert len(list(read(connection, ScoreRow, first=date(2000, 1, 1)))) == len(full.transfer.rows().scores)
    assert list(read(connection, SessionRow, last=date(2000, 1, 1))) == []
    assert list(read(connection, StepRow, last=date(2000, 1, 1))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_goes_into_its_columns_and_back(kind: type[JournalRow], full: Journal) -> None:
    for row in read(full._store.connection, kind):
        assert len(row.values()) == len(kind.columns())
        assert kind.of(row.values()) == row


def test_moments_outside_of_the_journal_s_time_are_impossible() -> None:
    assert possible(START)
    assert not possible(datetime(9999, 12, 31, tzinfo=UTC))
    assert not possible(datetime(1, 1, 1, tzinfo=UTC))
    assert possible(datetime(1970, 1, 1, tzinfo=UTC))
    assert not possible(datetime(1969, 12, 31, 23, 30, tzinfo=timezone(-timedelta(hours=1))))


def test_a_backup_brings_back_what_is_missing_and_takes_nothing_away(journal: Journal) -> None:
    journal.scores.log("now", 1)
    backup = journal.transfer.own_backups().take("daily")
    assert len(rows_of_backup(backup).scores) == 1
    journal.transfer.restore(journal.transfer.own_backups().take("daily"))
    new = journal.scores.log("now", 2)
    journal.transfer.bring_in(backup)
    assert new in journal.scores.find()
    assert journal.scores.count() == 2


def test_a_look_at_a_backup_tells_what_restoring_would_do(journal: Journal) -> None:
    back, same, differs = (journal.scores.log("now", value) for value in range(3))
    backup = journal.transfer.own_backups().take("daily")
    journal._store.connection.execute("DELETE FROM score WHERE id = ?", (back.id,))
    journal.scores.correct(differs.id, value=9)
    journal.scores.log("now", 4)
    journal.sessions.start("seven-actions", "{}", 1.0)
    before = all_of(journal)
    told = journal.transfer.preview_restore(backup)
    assert all_of(journal) == before
    assert told.holds == Contents(0, 0, 3)
    assert (told.returns, told.goes) == (Contents(0, 0, 1), Contents(1, 0, 1))
    assert told.differs == Contents(0, 0, 1)
    assert same.value == 1
