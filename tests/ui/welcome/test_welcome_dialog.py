"""The first start: three pages by Enter alone, everything optional but the safety page."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from backcoach.app.preferences import Preferences
from backcoach.catalog.read import read_catalog
from backcoach.coaching import read_safety
from backcoach.phrases import Phrases
from backcoach.ui.design.check_box import CheckBox
from backcoach.ui.design.theme import Theme
from backcoach.ui.welcome.welcome_dialog import WelcomeDialog
from tests.places import ASSETS

SAFETY = read_safety(ASSETS)
CATALOG = read_catalog(ASSETS)
EVERYTHING = {thing.name for one in CATALOG.exercises.values() for thing in one.equipment}
Key = Qt.Key


def opened(qtbot: QtBot, preferences: Preferences) -> WelcomeDialog:
    card = WelcomeDialog(Theme(ASSETS, dark=False), SAFETY, preferences, CATALOG, Phrases(str))
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.fixture
def card(qtbot: QtBot) -> WelcomeDialog:
    return opened(qtbot, Preferences())


def press_enter(qtbot: QtBot, card: WelcomeDialog, until: int | None = None) -> None:
    """Enter until a page is reached, or until the card is done."""
    for _ in range(20):
        if card.isVisible() and card.page != until:
            qtbot.keyClick(card, Key.Key_Return)


def said(card: WelcomeDialog) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def tick(card: WelcomeDialog, words: str) -> CheckBox:
    return next(tick for tick in card.findChildren(CheckBox) if tick.text() == words)


def test_enter_alone_goes_through_and_keeps_the_usual_choices(qtbot: QtBot, card: WelcomeDialog) -> None:
    press_enter(qtbot, card)
    assert card.outcome == "read"
    kept = card.preferences
    assert kept.first_start_done
    assert set(kept.equipment) == EVERYTHING
    assert (kept.cautions, kept.emergency_number) == ((), "112")
    assert msgspec.structs.replace(kept, equipment=(), first_start_done=False) == Preferences()


def test_the_first_page_says_what_this_is_and_what_it_is_not(card: WelcomeDialog) -> None:
    assert all(sentence in said(card) for sentence in SAFETY.intended_use)
    assert card.progress.accessibleName() == "Page 1 of 3"


def test_the_number_that_was_typed_stands_on_the_safety_page(qtbot: QtBot, card: WelcomeDialog) -> None:
    (line,) = card.number.findChildren(QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "000")
    press_enter(qtbot, card, until=1)
    assert "Call 000 if" in said(card)
    qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    line.clear()
    press_enter(qtbot, card, until=1)
    assert "Call 112 if" in said(card), "an empty line keeps the usual number"


def test_things_and_cautions_are_chosen_by_ticks(qtbot: QtBot, card: WelcomeDialog) -> None:
    press_enter(qtbot, card, until=2)
    qtbot.mouseClick(tick(card, "Foam roller"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tick(card, "Sore knees"), Qt.MouseButton.LeftButton)
    press_enter(qtbot, card)
    assert set(card.preferences.equipment) == EVERYTHING - {"foam roller"}
    assert card.preferences.cautions == ("knee",)


def test_every_thing_names_what_a_household_has_instead(card: WelcomeDialog) -> None:
    assert tick(card, "Foam roller").accessibleDescription() == "or a firmly rolled towel tied with string"


def test_back_returns_without_losing_a_choice(qtbot: QtBot, card: WelcomeDialog) -> None:
    press_enter(qtbot, card, until=2)
    tick(card, "Pregnancy").click()
    qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    assert card.page == 1
    qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    assert card.page == 0
    assert not card.back.isVisible()
    press_enter(qtbot, card)
    assert card.preferences.cautions == ("pregnancy",)


def test_a_sign_of_an_emergency_ends_it(qtbot: QtBot, card: WelcomeDialog) -> None:
    press_enter(qtbot, card, until=1)
    assert card.pane is not None
    card.pane.ticks[6].click()
    assert "Call 112 now" in said(card)
    assert not card.go_on.isVisible()
    qtbot.keyClick(card, Key.Key_Return)
    assert not card.isVisible()
    assert card.outcome == "emergency"
    assert not card.preferences.first_start_done


def test_a_tick_by_mistake_leads_back_to_the_page(qtbot: QtBot, card: WelcomeDialog) -> None:
    press_enter(qtbot, card, until=1)
    assert card.pane is not None
    card.pane.ticks[0].click()
    qtbot.mouseClick(card.mistake, Qt.MouseButton.LeftButton)
    assert card.go_on.isVisible()
    press_enter(qtbot, card)
    assert card.outcome == "read"


def test_closing_it_leaves_the_first_start_undone(qtbot: QtBot, card: WelcomeDialog) -> None:
    press_enter(qtbot, card, until=2)
    qtbot.keyClick(card, Key.Key_Escape)
    assert card.outcome == "closed"
    assert not card.preferences.first_start_done


def test_read_again_later_it_shows_what_was_chosen(qtbot: QtBot) -> None:
    before = Preferences(equipment=("towel",), cautions=("wrist",), emergency_number="999", first_start_done=True)
    card = opened(qtbot, before)
    press_enter(qtbot, card)
    assert card.preferences == before
