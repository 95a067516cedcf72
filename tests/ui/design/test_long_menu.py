"""A menu that is longer than the screen stays in one column and is scrolled."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStyle, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.long_menu import LongMenu
from backcoach.ui.design.theme import Theme


def test_a_wide_menu_takes_smaller_letters(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = LongMenu(theme, window)
    theme.dress(menu, 40)
    menu.addAction("A row of many words " * 6)
    wide = window.screen().availableGeometry().width()
    assert menu.sizeHint().width() > wide
    menu.popup(QPoint())
    assert menu.width() <= wide
    assert 9 <= menu.font().pixelSize() < 40
    menu.close()


def test_all_rows_of_a_long_menu_stand_below_each_other(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = LongMenu(theme, window)
    for number in range(80):
        menu.addAction(f"Entry {number}")
    assert len({menu.actionGeometry(action).left() for action in menu.actions()}) == 1
    hint = QStyle.StyleHint.SH_Menu_Scrollable
    assert (menu.style().styleHint(hint, None, menu), window.style().styleHint(hint, None, window)) == (1, 0)
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_MouseTracking, None, menu) == 1
