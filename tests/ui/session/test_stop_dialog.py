"""Stop asks its reason, takes one key for an answer, and never holds anybody back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcoach.coaching import read_safety
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.stop_dialog import StopAnswer, StopDialog
from tests.places import ASSETS

SAFETY = read_safety(ASSETS).with_emergency_number("112")
Key = Qt.Key
PLACES = range(4)


@pytest.fixture
def card(qtbot: QtBot) -> StopDialog:
    card = StopDialog(Theme(ASSETS, dark=False), SAFETY)
    qtbot.addWidget(card)
    card.show()
    return card


def said(card: StopDialog) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("place", PLACES)
def test_one_key_answers_and_the_advice_of_that_reason_follows(qtbot: QtBot, card: StopDialog, place: int) -> None:
    rule = SAFETY.stop[place]
    qtbot.keyClick(card, Key(Key.Key_1 + place))
    assert card.answer == StopAnswer("stop", rule)
    assert card.answer.reason == rule.id
    assert all(sentence in said(card) for sentence in rule.advice)


@pytest.mark.parametrize("place", PLACES)
def test_a_click_and_the_keyboard_alone_answer_as_well(qtbot: QtBot, card: StopDialog, place: int) -> None:
    row = card.rows[place]
    assert SAFETY.stop[place].words in row.accessibleName()
    if place % 2:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    else:
        row.setFocus()
        qtbot.keyClick(row, Key.Key_Return)
    assert card.answer.rule == SAFETY.stop[place]


def test_closed_without_an_answer_it_stays_at_the_pause(qtbot: QtBot, card: StopDialog) -> None:
    qtbot.keyClick(card, Key.Key_Escape)
    assert not card.isVisible()
    assert card.answer == StopAnswer("stay paused")


def test_enter_at_once_stops_without_a_reason_too(qtbot: QtBot, card: StopDialog) -> None:
    qtbot.keyClick(card.focusWidget(), Key.Key_Return)
    assert not card.isVisible()
    assert card.answer == StopAnswer("stop")
    assert card.answer.reason == ""


def test_a_stop_that_was_not_meant(qtbot: QtBot, card: StopDialog) -> None:
    qtbot.mouseClick(card.go_on, Qt.MouseButton.LeftButton)
    assert card.answer == StopAnswer("go on")


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_the_note_is_kept_however_the_card_is_closed(qtbot: QtBot, card: StopDialog, key: Qt.Key) -> None:
    qtbot.keyClick(card, Key.Key_2)
    card.note.setFocus()
    qtbot.keyClicks(card.note, "left calf, 3 times")
    qtbot.keyClick(card.note, key)
    assert not card.isVisible()
    assert card.answer == StopAnswer("stop", SAFETY.stop[1], "left calf, 3 times")


def test_after_an_answer_other_digits_change_nothing(qtbot: QtBot, card: StopDialog) -> None:
    qtbot.keyClick(card, Key.Key_3)
    qtbot.keyClick(card, Key.Key_1)
    assert card.answer.rule == SAFETY.stop[2]
    assert not card.go_on.isVisible()


def test_the_advice_is_seen_whole(qtbot: QtBot, card: StopDialog) -> None:
    qtbot.keyClick(card, Key.Key_2)
    assert card.seen_to_the_end
