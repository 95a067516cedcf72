"""Every key that is handed in is shown with what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcoach.desktop.cards.shortcuts import KeyCap, ShortcutsCard
from backcoach.desktop.look import Look
from tests.places import ASSETS

KEYS = (("Space", "Start or pause"), ("Ctrl+P", "Print"), ("Right PgDown", "Next"), ("+ =", "More time"), ("H", "Hurt"))


def test_every_key_and_its_words_are_there_and_enter_closes(qtbot: QtBot) -> None:
    card = ShortcutsCard(Look(ASSETS, dark=False), KEYS)
    qtbot.addWidget(card)
    card.show()
    assert [cap.text() for cap in card.findChildren(KeyCap)] == ["Space", "Ctrl", "P", "→", "PgDown", "+", "=", "H"]
    shown = [label.text() for label in card.findChildren(QLabel)]
    assert all(words in shown for _, words in KEYS)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert not card.isVisible()
