"""A score is chosen by one key or one click, and nothing is chosen until then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.widgets.score_picker import ScorePicker
from tests.places import ASSETS

Key = Qt.Key


@pytest.fixture
def picker(qtbot: QtBot) -> ScorePicker:
    picker = ScorePicker(Theme(ASSETS, dark=False))
    qtbot.addWidget(picker)
    picker.resize(640, 100)
    picker.show()
    picker.focus_quietly()
    return picker


def focused(widget: QWidget) -> QWidget:
    inside: QWidget | None = widget.focusWidget()
    return widget if inside is None else inside


def press(qtbot: QtBot, picker: ScorePicker, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(picker), key)


def targets(picker: ScorePicker) -> list[QRadioButton]:
    return picker.findChildren(QRadioButton)


def test_nothing_is_chosen_at_first(picker: ScorePicker) -> None:
    assert picker.value is None
    assert not any(target.isChecked() for target in targets(picker))


@pytest.mark.parametrize("value", range(10))
def test_a_digit_chooses_its_number(qtbot: QtBot, picker: ScorePicker, value: int) -> None:
    with qtbot.waitSignal(picker.chosen) as told:
        press(qtbot, picker, Key(Key.Key_0 + value))
    assert told.args == [value]
    assert picker.value == value


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Key.Key_1, Key.Key_0], 10),
        ([Key.Key_X], 10),
        ([Key.Key_End], 10),
        ([Key.Key_7, Key.Key_Home], 0),
        ([Key.Key_1, Key.Key_0, Key.Key_0], 0),
        ([Key.Key_1, Key.Key_2, Key.Key_0], 0),
        ([Key.Key_Right], 0),
        ([Key.Key_Left], 10),
        ([Key.Key_4, Key.Key_Right], 5),
        ([Key.Key_4, Key.Key_Up, Key.Key_Up], 6),
        ([Key.Key_4, Key.Key_Down, Key.Key_Left], 2),
        ([Key.Key_0, Key.Key_Left], 0),
        ([Key.Key_X, Key.Key_Right], 10),
        ([Key.Key_Space], 0),
    ],
)
def test_keys_that_follow_each_other(qtbot: QtBot, picker: ScorePicker, keys: list[Qt.Key], value: int) -> None:
    press(qtbot, picker, *keys)
    assert picker.value == value
    assert [target.isChecked() for target in targets(picker)].count(True) == 1


def test_other_keys_and_keys_with_control_choose_nothing(qtbot: QtBot, picker: ScorePicker) -> None:
    press(qtbot, picker, Key.Key_H, Key.Key_Plus)
    qtbot.keyClick(picker, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert picker.value is None


def test_the_number_pad_counts_as_well(qtbot: QtBot, picker: ScorePicker) -> None:
    qtbot.keyClick(picker, Key.Key_6, Qt.KeyboardModifier.KeypadModifier)
    assert picker.value == 6


def test_a_click_anywhere_on_a_number_chooses_it(qtbot: QtBot, picker: ScorePicker) -> None:
    target = targets(picker)[8]
    with qtbot.waitSignal(picker.chosen) as told:
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.rect().bottomRight())
    assert told.args == [8]


def test_0_after_a_click_on_1_is_0(qtbot: QtBot, picker: ScorePicker) -> None:
    qtbot.mouseClick(targets(picker)[1], Qt.MouseButton.LeftButton)
    press(qtbot, picker, Key.Key_0)
    assert picker.value == 0


def test_clearing_chooses_nothing_again(qtbot: QtBot, picker: ScorePicker) -> None:
    press(qtbot, picker, Key.Key_1)
    picker.clear()
    assert picker.value is None
    press(qtbot, picker, Key.Key_0)
    assert picker.value == 0


def test_each_number_is_named_and_0_and_10_say_what_they_mean(picker: ScorePicker) -> None:
    names = [target.accessibleName() for target in targets(picker)]
    assert names[0] == "0, no pain"
    assert names[5] == "5"
    assert [target.accessibleDescription() for target in targets(picker)][::10] == ["1 of 11", "11 of 11"]
    assert names[10] == "10, worst pain imaginable"


def test_screen_readers_find_radio_buttons(picker: ScorePicker) -> None:
    for target in targets(picker):
        known = QAccessible.queryAccessibleInterface(target)
        assert known is not None
        assert known.role() == QAccessible.Role.RadioButton
        assert known.text(QAccessible.Text.Name) == target.accessibleName()


def test_numbers_are_large_and_fit_a_small_stage(picker: ScorePicker) -> None:
    assert min(target.height() for target in targets(picker)) >= 60
    assert picker.minimumSizeHint().width() <= 380


@given(st.lists(st.sampled_from([*(Key(Key.Key_0 + n) for n in range(10)), Key.Key_X, Key.Key_Left, Key.Key_Right])))
def test_whatever_is_pressed_the_score_stays_between_0_and_10(qapp: object, keys: list[Qt.Key]) -> None:
    picker = ScorePicker(Theme(ASSETS, dark=False))
    told: list[int] = []
    picker.chosen.connect(told.append)
    for key in keys:
        QTest.keyClick(picker, key)
    assert len(told) == len(keys)
    assert picker.value == (told[-1] if told else None)
    assert all(0 <= value <= 10 for value in told)
    picker.deleteLater()
