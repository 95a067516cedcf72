"""The follow-along view for a screen that is turned."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from backcoach.ui.session.rotated_view import RotatedView
from backcoach.ui.session.stop_dialog import StopDialog
from tests.studio import Studio, press


@pytest.fixture
def following(studio: Studio) -> Studio:
    """A session in the follow-along view."""
    studio.start()
    studio.jump(30)
    studio.press("F11")
    return studio


@pytest.mark.parametrize(("presses", "tall"), [(1, True), (2, False), (3, True), (4, False)])
def test_each_press_turns_it_by_a_quarter_and_it_fills_the_view(following: Studio, presses: int, tall: bool) -> None:
    for _ in range(presses):
        following.press("O")
    live = following.controller.stage.view
    room = following.view.stage.size()
    if presses == 4:
        assert live.window() is following.window
    else:
        wanted = room.transposed() if tall else room
        assert live.size() == wanted
    assert live.isVisible()


def test_leaving_the_full_screen_gives_the_stage_its_place_back(following: Studio) -> None:
    following.press("O")
    assert following.window.findChildren(RotatedView)
    following.press("Escape")
    live = following.controller.stage.view
    assert live.isVisible()
    assert live.window() is following.window
    assert not live.far


def test_off_the_full_screen_nothing_is_turned(studio: Studio) -> None:
    studio.start()
    studio.press("O")
    assert not studio.window.findChildren(RotatedView)


def test_a_click_anywhere_on_the_turned_stage_pauses(following: Studio) -> None:
    following.press("O")
    view = following.window.findChildren(RotatedView)[0]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(view.width() // 2, view.height() // 2))
    assert following.session.state == "paused"


def test_the_question_why_one_stops_is_turned_as_well(following: Studio) -> None:
    following.press("O")

    def answer(card: QDialog) -> None:
        (dialog,) = (one for one in following.app.allWidgets() if isinstance(one, StopDialog))
        assert dialog.graphicsProxyWidget() is not None
        assert card.height() > card.width()
        following.wait(card.isActiveWindow)
        press(following.app.focusWidget() or card, "1")
        press(following.app.focusWidget() or card, "Return")

    following.over(lambda: following.press("S"), answer)
    assert (following.act, following.session.reason) == ("after", "too-much-pain")
