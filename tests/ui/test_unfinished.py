"""A session that was cut short: the next start offers to go on with it, to keep it or to discard it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog

from backcoach.history.journal import Journal
from backcoach.history.records import StepPlace
from tests.fakes import FakeClock
from tests.history.helpers import scores_of
from tests.studio import Studio, click, said
from tests.ui.conftest import OpenStudio

CUT_AT = 5
"""The step in the middle of which the window is closed."""


def cut_short(studio: Studio) -> str:
    """Close the window in the middle of a session; the session's id."""
    studio.start()
    timeline = studio.view.routine.timeline
    studio.jump(timeline.start_of(CUT_AT))
    studio.jump(timeline.work_start_of(CUT_AT) + 3 - timeline.start_of(CUT_AT))
    (session,) = studio.journal.sessions.find()
    studio.close()
    return session.id


def start_again(
    open_studio: OpenStudio, clock: FakeClock, *answers: Callable[[QDialog], object], after_s: float = 600
) -> Studio:
    """A later start, with its answers."""
    clock.advance(after_s)
    studio = open_studio(bare=True, clock=clock)
    with studio.answering(*answers):
        studio.load()
    return studio


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def first(open_studio: OpenStudio, clock: FakeClock) -> Studio:
    return open_studio(clock=clock)


def test_the_dialog_says_which_and_where(open_studio: OpenStudio, clock: FakeClock, first: Studio) -> None:
    step = first.view.routine.timeline.steps[CUT_AT]
    cut_short(first)
    seen: list[str] = []
    start_again(open_studio, clock, lambda dialog: seen.append(said(dialog)))
    assert "Go on with “Seven actions”?" in seen[0]
    assert first.view.phrases.step(first.view.services.library.name_of(step.exercise), step) in seen[0]


def test_going_on_plays_from_the_step_that_was_cut(open_studio: OpenStudio, clock: FakeClock, first: Studio) -> None:
    id = cut_short(first)
    studio = start_again(open_studio, clock, lambda dialog: click(dialog, "Go on"))
    assert (studio.act, studio.state) == ("session", "running")
    assert studio.session.player
    assert studio.session.player.moment.segment.step == CUT_AT
    studio.jump(studio.view.routine.timeline.duration_s)
    studio.press("2", "Return")
    (session,) = studio.journal.sessions.find()
    assert (session.id, session.state) == (id, "finished")
    assert [step.index for step in studio.journal.sessions.steps(id)] == list(
        range(len(studio.view.routine.timeline.steps))
    )
    assert sorted(score.question for score in scores_of(studio.journal, id)) == ["now-after", "now-before"]


def test_keeping_ends_it_when_its_last_step_ended(open_studio: OpenStudio, clock: FakeClock, first: Studio) -> None:
    id = cut_short(first)
    studio = start_again(open_studio, clock, lambda dialog: click(dialog, "Save and end it"))
    session = studio.journal.sessions.get(id)
    assert session.state == "stopped"
    assert session.ended_at == studio.journal.sessions.steps(id)[-1].at
    assert studio.act == "idle"
    assert studio.journal.sessions.unfinished() is None


def test_disdialoging_takes_it_out_of_the_history(open_studio: OpenStudio, clock: FakeClock, first: Studio) -> None:
    cut_short(first)
    studio = start_again(open_studio, clock, lambda dialog: click(dialog, "Discard"))
    assert studio.journal.sessions.find() == []
    assert studio.journal.sessions.unfinished() is None


def test_closing_the_dialog_decides_nothing(open_studio: OpenStudio, clock: FakeClock, first: Studio) -> None:
    id = cut_short(first)
    start_again(open_studio, clock, lambda dialog: dialog.reject())
    studio = start_again(open_studio, clock, lambda dialog: dialog.reject())
    assert studio.journal.sessions.get(id).state == "running"


def test_the_history_is_true_after_the_answer(open_studio: OpenStudio, clock: FakeClock, first: Studio) -> None:
    cut_short(first)
    studio = start_again(open_studio, clock, lambda dialog: click(dialog, "Discard"))
    assert "1 session" not in studio.said()


def test_after_half_a_day_nobody_is_asked(open_studio: OpenStudio, clock: FakeClock, first: Studio) -> None:
    cut_short(first)
    start_again(open_studio, clock, after_s=13 * 3600)


def test_what_was_left_out_then_is_left_out_still(open_studio: OpenStudio, clock: FakeClock, first: Studio) -> None:
    first.journal.facts.hide_exercise(first.view.routine.timeline.steps[0].exercise)
    first.view.routine.refresh()
    steps = first.view.routine.timeline.steps
    cut_short(first)
    studio = start_again(open_studio, clock, lambda dialog: click(dialog, "Go on"))
    assert studio.session.steps == steps
    assert studio.session.player
    assert studio.session.player.moment.segment.step == CUT_AT


def test_a_session_of_which_other_steps_were_counted_is_left_alone(open_studio: OpenStudio, clock: FakeClock) -> None:
    studio = open_studio(clock=clock)
    session = studio.journal.sessions.start("seven-actions", "{}", 800)
    studio.journal.sessions.end_step(session.id, StepPlace(0, "bird-dog", 1), "done", 60)
    studio.close()
    start_again(open_studio, clock)


def test_a_session_with_nothing_left_to_do_is_left_alone(open_studio: OpenStudio, clock: FakeClock) -> None:
    studio = open_studio(clock=clock)
    session = studio.journal.sessions.start("seven-actions", "{}", 800)
    last = len(studio.view.routine.timeline.steps) - 1
    studio.journal.sessions.end_step(
        session.id, StepPlace(last, studio.view.routine.timeline.steps[last].exercise, 1), "done", 60
    )
    studio.close()
    start_again(open_studio, clock)


def test_a_session_whose_routine_is_gone_is_left_alone(open_studio: OpenStudio, clock: FakeClock) -> None:
    folder = open_studio(clock=clock).folder
    open_studio(bare=True, clock=clock).close()
    for routine, settings in (("gone", "{}"), ("seven-actions", "not json")):
        journal = Journal.open(folder, clock).journal
        journal.sessions.start(routine, settings, 800)
        journal.close()
        start_again(open_studio, clock, after_s=1)


def test_a_session_all_of_whose_exercises_are_hidden_is_left_alone(open_studio: OpenStudio, clock: FakeClock) -> None:
    first = open_studio(clock=clock)
    first.journal.sessions.start("bird-dog", "{}", 100)
    first.journal.facts.hide_exercise("bird-dog")
    first.close()
    start_again(open_studio, clock)
