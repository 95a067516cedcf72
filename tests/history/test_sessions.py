from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.journal import Journal
from backcoach.history.records import DayTotal, Outcome, StepPlace
from backcoach.history.timestamps import stamp
from backcoach.history.writes import new_id
from backcoach.problem import Problem
from tests.history.helpers import START, SetClock

LEFT = StepPlace(0, "bird-dog", 1, "left")
RIGHT = StepPlace(1, "bird-dog", 1, "right")


def begin(journal: Journal) -> str:
    return journal.sessions.start("seven-actions", '{"pace": 1.0}', 900.0).id


def test_what_is_kept_is_on_the_disk_at_once(journal: Journal) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    assert [journal._store.rows(f"PRAGMA {name}")[0][0] for name in pragmas] == ["wal", 2, 1, 2000]


def test_a_folder_may_have_any_name(tmp_path: Path, clock: SetClock) -> None:
    folder = tmp_path / "50% of #1? – ünd so"
    for kept in range(2):
        journal = Journal.open(folder, clock).journal
        assert len(journal.sessions.find()) == kept
        begin(journal)
        journal.close()


def test_a_started_session_is_in_the_file_as_it_is_on_the_stage(
    journal: Journal, folder: Path, clock: SetClock
) -> None:
    begun = journal.sessions.start("seven-actions", '{"pace": 1.25}', 900.5)
    other = Journal.open(folder, clock).journal
    assert other.sessions.get(begun.id) == begun
    assert (begun.routine, begun.settings, begun.planned_s) == ("seven-actions", '{"pace": 1.25}', 900.5)
    assert (begun.state, begun.position, begun.active_s, begun.reason) == ("running", 0, 0.0, "")
    assert (begun.started_at, begun.ended_at) == (START, None)
    other.close()


def test_each_ended_step_is_kept_and_moves_the_session_on(journal: Journal, clock: SetClock) -> None:
    session_id = begin(journal)
    clock.move(seconds=40)
    journal.sessions.end_step(session_id, LEFT, "done", 38.5)
    clock.move(seconds=5)
    journal.sessions.end_step(session_id, RIGHT, "skipped", 1.5, hurt=True)
    first, second = journal.sessions.steps(session_id)
    assert (first.index, first.exercise, first.set, first.side) == (0, "bird-dog", 1, "left")
    assert (first.outcome, first.hurt, first.active_s, first.at) == ("done", False, 38.5, START + timedelta(seconds=40))
    assert (second.outcome, second.hurt, second.session_id) == ("skipped", True, session_id)
    record = journal.sessions.get(session_id)
    assert (record.position, record.active_s) == (2, 40.0)


def test_that_hurt_is_kept_while_the_step_goes_on_and_stays_when_it_ends(journal: Journal) -> None:
    session_id = begin(journal)
    journal.sessions.mark_hurt(session_id, LEFT)
    [begun] = journal.sessions.steps(session_id)
    assert (begun.outcome, begun.hurt) == ("begun", True)
    assert journal.sessions.get(session_id).position == 0
    journal.sessions.end_step(session_id, LEFT, "done", 30.0)
    [done] = journal.sessions.steps(session_id)
    assert (done.id, done.outcome, done.hurt, done.active_s) == (begun.id, "done", True, 30.0)


def test_that_hurt_can_be_said_after_the_step_and_taken_back(journal: Journal) -> None:
    session_id = begin(journal)
    journal.sessions.end_step(session_id, LEFT, "done", 30.0)
    journal.sessions.mark_hurt(session_id, LEFT)
    assert [step.hurt for step in journal.sessions.steps(session_id)] == [True]
    journal.sessions.mark_hurt(session_id, LEFT, hurt=False)
    assert [step.hurt for step in journal.sessions.steps(session_id)] == [False]


def test_a_step_done_again_stands_there_twice_and_the_later_one_is_marked(journal: Journal, clock: SetClock) -> None:
    session_id = begin(journal)
    journal.sessions.end_step(session_id, LEFT, "skipped", 3.0)
    clock.move(seconds=30)
    journal.sessions.end_step(session_id, LEFT, "done", 30.0)
    journal.sessions.mark_hurt(session_id, LEFT)
    assert [(step.outcome, step.hurt) for step in journal.sessions.steps(session_id)] == [
        ("skipped", False),
        ("done", True),
    ]


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["done", "skipped"]), st.booleans(), st.floats(0, 600))))
def test_any_course_of_steps_comes_back_whole(course: list[tuple[int, Outcome, bool, float]]) -> None:
    with closing(Journal.in_memory(SetClock())) as journal:
        session_id = begin(journal)
        for index, outcome, hurt, active_s in course:
            journal.sessions.end_step(session_id, StepPlace(index, "cat-cow", 2), outcome, active_s, hurt=hurt)
        steps = journal.sessions.steps(session_id)
        assert sorted((step.index, step.outcome, step.hurt, step.active_s) for step in steps) == sorted(course)
        assert journal.sessions.get(session_id).position == (course[-1][0] + 1 if course else 0)
        assert journal.sessions.get(session_id).active_s == pytest.approx(sum(step[3] for step in course))
        journal.close()


