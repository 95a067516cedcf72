"""Numbers in steps, lines of text, and lists to choose from."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcoach.ui.design.fields import LineEdit, NumberField, PercentField, TextField
from backcoach.ui.design.theme import Theme
from tests.studio import click_step


@pytest.fixture
def pace(qtbot: QtBot, theme: Theme) -> NumberField:
    pace = NumberField(theme, 0.75, 1.5, step=0.05, unit=" ×", name="Pace")
    qtbot.addWidget(pace)
    pace.show()
    pace.set_value(1)
    return pace


def test_buttons_and_arrow_keys_step(qtbot: QtBot, pace: NumberField) -> None:
    with qtbot.waitSignal(pace.changed):
        click_step(pace.spin, 1)
    click_step(pace.spin, -1)
    click_step(pace.spin, -1)
    qtbot.keyClick(pace.spin, Qt.Key.Key_Down)
    assert pace.value() == 0.9


def test_only_a_click_into_the_number_takes_the_keyboard(qtbot: QtBot, pace: NumberField) -> None:
    with qtbot.waitActive(pace):
        pace.activateWindow()
    pace.spin.clearFocus()
    click_step(pace.spin, 1)
    assert not pace.spin.hasFocus()
    qtbot.mouseClick(pace.spin.lineEdit(), Qt.MouseButton.LeftButton)
    assert pace.spin.hasFocus()


def test_a_number_has_no_needless_zeros_and_its_unit_behind_it(pace: NumberField) -> None:
    assert pace.spin.text() == "1 ×"
    pace.set_value(1.25)
    assert pace.spin.text() == "1.25 ×"


def test_whole_steps_give_whole_numbers(qtbot: QtBot, theme: Theme) -> None:
    seconds = NumberField(theme, 3, 60, unit=" s", name="Time")
    qtbot.addWidget(seconds)
    seconds.spin.lineEdit().selectAll()
    qtbot.keyClicks(seconds.spin, "12")
    assert seconds.value() == 12
    assert isinstance(seconds.value(), int)


def test_a_passing_wheel_changes_nothing(pace: NumberField) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pace.spin, wheel)
    assert pace.value() == 1


def test_the_frame_shows_where_the_keyboard_is(qtbot: QtBot, theme: Theme) -> None:
    line = LineEdit(theme, name="Note", hint="A note")
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.setFocus()
    focused = line.grab().toImage()
    line.clearFocus()
    assert line.grab().toImage() != focused


def test_an_emptied_text_falls_back_to_what_it_was(qtbot: QtBot, theme: Theme) -> None:
    number = TextField(theme, name="Emergency number")
    qtbot.addWidget(number)
    number.set_value("112")
    number.line.selectAll()
    with qtbot.waitSignal(number.changed):
        qtbot.keyClicks(number.line, "   ")
    assert number.value() == "112"
    qtbot.keyClicks(number.line, "999")
    assert number.value() == "999"


def test_a_fraction_is_shown_in_per_cent(qtbot: QtBot, theme: Theme) -> None:
    loudness = PercentField(theme, name="Loudness")
    qtbot.addWidget(loudness)
    loudness.set_value(0.7)
    assert loudness.spin.text() == "70 %"
    click_step(loudness.spin, 1)
    assert loudness.value() == 0.8
