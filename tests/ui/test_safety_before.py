"""Before and after a session: the safety page where a score asks for it, and the gentle day."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDialog

from backcoach.ui.safety.safety_dialog import SafetyDialog
from tests.fakes import FakeClock
from tests.studio import Studio
from tests.ui.conftest import OpenStudio
from tests.ui.reading_on import read_on


def read_it(dialog: QDialog) -> None:
    """Read the safety page to its end."""
    assert isinstance(dialog, SafetyDialog)
    while dialog.isVisible():
        read_on(dialog)


def test_a_high_score_before_brings_the_safety_page_first(studio: Studio) -> None:
    studio.clock.advance(60)
    studio.press("Space", "8")
    with studio.answering(read_it):
        studio.press("Return")
    assert studio.act == "session"
    assert studio.state == "running"


def test_a_safety_page_left_unread_ends_the_session(studio: Studio) -> None:
    studio.clock.advance(60)
    studio.press("Space", "9")
    with studio.answering(lambda dialog: dialog.reject()):
        studio.press("Return")
    assert studio.act == "after"
    (session,) = studio.journal.sessions.find()
    assert (session.state, session.reason) == ("stopped", "")


def test_the_safety_page_is_due_again_after_four_weeks(open_studio: OpenStudio) -> None:
    clock = FakeClock()
    studio = open_studio(clock=clock)
    clock.advance(29 * 86400)
    with studio.answering(lambda dialog: dialog.reject()):
        studio.press("Space")
    assert studio.act == "idle"


def test_the_stage_is_made_while_the_question_is_read(studio: Studio) -> None:
    studio.controller.stage.start()
    studio.wait(lambda: studio.controller.stage.is_prepared)
    first = studio.view.routine.timeline.steps[0].exercise
    figure = studio.controller.stage.view._figure
    assert studio.view.services.library.catalog.exercise(first).name in figure.accessibleName()
    assert studio.session.act == "before"


@pytest.fixture
def usually_three(studio: Studio) -> Studio:
    """A week of scores of 3 before a session lies behind."""
    for day in range(1, 8):
        studio.journal.scores.log("now-before", 3, studio.clock.now() - timedelta(day))
    return studio


@pytest.mark.parametrize("way", ["key", "button"])
def test_where_it_hurts_more_than_usual_a_gentle_day_is_offered(usually_three: Studio, way: str) -> None:
    studio = usually_three
    chosen = studio.view.routine.routine.id
    studio.press("Space", "4")
    assert "Gentle day instead" not in studio.said()
    studio.press("5")
    assert "More than your usual 3. A gentle day (" in studio.said()
    studio.press("G") if way == "key" else studio.click("Gentle day instead")
    assert (studio.act, studio.view.routine.routine.id) == ("session", "gentle-day")
    studio.jump(studio.view.routine.timeline.duration_s + 1)
    studio.press("3", "Return")
    (session,) = studio.journal.sessions.find()
    assert (session.routine, session.state) == ("gentle-day", "finished")
    assert [score.value for score in studio.journal.scores.find()[:2]] == [3, 5]
    assert [total.gentle for total in studio.journal.sessions.day_totals(gentle="gentle-day")] == [True]
    assert studio.view.routine.routine.id == chosen, "the next day is as before"


def test_an_offer_that_is_left_alone_changes_nothing(usually_three: Studio) -> None:
    usually_three.press("Space", "9", "2", "G")
    assert usually_three.act == "before"
    usually_three.press("9", "Return")
    assert usually_three.view.routine.routine.id == "seven-actions"


def test_a_gentle_day_is_not_offered_in_its_own_place_or_after(usually_three: Studio) -> None:
    usually_three.view.services.settings.choose_routine("gentle-day")
    usually_three.press("Space", "7")
    assert "Gentle day instead" not in usually_three.said()
    usually_three.press("Return")
    usually_three.jump(usually_three.view.routine.timeline.duration_s + 1)
    usually_three.press("9")
    assert "Gentle day instead" not in usually_three.said()
