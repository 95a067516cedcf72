"""In a narrow window a session can be paused and stopped whichever part is in view."""

from PySide6.QtWidgets import QDialog

from backcoach.ui.session.stop_dialog import StopDialog
from tests.studio import Studio, button
from tests.ui.conftest import OpenStudio


def shown(studio: Studio) -> str:
    return studio.window.part


def test_pause_and_stop_are_in_view_beside_the_list_and_the_history(open_studio: OpenStudio) -> None:
    studio = open_studio(size=(480, 320))
    rail = studio.window.rail
    assert rail is not None
    studio.window.show_part("list")
    assert not rail.stop.isVisible()
    studio.start()
    assert shown(studio) == "stage", "what one has started is shown"
    assert not rail.stop.isVisible(), "the stage has its own"
    for part in ("list", "history"):
        studio.click({"list": "Exercises", "history": "History"}[part])
        assert rail.stop.isVisible()
        studio.click("Pause")
        assert studio.state == "paused"
        assert button(rail, "Go on").isVisible()
        studio.click("Go on")
        assert studio.state == "running"

    def stop(card: QDialog) -> None:
        assert isinstance(card, StopDialog)
        card.reject()

    with studio.answering(stop):
        studio.click("Stop")
    assert studio.state == "paused"


def test_a_window_that_becomes_narrow_in_a_session_has_them_as_well(studio: Studio) -> None:
    studio.start()
    studio.window.resize(640, 360)
    studio.app.processEvents()
    studio.window.show_part("history")
    rail = studio.window.rail
    assert rail is not None
    assert rail.stop.isVisible()


def test_the_search_and_an_exercise_bring_their_part_into_view(open_studio: OpenStudio) -> None:
    studio = open_studio(size=(640, 360))
    studio.press("Ctrl+F")
    assert shown(studio) == "list"
    studio.controller.show_details("bird-dog")
    assert shown(studio) == "stage"
