from datetime import date

import pytest

from backcoach.history.journal import Journal
from backcoach.history.records import Outcome, StepPlace
from backcoach.history.score_changes import ScoreChange, score_changes
from tests.history.helpers import SetClock, scores_of

ENOUGH = 6


def session(
    journal: Journal, clock: SetClock, before: int | None, after: int | None, *exercises: str, hurt: str = "",
    outcome: Outcome = "done",
) -> str:  # fmt: skip
    clock.move(days=1)
    session_id = journal.sessions.start("seven-actions", "{}", 60.0).id
    if before is not None:
        journal.scores.log("now-before", before, session_id=session_id)
    for index, exercise in enumerate(exercises):
        journal.sessions.end_step(session_id, StepPlace(index, exercise, 1), outcome, 30.0, hurt=exercise == hurt)
    clock.move(minutes=10)
    if after is not None:
        journal.scores.log("now-after", after, session_id=session_id)
    journal.sessions.finish(session_id)
    return session_id


def test_the_change_around_sessions_with_an_exercise_is_a_median_with_its_spread(
    journal: Journal, clock: SetClock
) -> None:
    for after in (2, 3, 3, 4, 5, 6, 4):
        session(journal, clock, 5, after, "bird-dog", "bird-dog")
    [found] = score_changes(journal)
    assert found == ScoreChange("bird-dog", 7, 0, 7, -1.0, -2.0, -0.5)
    assert not found.too_few


def test_under_six_sessions_are_too_few_to_tell(journal: Journal, clock: SetClock) -> None:
    for _ in range(ENOUGH - 1):
        session(journal, clock, 5, 3, "bird-dog")
    session(journal, clock, 5, None, "bird-dog", hurt="bird-dog")
    [found] = score_changes(journal)
    assert (found.sessions, found.scored, found.hurt_sessions) == (6, 5, 1)
    assert (found.too_few, found.change, found.low) == (True, None, None)
    session(journal, clock, 5, 3, "bird-dog")
    assert score_changes(journal)[0].change == -2.0


def test_only_what_was_done_or_hurt_counts(journal: Journal, clock: SetClock) -> None:
    session(journal, clock, 5, 3, "bird-dog", "cat-cow", outcome="skipped", hurt="cat-cow")
    deleted = session(journal, clock, 5, 3, "child-pose")
    journal.sessions.delete(deleted)
    assert [(found.exercise, found.hurt_sessions) for found in score_changes(journal)] == [("cat-cow", 1)]


def test_a_deleted_score_and_one_alone_tell_nothing(journal: Journal, clock: SetClock) -> None:
    session_id = session(journal, clock, 5, 3, "bird-dog")
    session(journal, clock, None, 3, "bird-dog")
    journal.scores.delete(scores_of(journal, session_id)[0].id)
    assert score_changes(journal)[0].scored == 0


def test_days_limit_it_and_the_best_known_come_first(journal: Journal, clock: SetClock) -> None:
    session(journal, clock, None, None, "bird-dog")
    session(journal, clock, 5, 3, "cat-cow")
    assert [found.exercise for found in score_changes(journal)] == ["cat-cow", "bird-dog"]
    first = date(2026, 5, 5)
    assert [found.exercise for found in score_changes(journal, first, first)] == ["bird-dog"]
    assert score_changes(journal, date(2027, 1, 1)) == []


def test_nothing_done_is_no_exercise(journal: Journal) -> None:
    assert score_changes(journal) == []


@pytest.mark.parametrize("again", [1, 3])
def test_an_answer_given_again_counts_once(journal: Journal, clock: SetClock, again: int) -> None:
    session_id = session(journal, clock, 5, 3, "bird-dog")
    for value in range(again):
        clock.move(minutes=1)
        journal.scores.log("now-after", value, session_id=session_id)
    assert score_changes(journal)[0].scored == 1
