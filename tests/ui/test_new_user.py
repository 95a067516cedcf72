"""A user who has never seen BackCoach: from an empty folder to the first movement in a few actions, and on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from backcoach.app.preferences import Preferences
from backcoach.ui.history.sessions_dialog import SessionsDialog
from backcoach.ui.welcome.welcome_dialog import WelcomeDialog
from tests.studio import Studio, press
from tests.ui.conftest import OpenStudio


class Actions:
    """Counts what the user does, each a key or a click."""

    def __init__(self) -> None:
        self.count = 0

    def key(self, widget: QWidget, key: str) -> None:
        """Press a key."""
        self.count += 1
        press(widget, key)

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        self.count += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def by_keys(actions: Actions) -> Callable[[QDialog], None]:
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, WelcomeDialog)
        while dialog.isVisible():
            there = not dialog.must_be_read or dialog.focusWidget() is dialog.go_on
            actions.key(dialog.focusWidget(), "Return" if there else "Shift+Tab")

    return go


def by_mouse(actions: Actions) -> Callable[[QDialog], None]:
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, WelcomeDialog)
        while dialog.page < 2:
            actions.click(dialog.go_on)
        actions.click(dialog.feelings["sitting"])

    return go


@pytest.mark.parametrize(("way", "routine"), [("keys", "small-start"), ("mouse", "long-desk-day")])
def test_four_actions_lead_to_the_first_movement(open_studio: OpenStudio, way: str, routine: str) -> None:
    actions = Actions()
    studio = open_studio(bare=True, preferences=Preferences())
    with studio.answering(by_keys(actions) if way == "keys" else by_mouse(actions)):
        studio.load()
    if way == "mouse":
        actions.click(studio.view.start_page._start)
    assert studio.controller.stage.lessons.is_shown, "the steps of what is new come first, and go on by themselves"
    studio.learn()
    assert (studio.act, studio.state) == ("session", "running")
    assert actions.count == 4, "of them one goes to the button that confirms the safety page, on purpose"
    assert studio.view.routine.routine.id == routine
    assert studio.view.routine.timeline.duration_s < 6 * 60


@pytest.mark.parametrize("way", ["keys", "mouse"])
def test_yesterdays_score_is_put_right(studio: Studio, way: str) -> None:
    session = studio.journal.sessions.start("gentle-day", "{}", 60.0)
    score = studio.journal.scores.log("now-before", 7, session_id=session.id)
    studio.journal.sessions.finish(session.id)
    yesterday = studio.clock.now().date()
    studio.clock.advance(timedelta(days=1).total_seconds())
    studio.view.history.refresh()

    def put_right(dialog: QDialog) -> None:
        assert isinstance(dialog, SessionsDialog)
        picker = dialog.panel.pickers["now-before"]
        if way == "keys":
            picker.focus_quietly()
            press(dialog.focusWidget(), "3")
        else:
            QTest.mouseClick(picker._group.button(3), Qt.MouseButton.LeftButton)

    recent = studio.view.history.recent
    with studio.answering(put_right):
        if way == "keys":
            studio.press("Ctrl+H")
        else:
            QTest.mouseClick(recent, Qt.MouseButton.LeftButton, pos=recent.place_of(yesterday))
    assert studio.journal.scores.get(score.id).value == 3


@pytest.mark.parametrize("way", ["keys", "mouse"])
def test_a_shorter_session_without_the_roller(studio: Studio, way: str) -> None:
    settings = studio.view.services.settings
    from msgspec.structs import replace

    settings.change(replace(settings.current, equipment=("exercise mat", "cushion", "massage ball")))
    choice = studio.view.start_page._lengths
    assert choice
    if way == "keys":
        choice.segments[0].setFocus()
        studio.press("Left")
    else:
        QTest.mouseClick(choice.segments[5], Qt.MouseButton.LeftButton)
    assert studio.view.routine.timeline.duration_s < 6 * 60
    assert "Left out, without foam roller" in studio.said()
    assert "foam roller" not in {thing.key for thing in studio.view.services.library.catalog.equipment(
        studio.view.routine.routine
    )}  # fmt: skip
    studio.press("Escape")
    studio.controller.stage.start()
    assert studio.act == "before"


def test_the_foot_of_the_list_leads_to_safety_keys_and_data(studio: Studio) -> None:
    met: list[str] = []
    for name in ("Safety page", "Keys", "Your data"):
        with studio.answering(lambda dialog: met.append(dialog.windowTitle())):
            studio.click(name)
    assert met == ["Before you exercise", "Keys", "Your data"]


def test_a_message_moves_nothing_of_a_session_and_hides_no_button_elsewhere(studio: Studio) -> None:
    page = studio.view.start_page
    studio.view.stage.say("Something else happened.")
    studio.app.processEvents()
    notice = studio.view.stage._notice
    assert notice
    assert not notice.geometry().intersects(page._start.geometry())
    notice.take_back(1)
    studio.start()
    view = studio.controller.stage.view
    before = view.size(), view.transport.geometry(), view._ring.geometry()
    number = studio.view.stage.say("Something happened.")
    studio.app.processEvents()
    assert (view.size(), view.transport.geometry(), view._ring.geometry()) == before
    assert not notice.geometry().intersects(view.transport.geometry())
    studio.window.resize(960, 600)
    studio.app.processEvents()
    assert studio.view.stage.rect().contains(notice.geometry())
    studio.view.stage.take_back(number)
    assert not notice.isVisible()
