"""Every key is listed with what it does; media keys and the like are named in one line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.help.shortcuts_dialog import KeyCap, ShortcutsDialog
from backcoach.ui.keyboard import Shortcut
from tests.places import ASSETS

KEYS = (
    Shortcut("toggle", ("Space",), "Start or pause", str, also=("Media Play",)),
    Shortcut("remote", (), "Start by a remote", str, also=("F5",)),
    Shortcut("next", ("Right",), "Next", str, "session", also=("PgDown",)),
    Shortcut("more-time", ("+",), "More time", str, "session"),
    Shortcut("print", ("Ctrl+P",), "Print", str),
    Shortcut("keys", ("F1", "?"), "Keys", str),
)


def test_every_key_is_listed_with_what_it_does_and_enter_closes(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(Theme(ASSETS, dark=False), KEYS)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [cap.text() for cap in dialog.findChildren(KeyCap)] == ["Space", "→", "+", "Ctrl", "P", "F1", "?"]
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert all(key.words in shown for key in KEYS if key.keys)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_session_keys_are_at_the_left_and_no_row_wraps(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(Theme(ASSETS, dark=False), KEYS)
    qtbot.addWidget(dialog)
    dialog.show()
    left = {
        cap.text(): cap.mapTo(dialog, cap.rect().topLeft()).x() < dialog.width() // 2
        for cap in dialog.findChildren(KeyCap)
    }
    assert left == {"Space": True, "→": True, "+": True, "Ctrl": False, "P": False, "F1": False, "?": False}
    words = next(label for label in dialog.findChildren(QLabel) if label.text() == "Start or pause")
    assert words.height() < 2 * words.fontMetrics().height()
