"""“That hurt” pauses and asks what to do; one key does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from backcoach.coaching.next_thing import NextThing
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.check_box import CheckBox
from backcoach.ui.session.closing_text import ClosingText
from backcoach.ui.session.hurt_card import HurtCard
from backcoach.words import Words
from tests.studio import Studio, said

OPEN_BOOK_S = 430.0


def card(studio: Studio) -> HurtCard:
    return studio.controller.stage.view.overlay.hurt


def hurting(studio: Studio, seconds: float = OPEN_BOOK_S) -> Studio:
    studio.start()
    studio.jump(seconds)
    studio.press("H")
    return studio


def here(studio: Studio) -> str:
    assert studio.session.moment
    return studio.session.moment.segment.exercise


def with_easier(studio: Studio) -> Studio:
    """A session that hurts in an exercise with an easier form."""
    studio.view.services.settings.choose_routine("five-minute-warm-up")
    studio.start()
    step = next(k for k, step in enumerate(studio.session.steps) if step.exercise == "bird-dog")
    studio.go_to(step)
    studio.press("Right")
    studio.jump(2)
    studio.press("H")
    return studio


def test_it_marks_pauses_and_offers_what_there_is(studio: Studio) -> None:
    hurting(studio)
    assert (studio.state, studio.session.pause_reason, studio.session.hurts) == ("paused", "hurt", True)
    assert card(studio).isVisible()
    assert not studio.controller.stage.view.overlay.sign.isVisible()
    assert "That hurt: Open book" in said(card(studio))
    assert "Easier" not in said(card(studio))
    assert not studio.view.stage.messages


@pytest.mark.parametrize("how", ["M", "click"])
def test_smaller_goes_on_with_another_cue(studio: Studio, how: str) -> None:
    hurting(studio)
    studio.press("M") if how == "M" else studio.click(
        "That hurt: Open book. M, Smaller: only as far as it does not hurt"
    )
    assert (studio.state, here(studio), card(studio).isVisible()) == ("running", "open-book", False)
    assert "Smaller this time: only as far as it does not hurt." in studio.said()
    assert studio.window.focusWidget() is studio.controller.stage.view
    studio.session.leave()
    studio.start()
    assert not studio.session.is_smaller("open-book")


def test_a_screen_reader_hears_all_that_is_offered(studio: Studio) -> None:
    hurting(studio)
    row = studio.app.focusWidget()
    assert row is not None
    assert row.accessibleName() == "That hurt: Open book. Go on as it is"
    assert row.accessibleDescription() == (
        "M, Smaller: only as far as it does not hurt. L, Leave it out today. "
        "F, Next time fewer: 5 times · each side · hold 1 s. A digit says how strong it was. "
        "Sharp, new, or down the leg: stop."
    )


def test_an_easier_form_that_is_left_out_for_this_user_is_not_offered(studio: Studio) -> None:
    studio.journal.facts.hide_exercise("quadruped-hip-lift")
    with_easier(studio)
    assert "That hurt: Bird dog" in said(card(studio))
    assert not any("Easier" in row.text() for row in card(studio).findChildren(Button) if row.isVisible())


def test_left_out_it_is_over_for_today(studio: Studio) -> None:
    hurting(studio)
    studio.press("L")
    assert (studio.state, here(studio)) == ("running", "glute-ball-release")


def test_the_easier_form_comes_in_its_place_and_both_are_in_the_journal(studio: Studio) -> None:
    with_easier(studio)
    before = len(studio.session.steps)
    studio.press("E")
    assert (studio.state, here(studio)) == ("running", "quadruped-hip-lift")
    assert len(studio.session.steps) > before
    studio.jump(200)
    assert studio.session.session_id
    steps = studio.journal.sessions.steps(studio.session.session_id)
    assert ("bird-dog", "skipped", True) in [(step.exercise, step.outcome, step.hurt) for step in steps]
    assert ("quadruped-hip-lift", "done") in [(step.exercise, step.outcome) for step in steps]


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_going_on_changes_nothing_but_the_mark(studio: Studio, key: str) -> None:
    hurting(studio)
    studio.press(key)
    assert (studio.state, studio.session.hurts, here(studio)) == ("running", True, "open-book")


def test_pressed_again_the_mark_is_taken_back_and_the_pause_stays(studio: Studio) -> None:
    hurting(studio)
    studio.press("H")
    assert (studio.state, studio.session.hurts, card(studio).isVisible()) == ("paused", False, False)
    assert studio.controller.stage.view.overlay.sign.isVisible()


def test_of_an_exercise_that_is_over_there_is_nothing_to_change(studio: Studio) -> None:
    studio.start()
    second = next(k for k, step in enumerate(studio.session.steps) if step.item == 1)
    studio.jump(studio.view.routine.timeline.start_of(second) + 1)
    studio.press("H")
    assert "This exercise is over for today." in said(card(studio))
    studio.press("M")
    assert studio.state == "paused"
    studio.press("7", "Enter")
    assert studio.state == "running"


def grades(studio: Studio) -> list[tuple[str | None, int]]:
    found = studio.journal.scores.of_session(studio.session.session_id or "")
    return [(score.exercise, score.value) for score in found if score.question == "during"]


def test_a_digit_says_how_strong_it_was_and_what_that_means(studio: Studio) -> None:
    hurting(studio)
    heard: list[str] = []
    studio.controller.stage.hurt.asked.connect(heard.append)
    studio.press("4")
    assert grades(studio) == [("open-book", 4)]
    assert "Go on gently; fine if it has settled by next morning." in said(card(studio))
    assert heard == ["Four. Go on gently; fine if it has settled by next morning."]
    studio.press("1", "0")
    assert grades(studio) == [("open-book", 10)], "said again it is put right"
    studio.press("Enter")
    assert (studio.state, studio.session.hurts) == ("running", True)


def test_on_the_stage_itself_the_keys_mean_the_same(studio: Studio) -> None:
    hurting(studio)
    studio.controller.stage.view.setFocus()
    studio.press("X")
    assert grades(studio) == [("open-book", 10)]
    studio.controller.stage.view.setFocus()
    studio.press("L")
    assert studio.state == "running"


def test_a_mark_that_is_taken_back_takes_its_strength_along(studio: Studio) -> None:
    hurting(studio).press("6", "H")
    assert grades(studio) == []
    studio.session.grade_hurt(3)
    assert grades(studio) == [], "nothing is marked"


def test_how_strong_it_was_is_seen_in_the_summary_and_in_the_list(studio: Studio) -> None:
    hurting(studio).press("5", "Enter")
    closing, id = studio.controller.stage.closing, studio.session.session_id or ""
    review = closing.diary.review(id)
    assert review is not None
    text = ClosingText(Phrases(Words()), studio.view.services.library.name_of, ())
    assert ("That hurt", "Open book (5)") in text.lines(review, closing.diary.week(), 4, NextThing("reached")).lists
    studio.session.stop("other")
    studio.session.answer_after(None, "")

    def look(dialog: QDialog) -> None:
        assert any("hurt 5 of 10" in box.accessibleDescription() for box in dialog.findChildren(CheckBox))

    with studio.answering(look):
        studio.controller.dialogs.sessions()


def test_in_a_low_window_the_rows_stand_side_by_side(studio: Studio) -> None:
    studio.window.resize(480, 320)
    with_easier(studio)
    rows = [row for row in card(studio).findChildren(Button) if row.isVisible()]
    assert len({row.x() for row in rows}) == 2
    assert all(card(studio).rect().contains(row.geometry()) for row in rows)


def test_a_click_beside_the_rows_is_no_click_on_the_stage(studio: Studio) -> None:
    hurting(studio).press("F11")
    QTest.mouseClick(card(studio), Qt.MouseButton.LeftButton)
    assert studio.state == "paused"


def test_without_a_session_there_is_nothing_to_leave_out(studio: Studio) -> None:
    session = studio.session
    session.leave_out()
    session.swap(studio.view.routine.timeline)
    assert (session.hurt_exercise, session.hurt_goes_on, studio.act) == ("", False, "idle")


def test_where_not_even_that_has_room_the_rows_stay_and_the_digits_work(studio: Studio) -> None:
    studio.view.services.settings.change_text_size(100)
    studio.window.resize(480, 320)
    hurting(studio)
    assert not card(studio).picker.isVisible()
    studio.press("2")
    assert grades(studio) == [("open-book", 2)]
    assert "Fine." in said(card(studio))


def test_fewer_next_time_is_kept_said_and_undone_in_one_step(studio: Studio) -> None:
    hurting(studio)
    library, steps = studio.view.services.library, studio.session.steps
    shipped = library.catalog.routine("seven-actions")
    studio.press("F")
    assert (studio.state, here(studio), card(studio).isVisible()) == ("running", "open-book", False)
    assert "Smaller from next time on, and fewer: Open book (5 times · each side · hold 1 s)" in studio.said()
    assert studio.session.steps == steps, "the next time, not this one"
    item = next(item for item in library.catalog.routine("seven-actions").items if item.exercise == "open-book")
    assert (item.repetitions, item.note) == (5, "Smaller from now on: only as far as it does not hurt.")
    studio.click("Undo")
    assert library.catalog.routine("seven-actions") == shipped


def test_what_is_done_alone_has_no_dose_of_ones_own(studio: Studio) -> None:
    studio.view.routine.show(studio.view.services.library.catalog.as_routine("open-book"))
    studio.start()
    studio.press("Right", "H")
    assert card(studio).isVisible()
    assert not any("Next time" in row.text() for row in card(studio).findChildren(Button) if row.isVisible())


def test_messages_wait_while_the_card_asks(studio: Studio) -> None:
    studio.start()
    studio.press("Right")
    studio.view.stage.say("Something happened.")
    notice = studio.view.stage._notice
    assert notice
    studio.press("H")
    studio.view.stage.say("And something else.")
    assert not notice.isVisible()
    studio.press("Space")
    assert notice.isVisible()
    assert studio.view.stage.messages == ("Something happened.", "And something else.")
    studio.press("W")
    assert "Too much today?" not in studio.said(), "a lesson is no pause that was asked for"
