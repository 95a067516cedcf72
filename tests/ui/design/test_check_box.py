"""Check boxes: the whole row counts, the text wraps, and a tick is seen without colour."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from backcoach.ui.design.check_box import CheckBox, CheckBoxList, Switch
from backcoach.ui.design.theme import Theme

LONG = "Pain, weakness, tingling or numbness in both legs, or a leg that is getting weaker or gives way"


def test_the_far_end_of_the_row_ticks_it(qtbot: QtBot, theme: Theme) -> None:
    tick = CheckBox(theme, "Sore knees")
    qtbot.addWidget(tick)
    tick.resize(500, 44)
    tick.show()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(495, 40))
    assert tick.isChecked()


def test_a_long_text_makes_it_taller_where_it_is_narrow(theme: Theme) -> None:
    tick = CheckBox(theme, LONG, hint="And more")
    assert tick.hasHeightForWidth()
    assert tick.heightForWidth(200) > tick.heightForWidth(400) > tick.heightForWidth(1200) >= 40


@pytest.mark.parametrize("token", ["accent", "stop"])
def test_a_tick_is_seen_without_colour(qtbot: QtBot, theme: Theme, token: str) -> None:
    tick = CheckBox(theme, "Pregnancy", token=token)
    qtbot.addWidget(tick)
    tick.show()
    pictures = []
    for on in (False, True):
        tick.setChecked(on)
        pictures.append(tick.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    assert pictures[0] != pictures[1]


def test_a_list_of_check_boxes_is_one_value_in_the_order_of_the_options(qtbot: QtBot, theme: Theme) -> None:
    ticks = CheckBoxList(theme, [("a", "Mat", "or a carpet"), ("b", "Towel", ""), ("c", "Step", "")])
    qtbot.addWidget(ticks)
    ticks.show()
    ticks.set_value(("c", "gone"))
    with qtbot.waitSignal(ticks.changed):
        qtbot.keyClick(ticks.ticks["a"], Qt.Key.Key_Space)
    assert ticks.value() == ("a", "c")


def test_a_switch_signals_only_what_the_user_does(qtbot: QtBot, theme: Theme) -> None:
    switch = Switch(theme, "Reduce motion")
    qtbot.addWidget(switch)
    switch.show()
    with qtbot.assertNotEmitted(switch.changed):
        switch.set_value(True)
    assert switch.value() is True
    with qtbot.waitSignal(switch.changed):
        qtbot.mouseClick(switch.tick, Qt.MouseButton.LeftButton)
    assert switch.value() is False
