"""The safety page: read to its end, or an emergency; nothing in between."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcoach.coaching import read_safety
from backcoach.ui.design.theme import Theme
from backcoach.ui.safety.safety_dialog import SafetyDialog
from tests.places import ASSETS

SAFETY = read_safety(ASSETS).with_emergency_number("0118")
Key = Qt.Key


@pytest.fixture
def card(qtbot: QtBot) -> SafetyDialog:
    card = SafetyDialog(Theme(ASSETS, dark=False), SAFETY, why="high-score")
    qtbot.addWidget(card)
    card.show()
    return card


def said(widget: QWidget) -> str:
    """All that is in view, and all that scrolling would bring into view."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def read_all(qtbot: QtBot, card: SafetyDialog) -> None:
    for _ in range(10):
        if card.isVisible():
            qtbot.keyClick(card, Key.Key_Return)


def test_it_says_why_it_comes_and_all_that_belongs_to_it(card: SafetyDialog) -> None:
    words = said(card)
    assert SAFETY.why["high-score"] in words
    assert "Call 0118" in words
    assert all(reason in words for reason in SAFETY.page.ask_first)
    assert all(sentence in words for sentence in SAFETY.page.closing)
    assert [tick.text() for tick in card.pane.ticks] == list(SAFETY.page.emergency_signs)


def test_enter_reads_it_to_the_end(qtbot: QtBot, card: SafetyDialog) -> None:
    read_all(qtbot, card)
    assert card.outcome == "read"


def test_it_cannot_be_read_before_its_end_was_in_view(qtbot: QtBot, card: SafetyDialog) -> None:
    card.setFixedHeight(360)
    qtbot.waitUntil(lambda: card.read.text() == "Read on")
    card.read.click()
    assert card.isVisible()
    read_all(qtbot, card)
    assert card.outcome == "read"


def test_a_tick_taken_back_is_no_emergency(qtbot: QtBot, card: SafetyDialog) -> None:
    card.pane.ticks[3].click()
    card.mistake.click()
    qtbot.keyClick(card, Key.Key_Escape)
    assert card.outcome == "closed"


def test_closing_it_is_not_reading_it(qtbot: QtBot, card: SafetyDialog) -> None:
    qtbot.keyClick(card, Key.Key_Escape)
    assert card.outcome == "closed"


@pytest.mark.parametrize("place", range(7))
def test_any_sign_leaves_the_emergency_card_alone(qtbot: QtBot, card: SafetyDialog, place: int) -> None:
    card.pane.ticks[place].setFocus()
    qtbot.keyClick(card.pane.ticks[place], Key.Key_Space)
    words = said(card)
    assert "Call 0118 now" in words
    assert SAFETY.page.ask_first[0] not in words
    assert not card.read.isVisible()
    qtbot.keyClick(card, Key.Key_Escape)
    assert card.outcome == "emergency"


def test_enter_does_not_read_an_emergency_away(qtbot: QtBot, card: SafetyDialog) -> None:
    card.pane.ticks[0].click()
    qtbot.keyClick(card, Key.Key_Return)
    assert card.outcome == "emergency"


def test_a_tick_by_mistake_is_taken_back(qtbot: QtBot, card: SafetyDialog) -> None:
    card.pane.ticks[3].click()
    qtbot.mouseClick(card.mistake, Qt.MouseButton.LeftButton)
    assert not any(tick.isChecked() for tick in card.pane.ticks)
    read_all(qtbot, card)
    assert card.outcome == "read"


def test_opened_by_hand_it_gives_no_reason(qtbot: QtBot) -> None:
    card = SafetyDialog(Theme(ASSETS, dark=True), SAFETY)
    qtbot.addWidget(card)
    card.show()
    assert not any(why in said(card) for why in SAFETY.why.values())
