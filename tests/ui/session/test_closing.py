"""The closing page tells what was done, starts nothing unasked, and leads on where the user wants."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from backcoach.problem import Problem
from backcoach.ui.history.sessions_dialog import SessionsDialog
from backcoach.ui.safety.safety_dialog import SafetyDialog
from tests.corner import thorough
from tests.studio import Studio


def finish(studio: Studio, before: int | None = 5, after: str = "3", hurt: float = 0.0) -> None:
    """A whole session; at `hurt` seconds it hurts."""
    studio.start(before)
    studio.jump(hurt)
    if hurt:
        studio.press("H", "Space")
    studio.jump(studio.view.routine.timeline.duration_s)
    assert studio.act == "after"
    studio.press(*(("S",) if after == "S" else (after, "Return")))


def stop(studio: Studio, reason: str, seconds: float = 100.0) -> None:
    """A session that is stopped after so many seconds, the score after skipped."""
    studio.start(3)
    studio.jump(seconds)
    studio.session.stop(reason)  # type: ignore[arg-type]
    studio.press("S")


def test_it_tells_minutes_scores_week_and_one_next_thing(studio: Studio) -> None:
    finish(studio)
    told = studio.said()
    for words in (
        "Well done",
        "Seven actions · 13 min",
        "2 points lower",
        "1 day this week; your aim is 4.",
        "all 7 exercises",
        "Come back tomorrow or the day after",
    ):
        assert words in told
    assert studio.controller.stage.closing.page._dots.accessibleName() == "Mon"


@pytest.mark.parametrize(("before", "after", "words"), [(3, "3", "the same as before"), (3, "4", "1 point higher")])
def test_the_change_is_told_as_it_is(studio: Studio, before: int, after: str, words: str) -> None:
    finish(studio, before, after)
    assert words in studio.said()


def test_without_scores_there_is_no_change(studio: Studio) -> None:
    finish(studio, None, "S")
    assert not studio.controller.stage.closing.page._scores.isVisible()


@pytest.mark.parametrize("key", ["Return", "Space", "Escape"])
def test_done_leads_to_the_start_page_and_starts_nothing(studio: Studio, key: str) -> None:
    finish(studio)
    studio.press(key)
    assert studio.act == "idle"
    assert studio.view.start_page.isVisible()


def test_space_is_done_wherever_the_focus_is(studio: Studio) -> None:
    finish(studio)
    page = studio.controller.stage.closing.page
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    studio.window.setFocus()
    studio.press("Space")
    assert (studio.act, studio.view.start_page.isVisible()) == ("idle", True)


def test_other_keys_on_it_go_their_way(studio: Studio) -> None:
    finish(studio)
    studio.press("Q")
    assert studio.controller.stage.closing.is_shown


def test_what_hurt_can_be_looked_at(studio: Studio) -> None:
    finish(studio, hurt=45.0)
    told = studio.said()
    assert "That hurt\nCrocodile breathing" in told
    assert "Next time, make it smaller, do fewer, or leave it out: Crocodile breathing" in told
    studio.click("See how it goes")
    assert studio.controller.details.isVisible()


def test_of_what_hurt_less_can_be_done_from_there_and_that_undone(studio: Studio) -> None:
    library = studio.view.services.library
    shipped = library.catalog.routine("seven-actions")
    finish(studio, hurt=45.0)
    studio.click("Smaller and fewer")
    assert studio.view.start_page.isVisible()
    assert "Smaller from next time on, and fewer: Crocodile breathing (" in studio.said()
    assert library.has_my_dose("seven-actions", "crocodile-breathing")
    studio.click("Undo")
    assert library.catalog.routine("seven-actions") == shipped


def test_a_dose_that_cannot_be_kept_is_told(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(studio, hurt=45.0)

    def full(*_: object) -> None:
        raise Problem("The disk is full; make room on it.")

    monkeypatch.setattr(studio.view.services.library, "use_doses", full)
    studio.click("Smaller and fewer")
    assert "The disk is full; make room on it." in studio.said()


def test_after_too_much_pain_the_advice_can_be_followed_at_once(studio: Studio) -> None:
    stop(studio, "too-much-pain")
    assert "Next time, make it smaller, do fewer, or leave it out: Crocodile breathing" in studio.said()
    assert "You stopped there." in studio.said()
    studio.click("Smaller and fewer")
    assert studio.view.services.library.has_my_dose("seven-actions", "crocodile-breathing")


def test_what_was_hidden_with_the_stop_is_not_offered_again(studio: Studio) -> None:
    studio.start(3)
    studio.jump(100)
    studio.session.stop("too-much-pain", hide_current=True)
    studio.press("S")
    assert "Next time, make it smaller" not in studio.said()


def test_after_a_rise_the_gentle_day_can_be_chosen(studio: Studio) -> None:
    finish(studio, 3, "5")
    studio.click("Choose the gentle day")
    assert studio.view.routine.routine.id == "gentle-day"
    assert studio.view.start_page.isVisible()


def test_when_the_aim_is_reached_it_says_so(studio: Studio) -> None:
    for _ in range(3):
        session = studio.journal.sessions.start("mine", "{}", 60.0)
        studio.journal.sessions.finish(session.id)
    settings = studio.view.services.settings
    from msgspec.structs import replace

    settings.change(replace(settings.current, aim=1))
    finish(studio)
    assert "1 day this week. That is your aim." in studio.said()
    assert "You have reached your aim for this week." in studio.said()


def test_one_more_day_is_told_in_words(studio: Studio) -> None:
    studio.journal.sessions.finish(studio.journal.sessions.start("mine", "{}", 60.0).id)
    finish(studio)
    assert "3 more make your aim." in studio.said()


def test_after_leg_pain_it_says_what_to_do_and_nothing_next(studio: Studio) -> None:
    stop(studio, "leg-symptoms")
    told = studio.said()
    assert "Stopped, and saved" in told
    assert "That is enough for now." in told
    assert "Another day this week" not in told
    met: list[type] = []
    with studio.answering(lambda dialog: met.append(type(dialog))):
        studio.controller.stage.closing.page.safety.click()
    assert met == [SafetyDialog]


def test_the_session_can_be_opened_from_there(studio: Studio) -> None:
    stop(studio, "other")
    met: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SessionsDialog)
        met.append(dialog.panel.name.text())

    with studio.answering(look):
        studio.click("Look at it, or correct it")
    assert met == ["Seven actions"]


def test_the_page_is_left_out_while_the_journal_holds_entries_back(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.start()
    studio.jump(studio.view.routine.timeline.duration_s + 1)

    def gone(_id: str) -> None:
        raise Problem("This session is not in the journal any more; look at the history again.")

    monkeypatch.setattr(studio.journal.sessions, "get", gone)
    studio.press("3", "Return")
    assert studio.view.start_page.isVisible()
    assert "not in the journal any more" in studio.said()


# a session that was hardly one


def at_once(studio: Studio, reason: str = "") -> None:
    studio.start(6)
    studio.jump(12)
    studio.session.stop(reason)  # type: ignore[arg-type]


def test_a_session_in_which_nothing_was_done_is_left_out_and_comes_back(studio: Studio) -> None:
    at_once(studio)
    assert "It lasted 12 s, and no exercise was finished in it." in studio.said()
    studio.click("Leave it out")
    assert studio.journal.sessions.find() == []
    assert studio.journal.scores.find() == []
    assert (studio.act, studio.view.start_page.isVisible()) == ("idle", True)
    studio.click("Undo")
    assert len(studio.journal.sessions.find()) == 1
    assert [score.value for score in studio.journal.scores.find()] == [6]


@thorough
@pytest.mark.parametrize("keys", [("Return",), ("Escape",), ("Tab", "Tab", "Return")])
def test_enter_and_esc_keep_it_and_go_on(studio: Studio, keys: tuple[str, ...]) -> None:
    at_once(studio)
    studio.controller.stage.closing.brief.keep.setFocus()
    studio.press(*keys[-1:])
    assert len(studio.journal.sessions.find()) == 1
    assert "How strong is your low back pain right now?" in studio.said()


def test_enter_on_leave_it_out_leaves_it_out(studio: Studio) -> None:
    at_once(studio)
    studio.controller.stage.closing.brief.drop.setFocus()
    studio.press("X", "Return")
    assert studio.journal.sessions.find() == []


def test_one_that_was_stopped_for_a_reason_is_kept_unasked(studio: Studio) -> None:
    at_once(studio, "dizzy-or-chest")
    assert "Stopped. What you did is saved." in studio.said()


def test_what_hurt_can_be_left_out_from_there_and_that_undone(studio: Studio) -> None:
    finish(studio, hurt=45.0)
    studio.click("Leave it out")
    assert studio.view.start_page.isVisible()
    planner, catalog = studio.view.services.planner, studio.view.services.library.catalog
    assert planner.is_hidden(catalog.exercise("crocodile-breathing"))
    assert "Left out of all routines from now on: Crocodile breathing" in studio.said()
    studio.click("Undo")
    assert not planner.is_hidden(catalog.exercise("crocodile-breathing"))
