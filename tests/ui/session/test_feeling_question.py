"""Before a session it can be asked how the day is: one key picks a small routine, for this once."""

import msgspec
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from backcoach.coaching.prompts import FIRST_ROUTINES
from backcoach.ui.session.feeling_question import FeelingQuestion
from tests.studio import Studio


def asking(studio: Studio) -> Studio:
    settings = studio.view.services.settings
    settings.change(msgspec.structs.replace(settings.current, ask_feeling=True))
    return studio


def started(studio: Studio, key: str) -> str:
    """The routine that is played after this key."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, FeelingQuestion)
        if key == "Esc":
            dialog.reject()
        else:
            QTest.keyClicks(dialog, key)

    with studio.answering(act):
        studio.controller.stage.start()
    return studio.view.routine.routine.id


@pytest.mark.parametrize(("key", "feeling"), [("1", "sore"), ("2", "stiff"), ("3", "sitting"), ("5", "short")])
def test_one_key_picks_what_suits_for_this_once(studio: Studio, key: str, feeling: str) -> None:
    assert started(asking(studio), key) == FIRST_ROUTINES[feeling]  # type: ignore[index]
    assert studio.view.services.settings.current.routine == "seven-actions"
    studio.session.leave()
    assert studio.view.routine.routine.id == "seven-actions", "then the chosen one is there again"


@pytest.mark.parametrize("key", ["4", "s", "Esc"])
def test_a_usual_day_and_no_answer_leave_what_was_chosen(studio: Studio, key: str) -> None:
    assert started(asking(studio), key) == "seven-actions"
    assert studio.act == "before"


def test_each_answer_says_what_it_leads_to_and_other_keys_do_nothing(studio: Studio) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, FeelingQuestion)
        texts = [row.text() for row in dialog.rows]
        assert texts[0] == "Sore: Gentle day"
        assert texts[3] == "As usual: Seven actions"
        QTest.keyClicks(dialog, "9")
        assert dialog.isVisible()
        dialog.skip.click()

    with studio.answering(act):
        assert studio.controller.dialogs.ask_feeling() is None


def test_when_cautions_leave_nothing_of_it_the_chosen_routine_stays(studio: Studio) -> None:
    for item in studio.view.services.library.catalog.routine("gentle-day").items:
        studio.journal.facts.hide_exercise(item.exercise)
    assert started(asking(studio), "1") == "seven-actions"


def test_nobody_is_asked_who_does_not_want_it(studio: Studio) -> None:
    studio.controller.stage.start()
    assert studio.act == "before"
