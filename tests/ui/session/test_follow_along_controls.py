"""The controls of the follow-along view come with a movement, stay in a pause, and do what those at the desk do."""

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from backcoach.ui.session.follow_along_controls import FollowAlongControls
from backcoach.ui.session.view_question import ViewQuestion
from tests.studio import SETTLED, Studio, press
from tests.ui.conftest import OpenStudio


def controls(studio: Studio) -> FollowAlongControls:
    return studio.controller.stage.view.overlay.controls


def move_mouse(studio: Studio) -> None:
    view = studio.controller.stage.view
    for x in (40, 60):
        QTest.mouseMove(view, QPoint(x, view.height() // 2))
        studio.app.processEvents()


@pytest.fixture
def far(studio: Studio) -> Studio:
    studio.start()
    studio.jump(30)
    studio.press("F11")
    return studio


def test_they_come_with_a_movement_and_go_when_nothing_moves(far: Studio) -> None:
    assert not controls(far).isVisible()
    move_mouse(far)
    assert controls(far).isVisible()
    controls(far)._hide.timeout.emit()
    assert not controls(far).isVisible()


def test_when_they_go_the_keyboard_is_the_stages_again(far: Studio) -> None:
    move_mouse(far)
    controls(far).play.setFocus()
    controls(far).rest()
    assert far.window.focusWidget() is far.controller.stage.view


def test_they_fade_in_unless_motion_is_reduced(far: Studio) -> None:
    far.controller.stage.view.overlay.wake()
    assert controls(far).graphicsEffect() is not None
    far.wait(lambda: controls(far).graphicsEffect() is None)
    controls(far).rest()
    far.controller.stage.view.set_reduced_motion(reduced=True)
    far.controller.stage.view.overlay.wake()
    assert controls(far).graphicsEffect() is None


def test_at_the_desk_a_movement_brings_nothing(studio: Studio) -> None:
    studio.start()
    move_mouse(studio)
    assert not controls(studio).isVisible()


def test_in_a_pause_they_stay_with_a_large_sign_that_goes_on(far: Studio) -> None:
    far.press("Space")
    overlay = far.controller.stage.view.overlay
    assert controls(far).isVisible()
    assert not controls(far)._hide.isActive()
    assert overlay.sign.width() > 100
    assert "Space goes on · Esc leaves" in far.said()
    overlay.sign.click()
    assert (far.state, overlay.sign.isVisible()) == ("running", False)
    assert controls(far)._hide.isActive()


def test_a_pause_at_the_desk_has_the_sign_too(studio: Studio) -> None:
    studio.start()
    studio.press("Space")
    assert studio.controller.stage.view.overlay.sign.isVisible()
    assert not controls(studio).isVisible()


def test_each_does_what_it_says(far: Studio) -> None:
    move_mouse(far)
    row = controls(far)
    before = far.session.left_s
    row.more_time.emit()
    assert far.session.left_s > before
    row.next.emit()
    assert far.session.moment
    assert far.session.moment.segment.step == 1
    row.previous.emit()
    assert far.session.moment.segment.step == 0
    row.toggled.emit()
    assert far.state == "paused"
    row.toggled.emit()
    row.how.emit()
    assert far.controller.stage.lessons.is_shown
    far.press("Escape")
    row.hurt.emit()
    assert far.controller.stage.view.overlay.hurt.isVisible()
    assert not row.isVisible()
    far.press("Space")
    row.left.emit()
    assert not far.controller.stage.view.far


@pytest.mark.parametrize("width", [800, 1366])
def test_they_fit_the_stage(far: Studio, width: int) -> None:
    row = controls(far)
    row.place(width, 700, 300, width)
    assert 0 <= row.x() <= width - row.width()
    assert {button.width() for button in row._buttons} == {78 if width > 900 else 56}


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_they_hide_neither_the_keys_nor_the_time_left(far: Studio, size: tuple[int, int]) -> None:
    far.window.resize(*size)
    view, row = far.controller.stage.view, controls(far)
    view.overlay.wake()
    far.app.processEvents()
    foot = view.foot
    time = foot.left.fontMetrics().horizontalAdvance(foot.left.text())
    keys = foot.coming.fontMetrics().horizontalAdvance("Space pauses · Esc leaves")
    assert row.isVisible()
    assert foot.coming.x() + keys < row.x()
    assert row.geometry().right() < foot.left.geometry().right() - time


def test_in_a_pause_no_words_end_under_the_controls_and_no_message_hides_the_badge(far: Studio) -> None:
    view = far.controller.stage.view
    far.press("H", "Return")
    number = far.view.stage.say("No sound device was found. Connect one; the sound then starts by itself.")
    far.app.processEvents()
    notice = far.view.stage._notice
    assert notice
    badge = view._badge
    assert badge.isVisible()
    assert not notice.geometry().intersects(badge.geometry().translated(view.pos()))
    far.view.stage.take_back(number)
    far.press("Space")
    view.foot.show_caption("Paused. The space bar goes on, and there is more to say than fits.", 0.0)
    assert view.foot.words_at(0.1) == "Space goes on · Esc leaves"
    view.foot.show_caption("Paused.", 0.0)
    assert view.foot.words_at(0.1) == "Paused."


# where a session begins


def test_a_session_begins_where_it_is_wanted(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=msgspec.structs.replace(SETTLED, view="far"))
    studio.start()
    assert studio.controller.stage.view.far


@pytest.mark.parametrize(("key", "kept"), [("1", "window"), ("2", "far"), ("Escape", "window"), ("3", "window")])
def test_it_is_asked_once(open_studio: OpenStudio, key: str, kept: str) -> None:
    studio = open_studio(preferences=msgspec.structs.replace(SETTLED, view="ask"))

    def answer(dialog: object) -> None:
        assert isinstance(dialog, ViewQuestion)
        press(dialog, key)

    studio.over(studio.controller.stage.start, answer)
    assert studio.act == "before"
    assert studio.view.services.settings.current.view == kept
