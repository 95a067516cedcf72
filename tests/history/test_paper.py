"""A sheet that was ticked by hand comes into the journal as sessions of their days, marked as from paper."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import msgspec
import pytest

from backcoach.history.journal import Journal
from backcoach.history.records import PaperDay, PaperDone
from backcoach.history.score_changes import score_changes
from backcoach.history.writes import KeepPaperSession
from backcoach.problem import Problem
from tests.history.helpers import START, SetClock, scores_of

DONE = (PaperDone("bird-dog", 2, 60.0), PaperDone("plank", 1, 20.0))
DAY_BEFORE = START - timedelta(days=1)


@pytest.fixture
def journal() -> Iterator[Journal]:
    with closing(Journal.in_memory(SetClock())) as journal:
        yield journal


def test_a_ticked_day_is_a_finished_session_with_its_sets_and_scores(journal: Journal) -> None:
    session_id = journal.paper.keep(PaperDay(DAY_BEFORE, "mine", 100.0, DONE, 5, 3)).session_id
    (session,) = journal.sessions.find()
    assert (session.id, session.routine, session.state) == (session_id, "mine", "finished")
    assert session.from_paper
    assert (session.started_at, session.active_s, session.planned_s) == (DAY_BEFORE, 80.0, 100.0)
    steps = [
        (step.index, step.exercise, step.set, step.active_s, step.outcome)
        for step in journal.sessions.steps(session.id)
    ]
    assert steps == [(0, "bird-dog", 1, 30.0, "done"), (1, "bird-dog", 2, 30.0, "done"), (2, "plank", 1, 20.0, "done")]
    scores = {score.question: score.value for score in scores_of(journal, session.id)}
    assert scores == {"now-before": 5, "now-after": 3}
    assert journal.sessions.unfinished() is None


def test_a_day_with_scores_alone_is_check_ins(journal: Journal) -> None:
    assert journal.paper.keep(PaperDay(DAY_BEFORE, "mine", 100.0, before=4, after=2)).session_id is None
    assert [score.question for score in journal.scores.find()] == ["now", "now"]
    assert journal.sessions.find() == []


@pytest.mark.parametrize("done", [DONE, ()])
def test_a_day_can_be_taken_back(journal: Journal, done: tuple[PaperDone, ...]) -> None:
    kept = journal.paper.keep(PaperDay(DAY_BEFORE, "mine", 100.0, done, 5, 3))
    assert len(kept.score_ids) == 2
    journal.paper.take_back(kept)
    assert journal.sessions.find() == []
    assert journal.scores.find() == []


def test_scores_may_be_missing(journal: Journal) -> None:
    journal.paper.keep(PaperDay(DAY_BEFORE, "mine", 100.0, DONE))
    assert journal.scores.find() == []


def test_which_days_are_kept_already_is_known(journal: Journal) -> None:
    journal.paper.keep(PaperDay(DAY_BEFORE, "mine", 100.0, DONE))
    journal.sessions.finish(journal.sessions.start("mine", "{}", 10.0).id)
    days = DAY_BEFORE.date() - timedelta(9), START.date()
    assert journal.paper.days("mine", *days) == {DAY_BEFORE.date()}
    assert journal.paper.days("other", *days) == frozenset()


@pytest.mark.parametrize(
    "day", [PaperDay(START + timedelta(days=1), "mine", 1.0, DONE), PaperDay(START, "mine", 1.0, DONE, 11)]
)
def test_what_cannot_be_is_refused_whole(day: PaperDay, journal: Journal) -> None:
    with pytest.raises(Problem):
        journal.paper.keep(day)
    assert journal.sessions.find() == []
    assert journal.scores.find() == []


def test_what_hurt_is_marked_at_the_last_set_of_that_exercise_alone(journal: Journal) -> None:
    done = (PaperDone("bird-dog", 2, 60.0), PaperDone("plank", 3, 60.0, hurt=True), PaperDone("open-book", 1, 9.0))
    session_id = journal.paper.keep(PaperDay(DAY_BEFORE, "mine", 100.0, done)).session_id
    assert session_id
    hurt = [(step.exercise, step.set, step.outcome) for step in journal.sessions.steps(session_id) if step.hurt]
    assert hurt == [("plank", 3, "done")]
    assert {one.exercise: one.hurt_sessions for one in score_changes(journal)} == {
        "bird-dog": 0,
        "plank": 1,
        "open-book": 0,
    }


def test_a_paper_day_that_an_older_version_held_can_still_be_carried_out() -> None:
    line = (
        b'{"type":"keep-paper-session","id":"6f0d6f44-54f7-4a3b-9a53-3a2d2bd1c8a5","routine":"mine","planned_s":1.0,'
        b'"steps":[],"us":1,"offset":0,"changed_us":1}'
    )
    held = msgspec.json.decode(line, type=KeepPaperSession)
    assert held.hurt == ()
