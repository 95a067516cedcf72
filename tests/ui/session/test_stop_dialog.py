"""Stop asks for a reason, takes one key for an answer, and can always be left at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcoach.coaching import read_safety
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.stop_dialog import StopAnswer, StopDialog
from tests.places import ASSETS
from tests.studio import click

SAFETY = read_safety(ASSETS).with_emergency_number("112")
Key = Qt.Key
PLACES = range(4)


@pytest.fixture
def dialog(qtbot: QtBot) -> StopDialog:
    dialog = StopDialog(Theme(ASSETS, dark=False), SAFETY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def said(dialog: StopDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("place", PLACES)
def test_one_key_answers_and_the_advice_of_that_reason_follows(qtbot: QtBot, dialog: StopDialog, place: int) -> None:
    rule = SAFETY.stop[place]
    qtbot.keyClick(dialog, Key(Key.Key_1 + place))
    assert dialog.answer == StopAnswer("stop", rule)
    assert dialog.answer.reason == rule.id
    assert all(sentence in said(dialog) for sentence in rule.advice)


@pytest.mark.parametrize("place", PLACES)
def test_a_click_and_the_keyboard_alone_answer_as_well(qtbot: QtBot, dialog: StopDialog, place: int) -> None:
    row = dialog.rows[place]
    assert SAFETY.stop[place].words in row.accessibleName()
    if place % 2:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    else:
        row.setFocus()
        qtbot.keyClick(row, Key.Key_Return)
    assert dialog.answer.rule == SAFETY.stop[place]


def test_closed_without_an_answer_the_session_stays_paused(qtbot: QtBot, dialog: StopDialog) -> None:
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.answer == StopAnswer("stay paused")


def test_enter_at_once_stops_without_a_reason_too(qtbot: QtBot, dialog: StopDialog) -> None:
    qtbot.keyClick(dialog.focusWidget(), Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.answer == StopAnswer("stop")
    assert dialog.answer.reason == ""


def test_keep_going_takes_the_stop_back(qtbot: QtBot, dialog: StopDialog) -> None:
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    assert dialog.answer == StopAnswer("go on")


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_the_note_is_kept_however_the_dialog_is_closed(qtbot: QtBot, dialog: StopDialog, key: Qt.Key) -> None:
    qtbot.keyClick(dialog, Key.Key_2)
    dialog.note.setFocus()
    qtbot.keyClicks(dialog.note, "left calf, 3 times")
    qtbot.keyClick(dialog.note, key)
    assert not dialog.isVisible()
    assert dialog.answer == StopAnswer("stop", SAFETY.stop[1], "left calf, 3 times")


def test_after_an_answer_other_digits_change_nothing(qtbot: QtBot, dialog: StopDialog) -> None:
    qtbot.keyClick(dialog, Key.Key_3)
    qtbot.keyClick(dialog, Key.Key_1)
    assert dialog.answer.rule == SAFETY.stop[2]
    assert not dialog.go_on.isVisible()


def test_the_advice_is_seen_whole(qtbot: QtBot, dialog: StopDialog) -> None:
    qtbot.keyClick(dialog, Key.Key_2)
    assert dialog.seen_to_the_end


def test_what_the_advice_says_about_leaving_it_out_is_a_button_beside_it(qtbot: QtBot, dialog: StopDialog) -> None:
    qtbot.keyClick(dialog, Key.Key_1)
    click(dialog, "Leave this exercise out")
    assert not dialog.isVisible()
    assert dialog.answer == StopAnswer("stop", SAFETY.stop[0], leave_out=True)


def test_it_keeps_its_size_when_the_advice_comes(qtbot: QtBot, dialog: StopDialog) -> None:
    before = dialog.height()
    qtbot.keyClick(dialog, Key.Key_4)
    assert dialog.height() >= before
