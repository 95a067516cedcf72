"""Stop: always there, asks for the reason, and does what that reason leads to."""

import pytest
from PySide6.QtWidgets import QDialog

from backcoach.ui.safety.safety_dialog import SafetyDialog
from backcoach.ui.session.stop_dialog import StopDialog
from tests.studio import Studio, button, click, press, said
from tests.ui.conftest import OpenStudio

REASONS = ("too-much-pain", "leg-symptoms", "dizzy-or-chest", "other")


def under_way(studio: Studio) -> str:
    """Start a session, go to the work of its second step; the exercise of it."""
    studio.start()
    studio.jump(studio.view.routine.timeline.work_start_of(1) + 5)
    return studio.view.routine.timeline.steps[1].exercise


def give(reason: str, note: str = "") -> object:
    """Answers the dialog with a reason, and closes its advice by Enter."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, StopDialog)
        press(dialog, str(REASONS.index(reason) + 1))
        dialog.note.setText(note)
        press(dialog, "Return")

    return act


@pytest.mark.parametrize("reason", REASONS)
def test_the_session_is_kept_with_its_reason_and_note(studio: Studio, reason: str) -> None:
    under_way(studio)
    answers = [give(reason, "a note")]
    if reason == "leg-symptoms":
        answers.append(lambda dialog: dialog.reject())
    with studio.answering(*answers):  # type: ignore[arg-type]
        studio.press("S")
    (session,) = studio.journal.sessions.find()
    assert (session.state, session.reason, session.note) == ("stopped", reason, "a note")
    assert [step.outcome for step in studio.journal.sessions.steps(session.id)] == ["done", "skipped"]
    assert studio.act == "after"
    assert "Stopped. What you did is saved." in studio.said()
    assert studio.journal.sessions.unfinished() is None, "it cannot be gone on with"


def test_leg_symptoms_open_the_safety_page_and_hide_the_exercise(studio: Studio) -> None:
    exercise = under_way(studio)
    met = []
    with studio.answering(give("leg-symptoms"), lambda dialog: met.append(type(dialog))):  # type: ignore[arg-type]
        studio.click("Stop")
    assert met == [SafetyDialog]
    assert studio.journal.facts.hidden_exercises() == {exercise}
    studio.press("S", "Return")
    assert studio.act == "idle"
    assert exercise not in {item.exercise for item in studio.view.routine.routine.items}
    name = studio.view.services.library.name_of(exercise)
    assert f"Hidden since you stopped with leg pain: {name}" in studio.said()
    studio.click("Show again")
    assert exercise in {item.exercise for item in studio.view.routine.routine.items}
    assert "Hidden since you stopped" not in studio.said()


def test_a_hidden_exercise_stays_hidden_after_a_restart_until_it_is_let_back_in(
    studio: Studio, open_studio: OpenStudio
) -> None:
    exercise = under_way(studio)
    with studio.answering(give("leg-symptoms"), lambda dialog: dialog.reject()):  # type: ignore[arg-type]
        studio.press("S")
    again = open_studio()
    kept = {item.exercise for item in again.view.routine.routine.items}
    assert exercise not in kept
    again.controller.show_details(exercise)
    again.click("Use it in routines again")
    assert exercise in {item.exercise for item in again.view.routine.routine.items}


def test_a_hidden_exercise_is_not_done_alone_and_nothing_else_in_its_place(studio: Studio) -> None:
    studio.journal.facts.hide_exercise("bird-dog")
    studio.controller.show_details("bird-dog")
    studio.click("Do just this one")
    assert studio.act == "idle", "neither it nor the routine that was in view before"
    assert "Nothing is left of “Bird dog”" in studio.said()


def test_a_routine_of_which_nothing_is_left_is_not_shown(studio: Studio) -> None:
    catalog = studio.view.services.library.catalog
    other = next(routine for routine in catalog.routines.values() if routine.id != "seven-actions")
    for item in other.items:
        studio.journal.facts.hide_exercise(item.exercise)
    studio.controller.use_routine(other.id)
    assert f"Nothing is left of “{other.name}”" in studio.said()
    assert studio.view.routine.routine.id == "seven-actions"


def test_dizzy_gives_the_number_to_call_and_no_way_back(studio: Studio) -> None:
    under_way(studio)

    def theme(dialog: QDialog) -> None:
        press(dialog, "3")
        assert "call 112" in said(dialog)
        with pytest.raises(ValueError, match="unpack"):
            button(dialog, "Keep going")

    with studio.answering(theme):
        studio.press("S")
    assert studio.act == "after"
    studio.press("Space")
    assert studio.state == "stopped"


def test_keep_going_goes_on_where_it_was(studio: Studio) -> None:
    under_way(studio)
    assert studio.session.player
    before = studio.session.player.moment.t

    def not_meant(dialog: QDialog) -> None:
        assert studio.state == "paused"
        studio.clock.advance(30)
        click(dialog, "Keep going")

    with studio.answering(not_meant):
        studio.press("S")
    assert studio.state == "running"
    assert studio.session.player.moment.t == pytest.approx(before)


def test_enter_at_once_is_a_stop_without_a_reason(studio: Studio) -> None:
    under_way(studio)
    with studio.answering(lambda dialog: press(dialog.focusWidget(), "Return")):
        studio.press("S")
    (session,) = studio.journal.sessions.find()
    assert (session.state, session.reason) == ("stopped", "")


def test_closing_the_question_leaves_it_at_the_pause(studio: Studio) -> None:
    under_way(studio)
    with studio.answering(lambda dialog: press(dialog, "Escape")):
        studio.press("S")
    (session,) = studio.journal.sessions.find()
    assert (session.state, studio.state) == ("running", "paused")
    studio.press("Space")
    assert studio.state == "running"


def test_stop_at_the_very_end_asks_nothing(studio: Studio) -> None:
    studio.start()
    studio.jump(studio.view.routine.timeline.duration_s - 0.5)
    studio.controller.stage.frames.stop()  # the end must not be noticed before the key
    studio.clock.advance(1)
    studio.press("S")
    (session,) = studio.journal.sessions.find()
    assert session.state == "finished"
    assert studio.act == "after"


def test_the_far_view_has_stop_in_sight_too(studio: Studio) -> None:
    under_way(studio)
    studio.press("F11")
    with studio.answering(give("other")):  # type: ignore[arg-type]
        studio.click("Stop")
    assert studio.act == "after"
    assert not studio.controller.stage.view.far, "the question is asked in the window"


def test_stop_outside_a_session_does_nothing(studio: Studio) -> None:
    studio.controller.stage.stop()
    studio.press("S")
    assert studio.act == "idle"
    assert studio.journal.sessions.find() == []
