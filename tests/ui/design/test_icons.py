"""Icons: one picture in any colour, for as long as anything shows it."""

import gc

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from tests.places import ASSETS


class Holder:
    """Something that holds an icon and itself."""

    def __init__(self, icon: QIcon) -> None:
        self.icon = icon
        self.me = self


@pytest.mark.parametrize("times", [1, 50])
def test_an_icon_is_painted_for_as_long_as_a_button_shows_it(qtbot: QtBot, times: int) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    for _ in range(times):
        holder = Holder(Theme(ASSETS, dark=False).icon("check-in", "stop"))
        button.setIcon(holder.icon)
        del holder
        gc.collect()
    image = button.icon().pixmap(16, 16).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
