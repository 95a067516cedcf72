"""A session in the real window, by keys and clicks, and what of it is in the journal."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from backcoach.history.records import StepRecord
from backcoach.ui.session.session_text import digits
from tests.fakes import FakeClock
from tests.history.helpers import scores_of
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio


def steps(studio: Studio) -> list[StepRecord]:
    """The steps of the one session in the journal."""
    (session,) = studio.journal.sessions.find()
    return studio.journal.sessions.steps(session.id)


def step_now(studio: Studio) -> int:
    """The step that the player is at."""
    assert studio.session.player
    return studio.session.player.moment.segment.step


def to_work(studio: Studio) -> None:
    """Through getting ready to the work."""
    studio.press("Right")
    assert studio.session.player
    assert studio.session.player.moment.segment.kind == "work"


def test_seven_actions_from_its_start_to_its_end(studio: Studio) -> None:
    timeline = studio.view.routine.timeline
    studio.press("Space", "5", "Return")
    seen = set()
    for _ in range(round(timeline.duration_s / 4)):
        studio.jump(4.0)
        seen.add(studio.said())
    studio.jump(4.0)
    assert len(seen) > 190, "the stage tells every second"
    for item in studio.view.routine.routine.items:
        name = studio.view.services.library.name_of(item.exercise)
        assert any(text.startswith(name) for text in seen)
    (session,) = studio.journal.sessions.find()
    assert session.state == "finished"
    assert session.active_s == pytest.approx(timeline.duration_s, abs=1.0)
    kept = steps(studio)
    assert [step.index for step in kept] == list(range(len(timeline.steps)))
    assert {step.outcome for step in kept} == {"done"}
    assert all(a.at <= b.at for a, b in pairwise(kept))
    assert [step.side for step in kept] == [step.side for step in timeline.steps]
    studio.press("2", "Return")
    assert studio.act == "idle"
    assert "Well done" in studio.said()
    studio.press("Return")
    assert [(s.question, s.value) for s in reversed(scores_of(studio.journal, session.id))] == [
        ("now-after", 2),
        ("now-before", 5),
    ]
    assert "Start" in [b for b in [studio.view.start_page._start.text()] if studio.view.start_page.isVisible()]


def test_scores_can_be_skipped_and_are_absent(studio: Studio) -> None:
    studio.press("Space", "S")
    assert studio.act == "session"
    studio.jump(studio.view.routine.timeline.duration_s + 1)
    studio.press("Escape")
    assert studio.act == "idle"
    assert len(studio.journal.sessions.find()) == 1
    assert studio.journal.scores.find() == []


def test_the_question_takes_clicks_and_a_note(studio: Studio) -> None:
    studio.click("Start")
    panel = studio.controller.stage.questions.view
    assert not panel.go_on.isEnabled()
    panel.picker.choose(7)
    panel.note.setFocus()
    studio.press("S", "Space", "H")
    assert studio.act == "before", "in the note letters are letters"
    studio.click("Continue")
    (score,) = studio.journal.scores.find()
    assert (score.value, score.note.casefold()) == (7, "s h")


def test_every_step_is_on_the_disk_as_it_ends(studio: Studio) -> None:
    studio.start()
    timeline = studio.view.routine.timeline
    for step in range(5):
        studio.go_to(step)
        studio.jump(timeline.end_of(step) - timeline.start_of(step) + 0.1)
        assert [kept.index for kept in steps(studio)] == list(range(step + 1))


def test_h_marks_what_hurts_and_takes_it_back(studio: Studio) -> None:
    studio.start()
    to_work(studio)
    studio.press("H")
    assert studio.session.hurts
    assert [(step.outcome, step.hurt) for step in steps(studio)] == [("begun", True)]
    assert studio.controller.stage.view.transport._hurt.isChecked()
    studio.press("H")
    assert [step.hurt for step in steps(studio)] == [False]
    assert not studio.controller.stage.view.transport._hurt.isChecked()
    studio.click("That hurt")
    studio.press("Right")
    assert [(step.outcome, step.hurt) for step in steps(studio)] == [("skipped", True)]


def test_space_pauses_and_time_stands_still(studio: Studio) -> None:
    studio.start()
    studio.jump(20)
    studio.press("Space")
    assert studio.state == "paused"
    assert studio.session.player
    before = studio.session.player.moment
    studio.clock.advance(3600)
    studio.session.frame()
    assert studio.session.player.moment == before
    studio.press("Space")
    studio.jump(1)
    assert studio.session.player.moment.t == pytest.approx(before.t + 1)


def test_the_pause_button_says_what_it_does_now(studio: Studio) -> None:
    studio.start()
    studio.click("Pause")
    assert studio.state == "paused"
    studio.click("Go on")
    assert studio.state == "running"


@pytest.mark.parametrize(
    ("pass_time", "said"),
    [
        (FakeClock.sleep, "Paused: the computer was asleep."),
        (FakeClock.advance, "Paused: BackCoach stood still for over a minute."),
    ],
    ids=["asleep", "stalled"],
)
def test_a_long_gap_pauses_says_why_and_skips_nothing(
    pass_time: Callable[[FakeClock, float], None], said: str, studio: Studio
) -> None:
    studio.start()
    studio.jump(20)
    t = studio.session.t
    pass_time(studio.clock, 3000)
    studio.session.frame()
    assert studio.state == "paused"
    assert studio.session.t == pytest.approx(t)
    assert said in studio.said()
    studio.press("Space")
    assert studio.state == "running"
    assert said not in studio.said(), "it is paused no more"


def test_a_window_that_stood_still_goes_on_from_where_it_was_without_a_word(studio: Studio) -> None:
    studio.start()
    studio.jump(20)
    t = studio.session.t
    for _ in range(3):  # a call that hangs as often as the session goes on
        studio.clock.advance(25)
        studio.session.frame()
    assert studio.state == "running"
    assert studio.session.t == pytest.approx(t)
    assert "Paused" not in studio.said()
    studio.jump(5)
    assert studio.session.t == pytest.approx(t + 5)


def test_next_previous_and_again_move_about(studio: Studio) -> None:
    studio.start()
    to_work(studio)
    studio.press("Right")
    assert step_now(studio) == 1
    studio.press("PgDown", "PgDown")
    assert step_now(studio) == 2
    studio.press("Left")
    assert step_now(studio) == 1
    studio.press("PgUp")
    assert step_now(studio) == 0
    studio.click("Next step")
    studio.click("Next step")
    studio.click("Previous step")
    assert step_now(studio) == 0


def test_home_begins_the_exercise_again_at_its_first_set(studio: Studio) -> None:
    studio.start()
    timeline = studio.view.routine.timeline
    second = next(place for place, step in enumerate(timeline.steps) if step.side == "right")
    studio.go_to(second)
    studio.jump(8)
    studio.press("Home")
    first = next(place for place, step in enumerate(timeline.steps) if step.item == timeline.steps[second].item)
    assert step_now(studio) == first
    studio.go_to(second)
    studio.click("Restart this exercise")
    assert step_now(studio) == first


@pytest.mark.parametrize("act", ["+", "=", "button"])
def test_ten_seconds_more_of_a_hold(studio: Studio, act: str) -> None:
    studio.start()
    assert studio.session.player
    studio.go_to(1)
    to_work(studio)
    studio.jump(3)
    before = studio.session.player.moment
    assert before.segment.repetition is None
    studio.click("Ten seconds more") if act == "button" else studio.press(act)
    after = studio.session.player.moment
    assert after.remaining_s == pytest.approx(before.remaining_s + 10)
    assert after.left_s == pytest.approx(before.left_s + 10)
    assert studio.controller.stage.view._ring._state.digits == digits(after)


def test_the_list_marks_what_is_done_and_what_goes_on(studio: Studio) -> None:
    rows = studio.view.list._routine_list._rows
    studio.start()
    studio.jump(studio.view.routine.timeline.end_of(1) + 1)
    states = [rows.row(rows.index(place)).state for place in range(4)]
    assert states == ["done", "done", "current", ""]
    studio.press("Left")
    states = [rows.row(rows.index(place)).state for place in range(4)]
    assert states == ["done", "current", "", ""]


def test_an_exercise_is_done_only_with_its_last_side(studio: Studio) -> None:
    timeline = studio.view.routine.timeline
    left, right = (
        next(place for place, step in enumerate(timeline.steps) if step.side == side) for side in ("left", "right")
    )
    rows, item = studio.view.list._routine_list._rows, timeline.steps[left].item
    studio.start()
    studio.go_to(left)
    studio.jump(timeline.end_of(left) - timeline.start_of(left) + 0.5)
    assert rows.row(rows.index(item)).state == "current"
    studio.go_to(right)
    studio.jump(timeline.end_of(right) - timeline.start_of(right) + 0.5)
    assert rows.row(rows.index(item)).state == "done"


def test_an_exercise_that_was_left_in_its_middle_is_not_told_as_done(studio: Studio) -> None:
    rows = studio.view.list._routine_list._rows
    studio.start()
    studio.jump(studio.view.routine.timeline.work_start_of(0) + 1)
    studio.press("Right")
    assert [rows.row(rows.index(place)).state for place in range(2)] == ["", "current"]


def test_a_second_session_begins_with_a_clean_list(studio: Studio) -> None:
    studio.start()
    studio.jump(studio.view.routine.timeline.duration_s + 1)
    studio.press("S", "Return", "Space", "S")
    rows = studio.view.list._routine_list._rows
    assert [rows.row(rows.index(place)).state for place in range(3)] == ["current", "", ""]


def test_an_exercise_can_be_read_during_a_session_and_not_started(studio: Studio) -> None:
    studio.start()
    studio.jump(10)
    with studio.answering(lambda dialog: dialog.accept()):
        studio.controller.show_details("bird-dog")
    assert studio.act == "session"
    assert studio.controller.stage.view.isVisible()


def test_another_routine_is_not_chosen_in_the_middle(studio: Studio) -> None:
    studio.start()
    studio.view.list.routines_asked.emit()
    assert "A session is going on; stop it before choosing another routine." in studio.said()
    assert studio.view.services.settings.current.routine == "seven-actions"


def test_one_exercise_alone_is_a_session_of_its_own(studio: Studio) -> None:
    studio.controller.show_details("bird-dog")
    studio.click("Do just this one")
    studio.press("3", "Return")
    (session,) = studio.journal.sessions.find()
    assert session.routine == "bird-dog"
    studio.jump(studio.view.routine.timeline.duration_s + 1)
    studio.press("S")
    assert studio.view.routine.routine.id == "seven-actions", "then the chosen routine is there again"


def test_at_the_users_own_pace_a_set_waits_for_next(open_studio: OpenStudio) -> None:
    from msgspec.structs import replace

    own_pace = replace(SETTLED, session=replace(SETTLED.session, own_pace=True))
    studio = open_studio(preferences=own_pace)
    timeline = studio.view.routine.timeline
    waiting = next(segment for segment in timeline.segments if segment.waits)
    studio.start()
    studio.go_to(waiting.step)
    studio.jump(waiting.duration_s + 300)
    assert studio.session.player
    assert studio.session.player.waiting
    assert studio.controller.stage.view._ring._state.digits == "→"
    studio.press("Right")
    assert [(step.index, step.outcome) for step in steps(studio)] == [(waiting.step, "done")]


def test_the_end_of_a_session_is_told_once(studio: Studio) -> None:
    """Whatever is pressed while the question after it is in view, the journal keeps when it ended."""
    studio.start()
    studio.jump(studio.view.routine.timeline.duration_s + 1)
    (ended,) = (session.ended_at for session in studio.journal.sessions.find())
    studio.clock.advance(60)
    studio.view.history.foot.check_in.setFocus(Qt.FocusReason.MouseFocusReason)
    studio.controller.stage.start_or_toggle()
    studio.session.pause()
    assert [session.ended_at for session in studio.journal.sessions.find()] == [ended]
    assert studio.act == "after"
