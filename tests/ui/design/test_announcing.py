"""What happens is said by a screen reader, once, and leaves the usual description of a widget as it was."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.announcing import announce


class Told(QPushButton):
    """Keeps every description that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802 (Qt's name)
        """Keep it."""
        self.told.append(words)
        super().setAccessibleDescription(words)


@pytest.fixture
def heard(qtbot: QtBot) -> Iterator[tuple[QWidget, Told]]:
    """A window in which a button has the focus, while a screen reader listens."""
    window, button = QWidget(), Told()
    QVBoxLayout(window).addWidget(button)
    window.layout().addWidget(QLineEdit())  # type: ignore[union-attr]
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QAccessible.setActive(True)
    yield window, button
    QAccessible.setActive(False)


def test_words_stand_for_a_moment_in_the_description_of_what_has_the_focus(heard: tuple[QWidget, Told]) -> None:
    window, button = heard
    announce(window, "Paused.")
    announce(window, "Paused.")
    announce(window, "")
    assert button.told == ["Paused.", "", "Paused.", ""]


def test_where_there_is_a_description_they_stay_until_the_focus_leaves(
    heard: tuple[QWidget, Told], qtbot: QtBot
) -> None:
    window, button = heard
    button.setAccessibleDescription("usual")
    announce(window, "One")
    announce(window, "One")
    assert button.told == ["usual", "One", "One "], "the same again is said again"
    window.findChildren(QLineEdit)[0].setFocus()
    qtbot.waitUntil(lambda: button.accessibleDescription() == "usual")


def test_without_a_screen_reader_nothing_is_touched(heard: tuple[QWidget, Told]) -> None:
    window, button = heard
    QAccessible.setActive(False)
    announce(window, "Paused.")
    assert button.told == []


def test_windows_and_macos_hear_an_event_of_their_own(
    heard: tuple[QWidget, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, button = heard
    monkeypatch.setattr("backcoach.ui.design.announcing.QGuiApplication.platformName", lambda: "windows")
    announce(window, "Paused.")
    assert button.told == []
