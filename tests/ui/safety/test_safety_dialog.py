"""The safety page counts as read only when its end was in view, and an emergency leaves only advice."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcoach.coaching import read_safety
from backcoach.ui.design.theme import Theme
from backcoach.ui.safety.safety_dialog import SafetyDialog
from tests.places import ASSETS
from tests.ui.reading_on import read_on

SAFETY = read_safety(ASSETS).with_emergency_number("0118")
Key = Qt.Key


@pytest.fixture
def dialog(qtbot: QtBot) -> SafetyDialog:
    dialog = SafetyDialog(Theme(ASSETS, dark=False), SAFETY, why="high-score")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def said(widget: QWidget) -> str:
    """All that is in view, and all that scrolling would bring into view."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def read_all(dialog: SafetyDialog) -> None:
    for _ in range(30):
        if dialog.isVisible():
            read_on(dialog)


def test_it_says_why_it_is_shown_and_shows_the_whole_page(dialog: SafetyDialog) -> None:
    words = said(dialog)
    assert SAFETY.why["high-score"] in words
    assert "Call 0118" in words
    assert all(reason in words for reason in (*SAFETY.page.today, *SAFETY.page.ask_first))
    assert SAFETY.page.later in words
    assert all(sentence in words for sentence in SAFETY.page.closing)
    assert [tick.text() for tick in dialog.panel.ticks] == list(SAFETY.page.emergency_signs)


def test_who_has_asked_says_so_and_the_date_is_shown_next_time(qtbot: QtBot, dialog: SafetyDialog) -> None:
    assert dialog.panel.asked.text() == "I have asked, and I may exercise"
    assert dialog.panel.asked.accessibleDescription() == "Today’s date is kept."
    at = datetime(2026, 11, 3, 12, tzinfo=UTC)
    again = SafetyDialog(Theme(ASSETS, dark=False), SAFETY, asked_at=at)
    qtbot.addWidget(again)
    assert again.panel.asked.accessibleDescription().startswith("You noted this on 3 Nov 2026.")


def test_enter_alone_reads_it_to_the_end_and_confirms_nothing(qtbot: QtBot, dialog: SafetyDialog) -> None:
    for _ in range(20):
        qtbot.keyClick(dialog, Key.Key_Return)
    assert dialog.isVisible()
    assert "Shift and Tab together lead to “I have read this”." in said(dialog)
    read_all(dialog)
    assert dialog.outcome == "read"


def test_a_screen_reader_is_given_the_title_and_the_whole_text(dialog: SafetyDialog) -> None:
    page = dialog.focusWidget()
    assert page.accessibleName() == SAFETY.page.title
    assert all(text in page.accessibleDescription() for text in (*SAFETY.page.emergency_signs, *SAFETY.page.ask_first))
    dialog.panel.ticks[0].click()
    assert dialog.focusWidget().accessibleName() == SAFETY.page.emergency_title
    assert "Call 0118 now" in dialog.focusWidget().accessibleDescription()


def test_it_cannot_be_read_before_its_end_was_in_view(qtbot: QtBot, dialog: SafetyDialog) -> None:
    dialog.setFixedHeight(360)
    qtbot.waitUntil(lambda: dialog.read.text() == "Read on")
    dialog.read.click()
    assert dialog.isVisible()
    read_all(dialog)
    assert dialog.outcome == "read"


def test_a_tick_taken_back_is_no_emergency(qtbot: QtBot, dialog: SafetyDialog) -> None:
    dialog.panel.ticks[3].click()
    dialog.mistake.click()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.outcome == "closed"


def test_closing_it_is_not_reading_it(qtbot: QtBot, dialog: SafetyDialog) -> None:
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.outcome == "closed"


@pytest.mark.parametrize("place", range(8))
def test_any_sign_leaves_only_the_emergency_advice(qtbot: QtBot, dialog: SafetyDialog, place: int) -> None:
    dialog.panel.ticks[place].setFocus()
    qtbot.keyClick(dialog.panel.ticks[place], Key.Key_Space)
    words = said(dialog)
    assert "Call 0118 now" in words
    assert SAFETY.page.ask_first[0] not in words
    assert not dialog.read.isVisible()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.outcome == "emergency"


def test_enter_does_not_count_an_emergency_as_read(qtbot: QtBot, dialog: SafetyDialog) -> None:
    dialog.panel.ticks[0].click()
    qtbot.keyClick(dialog, Key.Key_Return)
    assert dialog.outcome == "emergency"


def test_a_tick_by_mistake_is_taken_back(qtbot: QtBot, dialog: SafetyDialog) -> None:
    dialog.panel.ticks[3].click()
    qtbot.mouseClick(dialog.mistake, Qt.MouseButton.LeftButton)
    assert not any(tick.isChecked() for tick in dialog.panel.ticks)
    read_all(dialog)
    assert dialog.outcome == "read"


def test_opened_by_hand_it_gives_no_reason(qtbot: QtBot) -> None:
    dialog = SafetyDialog(Theme(ASSETS, dark=True), SAFETY)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not any(why in said(dialog) for why in SAFETY.why.values())
