"""The first start: three pages by keys only, all optional except the safety page."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from backcoach.app.preferences import Preferences
from backcoach.coaching import read_safety
from backcoach.coaching.prompts import FIRST_ROUTINES, Feeling
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, compile_timeline
from backcoach.ui.design.check_box import CheckBox
from backcoach.ui.design.theme import Theme
from backcoach.ui.welcome.welcome_dialog import WelcomeDialog
from backcoach.words import Words
from tests.places import ASSETS
from tests.shipped import shipped_catalog
from tests.ui.reading_on import read_on

SAFETY = read_safety(ASSETS)
CATALOG = shipped_catalog()
EVERYTHING = {thing.name for one in CATALOG.exercises.values() for thing in one.equipment}
Key = Qt.Key


def opened(qtbot: QtBot, preferences: Preferences) -> WelcomeDialog:
    dialog = WelcomeDialog(Theme(ASSETS, dark=False), SAFETY, preferences, CATALOG, Phrases(Words()))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> WelcomeDialog:
    return opened(qtbot, Preferences())


def go_through(dialog: WelcomeDialog, until: int | None = None) -> None:
    """Read on until a page is reached, or until the dialog is done."""
    for _ in range(40):
        if dialog.isVisible() and dialog.page != until:
            read_on(dialog)


def said(dialog: WelcomeDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def tick(dialog: WelcomeDialog, words: str) -> CheckBox:
    return next(tick for tick in dialog.findChildren(CheckBox) if tick.text() == words)


def test_reading_on_goes_through_and_keeps_the_usual_choices(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    go_through(dialog)
    assert dialog.outcome == "read"
    kept = dialog.preferences
    assert kept.first_start_done
    assert set(kept.equipment) == EVERYTHING
    assert (kept.cautions, kept.emergency_number) == ((), "999")
    assert kept.routine == "small-start", "small, to begin with"
    usual = {"equipment": (), "first_start_done": False, "emergency_number": "112"}
    assert msgspec.structs.replace(kept, **usual) == Preferences()


@pytest.mark.parametrize(("feeling", "routine"), FIRST_ROUTINES.items())
def test_an_answer_picks_a_routine_and_is_the_last_thing_to_do(
    qtbot: QtBot, dialog: WelcomeDialog, feeling: Feeling, routine: str
) -> None:
    go_through(dialog, until=2)
    qtbot.mouseClick(dialog.feelings[feeling], Qt.MouseButton.LeftButton)
    assert dialog.outcome == "read"
    assert dialog.preferences.routine == routine
    assert compile_timeline(CATALOG.routine(routine), CATALOG, SessionSettings()).duration_s < 6 * 60


def test_the_first_page_says_what_this_is_and_what_it_is_not(dialog: WelcomeDialog) -> None:
    assert all(sentence in said(dialog) for sentence in SAFETY.intended_use)
    assert dialog.progress.accessibleName() == "Page 1 of 3"


def test_the_number_that_was_typed_stands_on_the_safety_page(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    (line,) = dialog.number.findChildren(QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "000")
    go_through(dialog, until=1)
    assert "Call 000 if" in said(dialog)
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    line.clear()
    go_through(dialog, until=1)
    assert "Call 999 if" in said(dialog), "an empty line keeps the suggestion, that of the country"


def test_things_and_cautions_are_chosen_by_ticks(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    go_through(dialog, until=2)
    qtbot.mouseClick(tick(dialog, "Foam roller"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tick(dialog, "Sore knees"), Qt.MouseButton.LeftButton)
    go_through(dialog)
    assert set(dialog.preferences.equipment) == EVERYTHING - {"foam roller"}
    assert dialog.preferences.cautions == ("knee",)


def test_every_thing_names_what_a_household_has_instead(dialog: WelcomeDialog) -> None:
    assert tick(dialog, "Foam roller").accessibleDescription() == "or a firmly rolled towel tied with string"


def test_going_back_loses_no_choice(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    go_through(dialog, until=2)
    tick(dialog, "Pregnancy").click()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.page == 1
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.page == 0
    assert not dialog.back.isVisible()
    go_through(dialog)
    assert dialog.preferences.cautions == ("pregnancy",)


def test_a_sign_of_an_emergency_ends_it(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    go_through(dialog, until=1)
    assert dialog.panel is not None
    dialog.panel.ticks[6].click()
    assert "Call 999 now" in said(dialog)
    assert not dialog.go_on.isVisible()
    qtbot.keyClick(dialog, Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.outcome == "emergency"
    assert not dialog.preferences.first_start_done


def test_a_tick_by_mistake_leads_back_to_the_page(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    go_through(dialog, until=1)
    assert dialog.panel is not None
    dialog.panel.ticks[0].click()
    qtbot.mouseClick(dialog.mistake, Qt.MouseButton.LeftButton)
    assert dialog.go_on.isVisible()
    go_through(dialog)
    assert dialog.outcome == "read"


def test_closing_it_leaves_the_first_start_undone(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    go_through(dialog, until=2)
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.outcome == "closed"
    assert not dialog.preferences.first_start_done


def test_read_again_later_it_shows_what_was_chosen(qtbot: QtBot) -> None:
    before = Preferences(equipment=("towel",), cautions=("wrist",), emergency_number="999", first_start_done=True)
    dialog = opened(qtbot, before)
    go_through(dialog)
    assert dialog.preferences == before
