"""The full screen turned by quarters, for a laptop that stands on its side beside the head."""

import numpy as np
from PySide6.QtWidgets import QWidget

from backcoach.ui.session.session_view import SessionView
from tests.corner import thorough
from tests.studio import Studio
from tests.ui.pixels import pixels


def live(studio: Studio) -> SessionView:
    return studio.controller.stage.view


def shown_in(studio: Studio) -> QWidget:
    """What fills the stage."""
    page = studio.view.stage._pages.currentWidget()
    assert page is not None
    return page


def test_o_turns_the_view_by_quarters_and_back(studio: Studio) -> None:
    studio.start()
    studio.jump(20)
    studio.press("F11")
    upright = pixels(shown_in(studio).grab().toImage())
    studio.press("O", "O")
    turned = shown_in(studio)
    assert turned is not live(studio)
    studio.app.processEvents()
    upside_down = pixels(turned.grab().toImage())
    assert upside_down.shape == upright.shape
    same = (np.abs(upside_down[::-1, ::-1].astype(int) - upright) < 40).all(axis=2).mean()
    assert same > 0.97, "the same picture, seen from the other end"
    studio.press("O", "O")
    assert shown_in(studio) is live(studio)
    assert live(studio).far


def test_a_quarter_turn_gives_the_stage_the_screen_on_its_side(studio: Studio) -> None:
    studio.start()
    studio.press("F11", "O")
    room = shown_in(studio).size()
    studio.app.processEvents()
    assert abs(live(studio).width() - room.height()) <= 2
    assert abs(live(studio).height() - room.width()) <= 2


def test_turned_the_keys_work_and_time_goes_on(studio: Studio) -> None:
    studio.start()
    studio.press("F11", "O", "Space")
    assert studio.state == "paused"
    studio.press("Space", "Right", "Right")
    assert studio.state == "running"
    assert studio.session.player
    assert studio.session.player.moment.segment.step == 1
    studio.jump(5)
    studio.press("Esc")
    assert shown_in(studio) is live(studio)
    assert studio.view.list.isVisible()
    studio.press("F11")
    assert shown_in(studio) is live(studio), "the next time it stands upright"


@thorough
def test_turned_it_ends_upright_in_the_window(studio: Studio) -> None:
    studio.start()
    studio.press("F11", "O")
    studio.jump(studio.session.left_s + 1)
    assert studio.act == "after"
    assert shown_in(studio) is studio.controller.stage.questions.view
    studio.press("S", "Space", "Space", "S")
    assert shown_in(studio) is live(studio)
    assert not live(studio).far


def test_turned_it_can_be_closed(studio: Studio) -> None:
    studio.start()
    studio.press("F11", "O", "Ctrl+Q")
    assert not studio.window.isVisible()


def test_there_is_nothing_to_turn_in_the_window(studio: Studio) -> None:
    studio.controller.stage.rotate()
    studio.start()
    studio.press("O")
    assert shown_in(studio) is live(studio)
