"""A choice of one of a few, by mouse and by arrow keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme
from tests.places import ASSETS


@pytest.fixture
def choices(qtbot: QtBot) -> SegmentedChoice:
    choices = SegmentedChoice(
        Theme(ASSETS, dark=False), [("low", "Gentle"), (None, "Middle"), (3, "Full")], name="Level"
    )
    qtbot.addWidget(choices)
    choices.show()
    return choices


def segments(choices: SegmentedChoice) -> list[QRadioButton]:
    return choices.findChildren(QRadioButton)


def test_nothing_is_chosen_before_a_value_is_set(choices: SegmentedChoice) -> None:
    assert [one.isChecked() for one in segments(choices)] == [False, False, False]


def test_a_click_at_the_edge_of_a_segment_chooses_it(qtbot: QtBot, choices: SegmentedChoice) -> None:
    last = segments(choices)[2]
    with qtbot.waitSignal(choices.changed):
        qtbot.mouseClick(last, Qt.MouseButton.LeftButton, pos=last.rect().bottomRight())
    assert choices.value() == 3


def test_arrow_keys_move_the_choice(qtbot: QtBot, choices: SegmentedChoice) -> None:
    choices.set_value("low")
    segments(choices)[0].setFocus()
    with qtbot.waitSignal(choices.changed):
        qtbot.keyClick(segments(choices)[0], Qt.Key.Key_Right)
    assert segments(choices)[1].isChecked()
    assert choices.value() is None


def test_setting_a_value_is_not_a_change_by_the_user(qtbot: QtBot, choices: SegmentedChoice) -> None:
    with qtbot.assertNotEmitted(choices.changed):
        choices.set_value(3)
    assert choices.value() == 3


def test_the_text_of_a_chosen_segment_fits(choices: SegmentedChoice) -> None:
    choices.set_value("low")
    for segment in segments(choices):
        assert segment.minimumSizeHint().width() > segment.fontMetrics().horizontalAdvance(segment.text())
