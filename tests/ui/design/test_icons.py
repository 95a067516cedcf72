"""Icons: one picture in any colour, for as long as anything shows it."""

import gc

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from tests.places import ASSETS


def test_an_icon_is_painted_for_as_long_as_a_button_shows_it(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(Theme(ASSETS, dark=False).icon("check-in", "stop").as_qt())
    gc.collect()
    image = button.icon().pixmap(16, 16).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
