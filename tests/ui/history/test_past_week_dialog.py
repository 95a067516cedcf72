"""Three questions about the past week: answered by keys, stored together, never in the way."""

from PySide6.QtWidgets import QDialog

from backcoach.ui.history.check_in_dialog import CheckInDialog
from backcoach.ui.history.past_week_dialog import PastWeekDialog
from tests.corner import thorough
from tests.studio import Studio, press

OFFER = "Three questions about your past week"


def ask(studio: Studio, *keys: str) -> None:
    """Ask for the dialog as the history's menu does, and answer with keys."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PastWeekDialog)
        for key in keys:
            press(dialog.focusWidget(), key)
            studio.app.processEvents()

    with studio.answering(act):
        studio.view.history.past_week_asked.emit()


def test_three_digits_and_enter_keep_a_score(studio: Studio) -> None:
    studio.read_safety()
    ask(studio, "6", "Tab", "5", "Tab", "4", "Return")
    assert [one.mean for one in studio.journal.scores.peg()] == [5.0]


def test_enter_goes_on_to_the_next_question_and_at_last_keeps_them(studio: Studio) -> None:
    studio.read_safety()
    ask(studio, "1", "0", "Return", "4", "Return", "1", "Return")
    assert [one.mean for one in studio.journal.scores.peg()] == [5.0]


def test_two_answers_are_not_enough_and_esc_keeps_nothing(studio: Studio) -> None:
    ask(studio, "6", "Tab", "5", "Return", "Escape")
    assert studio.journal.scores.find() == []


def test_pain_that_interferes_with_life_does_not_ask_for_the_safety_page(studio: Studio) -> None:
    studio.read_safety()
    ask(studio, "3", "Tab", "9", "Tab", "9", "Return")
    assert len(studio.journal.scores.find()) == 3
    assert not studio.view.services.safety.must_be_read


def test_an_answer_can_be_corrected_under_its_own_question(studio: Studio) -> None:
    studio.read_safety()
    ask(studio, "3", "Tab", "9", "Tab", "2", "Return")
    enjoyment = next(score for score in studio.journal.scores.find() if score.question == "peg-enjoyment")

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckInDialog)
        assert "enjoyment of life" in " ".join(
            part.accessibleName() for part in dialog.findChildren(type(dialog.heading))
        )
        press(dialog, "4")
        press(dialog, "Return")

    with studio.answering(correct):
        studio.controller.dialogs.correct(enjoyment)
    assert studio.journal.scores.get(enjoyment.id).value == 4


def play_to_the_end(studio: Studio) -> None:
    studio.read_safety()
    studio.press("Space", "4", "Return")
    studio.jump(studio.view.routine.timeline.duration_s + 2)
    assert studio.act == "after"
    studio.press("3", "Return", "Return")
    assert studio.act == "idle"


@thorough
def test_it_is_offered_after_the_third_session_and_then_every_four_weeks(studio: Studio) -> None:
    studio.controller.show_details("bird-dog")
    for _ in range(2):
        studio.journal.sessions.finish(studio.journal.sessions.start("mine", "{}", 60.0).id)
        studio.clock.advance(86_400)
    play_to_the_end(studio)
    assert OFFER in studio.said()
    with studio.answering(lambda dialog: dialog.reject()):
        studio.click("Answer")
    assert OFFER not in studio.said()
    play_to_the_end(studio)
    assert OFFER not in studio.said(), "once is enough for four weeks"
    studio.clock.advance(28 * 86_400)
    play_to_the_end(studio)
    assert OFFER in studio.said()
    studio.read_safety()
    studio.press("Space", "4", "Return")
    assert OFFER not in studio.said(), "a session that begins has the stage for itself"


def test_it_is_not_offered_after_a_session_that_was_stopped(studio: Studio) -> None:
    for _ in range(3):
        session = studio.journal.sessions.start("mine", "{}", 60.0)
        studio.clock.advance(60)
        studio.journal.sessions.stop(session.id, "other")
    assert not studio.controller.dialogs.past_week_is_due()
