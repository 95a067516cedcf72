from contextlib import closing
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.journal import Journal
from backcoach.history.records import QUESTIONS, Question, Score
from backcoach.problem import Problem
from tests.history.helpers import START, SetClock, scores_of
from tests.history.test_checks import moments

ids = st.none() | st.text(max_size=20)


@given(
    st.sampled_from(QUESTIONS), st.integers(0, 10), moments.filter(lambda at: at <= START), st.text(max_size=200)
)  # fmt: skip
def test_a_score_comes_back_as_it_was_given(question: Question, value: int, at: datetime, note: str) -> None:
    with closing(Journal.in_memory(SetClock())) as journal:
        given = journal.scores.log(question, value, at, exercise="cat-cow", note=note)
        [score] = journal.scores.find()
        assert score == given
        assert (score.question, score.value, score.at, score.at.utcoffset()) == (question, value, at, at.utcoffset())
        assert (score.exercise, score.session_id) == ("cat-cow", None)
        assert score.note == note.encode("utf-8", "replace").decode()
        journal.close()


def test_a_score_is_dated_now_unless_a_time_is_given(journal: Journal) -> None:
    assert journal.scores.log("now", 3).at == START
    assert journal.scores.log("last-24-hours", 5, START - timedelta(hours=9)).at == START - timedelta(hours=9)


def test_what_cannot_be_a_score_is_refused_and_nothing_is_kept(journal: Journal) -> None:
    for value, at, note in ((11, None, ""), (4, START + timedelta(hours=1), ""), (4, None, "x" * 20_000)):
        with pytest.raises(Problem):
            journal.scores.log("now", value, at, note=note)
    with pytest.raises(Problem):
        journal.scores.log("tomorrow", 4)  # type: ignore[arg-type]
    assert journal.scores.count() == 0


def test_a_score_of_a_session_that_is_gone_is_kept_with_a_row_for_it(journal: Journal) -> None:
    journal.scores.log("now-before", 4, session_id="nowhere")
    assert journal.scores.count() == 1
    assert journal.sessions.get("nowhere").routine == ""
    journal.scores.log("now", 4)


def test_a_correction_changes_what_is_given_and_can_be_undone(journal: Journal) -> None:
    score = journal.scores.log("now", 7, note="a typing mistake")
    yesterday = START - timedelta(days=1)
    before = journal.scores.correct(score.id, value=1, at=yesterday)
    assert before == score
    journal.scores.correct(score.id, note="a slip")
    journal.scores.correct(score.id, note="a typing mistake")
    corrected = journal.scores.get(score.id)
    assert (corrected.value, corrected.at, corrected.note) == (1, yesterday, "a typing mistake")
    assert journal.scores.tally("now") == [(20576, 1, 1)]
    journal.scores.correct(score.id, value=before.value, at=before.at, note=before.note)
    assert journal.scores.find() == [score]
    with pytest.raises(Problem):
        journal.scores.correct(score.id, value=12)
    assert journal.scores.find() == [score]


def test_a_deleted_score_is_gone_everywhere_and_comes_back_whole(journal: Journal) -> None:
    score = journal.scores.log("now", 7)
    journal.scores.delete(score.id)
    assert (
        journal.scores.find(),
        journal.scores.tally("now"),
        journal.scores.points("now"),
        journal.scores.count(),
    ) == ([], [], [], 0)
    journal.scores.restore(score.id)
    assert journal.scores.find() == [score]


def test_an_unknown_score_is_a_problem(journal: Journal) -> None:
    for act in (journal.scores.get, journal.scores.correct, journal.scores.delete, journal.scores.restore):
        with pytest.raises(Problem, match="not in the journal any more"):
            act("nowhere")


def test_scores_come_by_local_day_in_pages_newest_first(journal: Journal) -> None:
    for hours in range(5):
        journal.scores.log("now", hours, START - timedelta(hours=12 * hours))
    assert [score.value for score in journal.scores.find()] == [0, 1, 2, 3, 4]
    second = journal.scores.find()[1]
    assert [score.value for score in journal.scores.find(limit=2, after=second)] == [2, 3]
    sunday = date(2026, 5, 3)
    assert [score.value for score in journal.scores.find(sunday, sunday)] == [1, 2]
    assert journal.scores.count(sunday, sunday) == 2
    assert journal.scores.count(last=date(2026, 5, 2)) == 2


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-14, 14)), max_size=12), st.integers(1, 4))
def test_pages_hold_every_score_once_and_in_order(given: list[tuple[int, int]], limit: int) -> None:
    with closing(Journal.in_memory(SetClock())) as journal:
        for hours, zone in given:
            at = (START - timedelta(hours=12 * hours)).astimezone(timezone(timedelta(hours=zone)))
            journal.scores.log("now", hours, at)
        pages: list[Score] = []
        after: Score | None = None
        while page := journal.scores.find(limit=limit, after=after):
            pages, after = pages + page, page[-1]
        assert pages == journal.scores.find()


def test_the_scores_of_a_session_stand_in_the_order_they_were_given(journal: Journal, clock: SetClock) -> None:
    session_id = journal.sessions.start("seven-actions", "{}", 60.0).id
    journal.scores.log("now-before", 5, session_id=session_id)
    clock.move(minutes=1)
    journal.scores.log("during", 3, session_id=session_id, exercise="bird-dog")
    journal.scores.log("now", 9)
    assert [score.value for score in scores_of(journal, session_id)] == [5, 3]


def test_questions_are_told_apart(journal: Journal, clock: SetClock) -> None:
    for value in (4, 4, 6):
        journal.scores.log("now-before", value)
        clock.move(minutes=1)
    journal.scores.log("now-after", 2)
    assert journal.scores.tally("now-before") == [(20577, 4, 2), (20577, 6, 1)]
    assert journal.scores.tally("now-after") == [(20577, 2, 1)]
    assert [row[2] for row in journal.scores.points("now-before")] == [4, 4, 6]
    assert journal.scores.tally("during") == []


def test_the_tally_is_read_from_an_index_alone(journal: Journal) -> None:
    sql = (
        "SELECT day, value, count(*) FROM score WHERE deleted = 0 AND question = 'now' AND day > 3 GROUP BY day, value"
    )
    plan = journal._store.rows("EXPLAIN QUERY PLAN " + sql)
    assert "COVERING INDEX" in plan[0][3]
    assert len(plan) == 1