def test_a_finished_session_says_so(journal: Journal, clock: SetClock) -> None:
    session_id = begin(journal)
    clock.move(minutes=15)
    journal.sessions.finish(session_id, "went well")
    record = journal.sessions.get(session_id)
    assert (record.state, record.reason, record.note) == ("finished", "", "went well")
    assert record.ended_at == START + timedelta(minutes=15)
    assert journal.sessions.unfinished() is None


def test_a_stopped_session_keeps_its_reason_and_hides_nothing_unasked(journal: Journal) -> None:
    session_id = begin(journal)
    journal.sessions.stop(session_id, "too-much-pain", "on the left")
    record = journal.sessions.get(session_id)
    assert (record.state, record.reason, record.note) == ("stopped", "too-much-pain", "on the left")
    assert journal.facts.hidden_exercises() == frozenset()


def test_leg_symptoms_hide_the_exercise_until_it_is_let_back_in(journal: Journal, clock: SetClock) -> None:
    journal.sessions.stop(begin(journal), "leg-symptoms", hide="bird-dog")
    assert journal.facts.hidden_exercises() == {"bird-dog"}
    assert journal.facts.stopped_exercises() == {"bird-dog"}
    journal.facts.hide_exercise("bird-dog", hidden=False)
    assert journal.facts.hidden_exercises() == journal.facts.stopped_exercises() == frozenset()
    clock.move(minutes=1)
    journal.facts.hide_exercise("cat-cow")
    assert journal.facts.hidden_exercises() == {"cat-cow"}
    assert journal.facts.stopped_exercises() == frozenset(), "nobody stopped in it"


def test_a_session_that_was_cut_short_can_be_continued_for_12_hours_after_its_last_step(
    journal: Journal, clock: SetClock
) -> None:
    assert journal.sessions.unfinished() is None
    session_id = begin(journal)
    clock.move(minutes=5)
    journal.sessions.end_step(session_id, LEFT, "done", 60.0)
    clock.move(hours=12)
    found = journal.sessions.unfinished()
    assert found is not None
    assert (found.id, found.position, found.settings) == (session_id, 1, '{"pace": 1.0}')
    clock.move(microseconds=1)
    assert journal.sessions.unfinished() is None
    assert journal.sessions.get(session_id).state == "running"


def test_the_newest_of_several_unfinished_sessions_is_offered(journal: Journal, clock: SetClock) -> None:
    begin(journal)
    clock.move(hours=1)
    second = begin(journal)
    found = journal.sessions.unfinished()
    assert found is not None
    assert found.id == second
    journal.sessions.delete(second)
    found = journal.sessions.unfinished()
    assert found is not None
    assert found.id != second


def test_a_deleted_session_leaves_its_scores_and_stays_whole(journal: Journal) -> None:
    session_id = begin(journal)
    journal.sessions.end_step(session_id, LEFT, "done", 60.0)
    journal.scores.log("now-before", 4, session_id=session_id)
    before = journal.sessions.get(session_id)
    journal.sessions.delete(session_id)
    assert (journal.sessions.find(), journal.sessions.day_totals()) == ([], [])
    assert len(journal.scores.find()) == 1
    assert journal.sessions.get(session_id) == before
    assert len(journal.sessions.steps(session_id)) == 1


def test_sessions_are_found_by_their_local_day_newest_first(journal: Journal, clock: SetClock) -> None:
    ids = []
    for _ in range(3):
        ids.append(begin(journal))
        clock.move(days=1)
    monday = date(2026, 5, 4)
    assert [session.id for session in journal.sessions.find()] == ids[::-1]
    assert [session.id for session in journal.sessions.find(limit=1)] == ids[-1:]
    assert [session.id for session in journal.sessions.find(monday, monday)] == ids[:1]
    assert [session.id for session in journal.sessions.find(monday + timedelta(1))] == ids[:0:-1]


