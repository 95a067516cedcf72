"""The first days of a new user, from an empty folder on, by keys only and by mouse only."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from backcoach.app.preferences import Preferences
from backcoach.ui.history.sessions_dialog import SessionsDialog
from backcoach.ui.settings.settings_dialog import SettingsDialog
from backcoach.ui.welcome.welcome_dialog import WelcomeDialog
from tests.fakes import FakeClock
from tests.studio import Studio, button, press
from tests.ui.conftest import OpenStudio

DAY_S = 86_400


class Hand:
    """A user who has only the keyboard, or only the mouse."""

    def __init__(self, way: str) -> None:
        self.by_keys = way == "keys"
        self.studio: Studio

    def press(self, *keys: str) -> None:
        """Press keys wherever the keyboard is."""
        over = self.studio.app.activeModalWidget()
        if over is None:
            self.studio.press(*keys)
            return
        for key in keys:
            focused: QWidget | None = over.focusWidget()
            press(over if focused is None else focused, key)

    def choose(self, wanted: Callable[[QWidget], bool], *keys: str) -> None:
        """Go to a widget with Tab and press keys there, or click it."""
        over = self.studio.app.activeModalWidget() or self.studio.window
        if not self.by_keys:
            (found,) = [one for one in over.findChildren(QAbstractButton) if one.isVisible() and wanted(one)]
            QTest.mouseClick(found, Qt.MouseButton.LeftButton)
            return
        for _ in range(80):
            focused: QWidget | None = over.focusWidget()
            if focused is not None and wanted(focused):
                break
            self.press("Tab")
        else:
            pytest.fail("Tab does not lead there")
        self.press(*keys)

    def choose_named(self, name: str, *keys: str) -> None:
        """The same for a button of that accessible name."""
        self.choose(lambda one: one.accessibleName() == name, *keys)


def reads(text: str) -> Callable[[QWidget], bool]:
    """Whether a widget is a button with that text."""
    return lambda one: isinstance(one, QAbstractButton) and one.text() == text


def through_the_welcome(hand: Hand) -> Callable[[QDialog], None]:
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, WelcomeDialog)
        for name in ("Next", "I have read this", "Start"):
            if hand.by_keys and name == "I have read this":
                hand.press("Shift+Tab")
            hand.press("Return") if hand.by_keys else hand.choose_named(name)

    return go


def put_right(hand: Hand) -> Callable[[QDialog], None]:
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, SessionsDialog)
        scores = dialog.panel.pickers["now-after"]
        if hand.by_keys:
            hand.choose(lambda one: scores.isAncestorOf(one), "3")
            hand.press("Escape")
        else:
            QTest.mouseClick(scores._group.button(3), Qt.MouseButton.LeftButton)
            hand.choose_named("Close")

    return go


def without_the_roller(hand: Hand) -> Callable[[QDialog], None]:
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        hand.choose(reads("Equipment"), "Space")
        hand.choose(reads("Foam roller"), "Space")
        hand.choose_named("Save", "Return")

    return go


@pytest.mark.parametrize("way", ["keys", "mouse"])
def test_from_an_empty_folder_to_a_shorter_session_without_the_roller(open_studio: OpenStudio, way: str) -> None:
    hand, clock = Hand(way), FakeClock()
    studio = hand.studio = open_studio(bare=True, clock=clock, preferences=Preferences())
    with studio.answering(through_the_welcome(hand)):
        studio.load()
    assert studio.act == "session"
    while studio.act == "session":
        studio.learn()
        studio.jump(10)
    if hand.by_keys:
        hand.press("4", "Return", "Return")
    else:
        view = studio.controller.stage.questions.view
        QTest.mouseClick(view.picker._group.button(4), Qt.MouseButton.LeftButton)
        hand.choose(lambda one: one is view.go_on)
        hand.choose_named("Done")
    clock.advance(DAY_S)
    studio.view.history.refresh()
    with studio.answering(put_right(hand)):
        if hand.by_keys:
            hand.press("Ctrl+H")
        else:
            recent, yesterday = studio.view.history.recent, studio.journal.sessions.find()[0].started_at.date()
            QTest.mouseClick(recent, Qt.MouseButton.LeftButton, pos=recent.place_of(yesterday))
    assert [score.value for score in studio.journal.scores.find()] == [3]
    studio.view.services.settings.choose_routine("seven-actions")
    with studio.answering(without_the_roller(hand)):
        hand.press("Ctrl+,") if hand.by_keys else QTest.mouseClick(
            button(studio.window, "Settings"), Qt.MouseButton.LeftButton
        )
    lengths = studio.view.start_page._lengths
    assert lengths
    hand.choose(lambda one: one is lengths.segments[5], "Space")
    assert studio.view.routine.timeline.duration_s < 6 * 60
    assert "Left out, without foam roller" in studio.said()
