"""Sessions that are over, from the journal; corrections are there at once, and can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.app.journal_service import JournalService
from backcoach.app.session_diary import SessionDiary, SessionReview
from backcoach.history.records import StepPlace
from backcoach.words import Words
from tests.fakes import FakeClock

PLANNED = ("cat-cow", "bird-dog", "bird-dog", "plank")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def service(tmp_path: Path, clock: FakeClock) -> Iterator[JournalService]:
    service = JournalService(tmp_path, tmp_path / "cache", clock, Words())
    service.open()
    yield service
    service.close()


@pytest.fixture
def diary(service: JournalService, clock: FakeClock) -> SessionDiary:
    return SessionDiary(service, clock)


@pytest.fixture
def session(service: JournalService, clock: FakeClock) -> str:
    """A session in which the second set of bird-dog hurt and was not finished, and the plank was not reached."""
    journal = service.current
    assert journal
    id = journal.sessions.start("mine", "{}", 300.0).id
    journal.scores.log("now-before", 5, session_id=id)
    clock.advance(60)
    journal.sessions.end_step(id, StepPlace(0, "cat-cow", 1), "done", 60.0)
    journal.sessions.end_step(id, StepPlace(1, "bird-dog", 1, "left"), "done", 30.0)
    journal.sessions.end_step(id, StepPlace(2, "bird-dog", 1, "right"), "skipped", 10.0, hurt=True)
    journal.sessions.stop(id, "other")
    return id


def look(diary: SessionDiary, id: str, planned: tuple[str, ...] = PLANNED) -> SessionReview:
    review = diary.review(id, planned)
    assert review
    return review


def test_each_exercise_is_done_done_in_part_or_left_out(diary: SessionDiary, session: str) -> None:
    review = look(diary, session)
    assert [(one.exercise, one.amount, one.active_s) for one in review.exercises] == [
        ("cat-cow", "done", 60.0), ("bird-dog", "part", 40.0), ("plank", "left out", 0.0)
    ]  # fmt: skip
    assert (review.of("done"), review.hurt) == (("cat-cow",), ("bird-dog",))
    assert (review.before and review.before.value, review.after) == (5, None)


def test_without_the_plan_there_is_what_was_recorded(diary: SessionDiary, session: str) -> None:
    assert [one.exercise for one in look(diary, session, ()).exercises] == ["cat-cow", "bird-dog"]


def test_a_session_that_is_not_there_is_none(diary: SessionDiary) -> None:
    assert diary.review("gone") is None


def test_a_score_is_put_right_and_that_is_undone(diary: SessionDiary, session: str) -> None:
    undo = diary.set_score(look(diary, session), "now-before", 7)
    assert (now := look(diary, session).before)
    assert now.value == 7
    undo()
    assert (now := look(diary, session).before)
    assert now.value == 5


def test_a_score_that_was_skipped_is_added_and_that_is_undone(diary: SessionDiary, session: str) -> None:
    undo = diary.set_score(look(diary, session), "now-after", 4)
    review = look(diary, session)
    assert review.after
    assert (review.after.value, review.after.at) == (4, review.session.ended_at)
    undo()
    assert look(diary, session).after is None


def test_the_mark_that_it_hurt_is_taken_back_and_set(diary: SessionDiary, session: str) -> None:
    bird_dog = look(diary, session).exercises[1]
    undo = diary.set_hurt(session, bird_dog, hurt=False)
    assert look(diary, session).hurt == ()
    undo()
    assert look(diary, session).hurt == ("bird-dog",)
    undo = diary.set_hurt(session, look(diary, session).exercises[0], hurt=True)
    assert look(diary, session).hurt == ("cat-cow", "bird-dog")
    undo()
    assert look(diary, session).hurt == ("bird-dog",)


def test_a_note_is_written_and_undone(diary: SessionDiary, session: str) -> None:
    undo = diary.set_note(look(diary, session).session, "after gardening")
    assert look(diary, session).session.note == "after gardening"
    undo()
    assert look(diary, session).session.note == ""


def test_a_session_is_deleted_with_its_scores_and_comes_back_with_them(
    diary: SessionDiary, service: JournalService, session: str
) -> None:
    told: list[None] = []
    service.changed.connect(lambda: told.append(None))
    undo = diary.delete(session)
    assert service.current
    assert diary.sessions() == []
    assert service.current.scores.find() == []
    undo()
    assert [one.id for one in diary.sessions()] == [session]
    assert [score.value for score in service.current.scores.find()] == [5]
    assert len(told) == 2


def test_a_day_has_its_sessions_and_its_check_ins(
    diary: SessionDiary, service: JournalService, session: str, clock: FakeClock
) -> None:
    today = clock.now().date()
    assert service.current
    service.current.scores.log("now", 2)
    clock.advance(86_400)
    service.current.scores.log("now", 3)
    assert [one.id for one in diary.sessions(today)] == [session]
    assert diary.sessions(clock.now().date()) == []
    assert [score.value for score in diary.check_ins(today)] == [2]
    assert [score.value for score in diary.check_ins(clock.now().date())] == [3]


def test_the_week_has_its_days_from_monday(diary: SessionDiary, session: str, clock: FakeClock) -> None:
    monday = clock.now().date()
    assert monday.weekday() == 0
    clock.advance(2 * 86_400)
    week = diary.week()
    assert (week.days[0], week.days[6]) == (monday, monday.replace(day=monday.day + 6))
    assert week.active == {monday}
    assert week.today == week.days[2]


def test_without_a_journal_nothing_is_there_and_nothing_fails(tmp_path: Path, clock: FakeClock) -> None:
    closed = SessionDiary(JournalService(tmp_path, tmp_path / "cache", clock, Words()), clock)
    assert (closed.sessions(), closed.check_ins(clock.now().date()), closed.week().active) == ([], [], frozenset())
    closed.delete("gone")()