def test_day_totals_count_sessions_in_which_something_was_done(journal: Journal, clock: SetClock) -> None:
    for active_s in (60.0, 30.0):
        journal.sessions.end_step(begin(journal), LEFT, "done", active_s)
    begin(journal)
    clock.move(days=1)
    journal.sessions.end_step(begin(journal), LEFT, "done", 10.0)
    assert journal.sessions.day_totals() == [DayTotal(date(2026, 5, 4), 2, 90.0), DayTotal(date(2026, 5, 5), 1, 10.0)]


def test_a_day_is_gentle_when_all_of_it_was_that_routine(journal: Journal, clock: SetClock) -> None:
    for routines in (("slow",), ("slow", "slow"), ("slow", "fast"), ("fast",)):
        for routine in routines:
            journal.sessions.end_step(journal.sessions.start(routine, "{}", 60.0).id, LEFT, "done", 10.0)
        clock.move(days=1)
    assert [total.gentle for total in journal.sessions.day_totals(gentle="slow")] == [True, True, False, False]
    assert not any(total.gentle for total in journal.sessions.day_totals())


def test_an_unknown_session_is_a_problem_and_leaves_nothing_behind(journal: Journal) -> None:
    for act in (journal.sessions.get, journal.sessions.finish, journal.sessions.delete):
        with pytest.raises(Problem, match="not in the journal any more"):
            act("nowhere")
    assert journal.sessions.find() == []


def test_a_clock_that_was_never_set_is_a_problem(journal: Journal, clock: SetClock) -> None:
    clock.time = datetime(1969, 12, 31, 23, 59, tzinfo=UTC)
    with pytest.raises(Problem, match="1969"):
        begin(journal)


def test_the_moment_of_having_asked_first_is_kept(journal: Journal) -> None:
    assert journal.facts.asked_first_at() is None
    journal.facts.ask_first()
    assert journal.facts.asked_first_at() == START


def test_the_moment_the_safety_page_was_read_is_kept(journal: Journal, clock: SetClock) -> None:
    assert journal.facts.safety_read_at() is None
    journal.facts.read_safety()
    assert journal.facts.safety_read_at() == START
    clock.move(weeks=4, minutes=5)
    journal.facts.read_safety()
    read = journal.facts.safety_read_at()
    assert read == START + timedelta(weeks=4, minutes=5)
    assert read is not None
    assert read.utcoffset() == START.utcoffset()


def test_a_session_that_is_kept_as_it_is_ended_with_its_last_step(journal: Journal, clock: SetClock) -> None:
    session_id = begin(journal)
    clock.move(minutes=5)
    journal.sessions.end_step(session_id, LEFT, "done", 60.0)
    clock.move(hours=11)
    journal.sessions.end_unfinished(session_id)
    record = journal.sessions.get(session_id)
    assert (record.state, record.reason, record.ended_at) == ("stopped", "", START + timedelta(minutes=5))
    assert (record.position, journal.sessions.unfinished()) == (1, None)
    empty = begin(journal)
    clock.move(hours=1)
    journal.sessions.end_unfinished(empty)
    assert journal.sessions.get(empty).ended_at == journal.sessions.get(empty).started_at


def test_notes_of_scores_and_sessions_come_together_the_oldest_first(journal: Journal, clock: SetClock) -> None:
    session_id = begin(journal)
    clock.move(hours=1)
    journal.sessions.stop(session_id, "other", note="the phone rang")
    journal.scores.log("now", 3, clock.now() - timedelta(days=1), note="slept badly")
    journal.scores.delete(journal.scores.log("now", 3, note="a slip").id)
    journal.scores.log("now", 4)
    assert [note for _, _, note in journal.notes()] == ["slept badly", "the phone rang"]
    assert journal.notes()[1][:2] == stamp(journal.sessions.get(session_id).started_at)


def test_how_often_each_exercise_was_done_counts_sessions_and_no_deleted_ones(journal: Journal) -> None:
    each: tuple[tuple[Outcome, Outcome], ...] = (("done", "done"), ("skipped", "done"), ("skipped", "skipped"))
    for outcomes in each:
        session = begin(journal)
        for place, outcome in zip((LEFT, RIGHT), outcomes, strict=True):
            journal.sessions.end_step(session, place, outcome, 5.0)
    assert journal.sessions.times_done() == {"bird-dog": 2}
    journal.sessions.delete(journal.sessions.find()[-1].id)
    assert journal.sessions.times_done() == {"bird-dog": 1}


def test_settings_of_a_session_whose_row_is_gone_wait_for_its_next_step(journal: Journal) -> None:
    gone = new_id()
    journal.sessions.keep_settings(gone, '{"minutes": 5}')
    assert journal.sessions.find() == []
    journal.sessions.end_step(gone, StepPlace(0, "bird-dog", 1), "done", 60)
    assert journal.sessions.get(gone).settings == "{}"
