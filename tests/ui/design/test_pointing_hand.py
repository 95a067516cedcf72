"""The cursor over a button."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from pytestqt.qtbot import QtBot

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import Theme


def test_over_a_button_the_cursor_is_a_hand(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Start")
    qtbot.addWidget(button)
    assert button.cursor().shape() == Qt.CursorShape.ArrowCursor
    button.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert button.cursor().shape() == Qt.CursorShape.PointingHandCursor
