"""A check-in: now or set back, never ahead; and entries that are corrected."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcoach.history.records import Score
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.check_in_dialog import CheckInDialog, CheckInEntry
from tests.fakes import FakeClock
from tests.places import ASSETS
from tests.studio import click_step

NOW = datetime(2026, 1, 5, 8, 40, 30, tzinfo=UTC)
Key = Qt.Key


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


def opened(qtbot: QtBot, clock: FakeClock, entry: Score | None = None) -> CheckInDialog:
    dialog = CheckInDialog(Theme(ASSETS, dark=False), clock, entry=entry)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def focused(widget: QWidget) -> QWidget:
    inside: QWidget | None = widget.focusWidget()
    return widget if inside is None else inside


def press(qtbot: QtBot, dialog: CheckInDialog, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(dialog), key)


def test_one_key_and_enter_keep_a_score_of_this_moment(qtbot: QtBot, clock: FakeClock) -> None:
    dialog = opened(qtbot, clock)
    clock.advance(65)
    press(qtbot, dialog, Key.Key_6, Key.Key_Return)
    assert dialog.answer == CheckInEntry("now", 6, NOW + timedelta(seconds=65), "")
    assert dialog.result() == CheckInDialog.DialogCode.Accepted


def test_without_a_score_nothing_is_kept(qtbot: QtBot, clock: FakeClock) -> None:
    dialog = opened(qtbot, clock)
    press(qtbot, dialog, Key.Key_Return)
    assert dialog.isVisible()
    press(qtbot, dialog, Key.Key_Escape)
    assert dialog.answer is None


def test_the_other_question_and_a_note(qtbot: QtBot, clock: FakeClock) -> None:
    dialog = opened(qtbot, clock)
    assert dialog.question is not None
    dialog.question.set_value("last-24-hours")
    dialog.note.setText("  after gardening ")
    press(qtbot, dialog, Key.Key_3, Key.Key_Return)
    assert dialog.answer == CheckInEntry("last-24-hours", 3, NOW, "after gardening")


def test_day_and_time_are_set_back_with_the_buttons(qtbot: QtBot, clock: FakeClock) -> None:
    dialog = opened(qtbot, clock)
    for edit in (dialog.when.day, dialog.when.day, dialog.when.time):
        click_step(edit, -1)
    press(qtbot, dialog, Key.Key_2, Key.Key_Return)
    assert dialog.answer is not None
    expected = datetime(2026, 1, 3, 8, 25).astimezone()
    assert dialog.answer.at == min(expected, NOW)


def test_nothing_lies_ahead_whatever_is_set(qtbot: QtBot, clock: FakeClock) -> None:
    dialog = opened(qtbot, clock)
    dialog.when.day.setDate(QDate(2026, 1, 4))
    dialog.when.time.setTime(QTime(23, 0))
    dialog.when.day.setDate(QDate(2027, 6, 1))
    for edit in (dialog.when.day, dialog.when.time):
        click_step(edit, 1)
    assert dialog.when.value() <= NOW.replace(tzinfo=None)
    press(qtbot, dialog, Key.Key_2, Key.Key_Return)
    assert dialog.answer is not None
    assert dialog.answer.at <= NOW


def test_a_quarter_before_midnight_is_the_day_before(qtbot: QtBot, clock: FakeClock) -> None:
    dialog = opened(qtbot, clock)
    dialog.when.time.setTime(QTime(0, 5))
    click_step(dialog.when.time, -1)
    assert dialog.when.value() == datetime(2026, 1, 4, 23, 50)


def test_an_entry_that_is_not_touched_keeps_its_moment_to_the_second(qtbot: QtBot, clock: FakeClock) -> None:
    at = datetime(2026, 1, 2, 7, 5, 44, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    dialog = opened(qtbot, clock, Score(id="one", question="now-after", value=4, at=at, note="sore"))
    assert dialog.question is None
    press(qtbot, dialog, Key.Key_5, Key.Key_Return)
    assert dialog.answer == CheckInEntry("now-after", 5, at, "sore")
    assert dialog.answer.at.utcoffset() == at.utcoffset()


def test_an_entry_from_another_time_zone_is_corrected_in_that_zone(qtbot: QtBot, clock: FakeClock) -> None:
    zone = timezone(timedelta(hours=-8))
    at = datetime(2026, 1, 2, 7, 5, tzinfo=zone)
    dialog = opened(qtbot, clock, Score(id="one", question="during", value=4, at=at))
    click_step(dialog.when.time, -1)
    press(qtbot, dialog, Key.Key_Return)
    assert dialog.answer is not None
    assert dialog.answer.at.isoformat() == "2026-01-02T06:50:00-08:00"
    assert dialog.answer.value == 4


def test_back_to_now_is_this_very_moment_again(qtbot: QtBot, clock: FakeClock) -> None:
    dialog = opened(qtbot, clock)
    click_step(dialog.when.day, -1)
    clock.advance(7)
    qtbot.mouseClick(dialog.now, Qt.MouseButton.LeftButton)
    press(qtbot, dialog, Key.Key_2, Key.Key_Return)
    assert dialog.answer is not None
    assert dialog.answer.at == NOW + timedelta(seconds=7)


def test_the_words_say_how_long_ago_it_is(qtbot: QtBot, clock: FakeClock) -> None:
    dialog = opened(qtbot, clock)
    said = []
    for _ in range(3):
        said.append(dialog.ago.text())
        click_step(dialog.when.day, -1)
    assert said == ["today", "yesterday", "2 days ago"]
