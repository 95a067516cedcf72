"""The follow-along view: the stage alone, read from two metres; and what is measured on the painted window."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from backcoach.ui.session.session_text import SessionLines
from backcoach.ui.session.session_view import SessionView
from tests.corner import sampled, thorough
from tests.studio import Studio
from tests.ui.conftest import OpenStudio
from tests.ui.pixels import filled, pixels

SIZES = [(960, 600), (1366, 768), (1920, 1080)]


def live(studio: Studio) -> SessionView:
    return studio.controller.stage.view


def far_at(studio: Studio, size: tuple[int, int]) -> SessionView:
    """The far view at a size: the offscreen screen is too small for a full one of each."""
    studio.press("F11")
    studio.window.setWindowState(Qt.WindowState.WindowNoState)
    studio.window.resize(*size)
    studio.app.processEvents()
    assert live(studio).size().toTuple() == size
    return live(studio)


def ink_box(image: QImage, color: str) -> QRect:
    """The box around the pixels of one colour."""
    rows, columns = np.nonzero((pixels(image) == pixels(filled(color))[0, 0]).all(axis=2))
    left, top = int(columns.min()), int(rows.min())
    return QRect(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)


def shown(stage: QWidget) -> Iterator[QWidget]:
    """Everything on the stage that carries words or can be pressed."""
    for child in stage.findChildren(QWidget):
        if child.isVisible() and isinstance(child, QLabel | QAbstractButton):
            yield child


@thorough
@pytest.mark.parametrize("size", SIZES)
def test_digits_are_at_least_a_quarter_of_the_height(studio: Studio, size: tuple[int, int]) -> None:
    studio.start()
    far_at(studio, size)
    ring = live(studio)._ring
    heights = []
    for seconds in (3, 6, 3):
        studio.jump(seconds)
        heights.append(ink_box(ring.grab().toImage(), studio.view.theme.tokens.ink.lower()).height())
    assert min(heights) >= size[1] / 4


@sampled
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("far_away", [False, True])
def test_everything_lies_within_the_stage_and_nothing_over_another(
    studio: Studio, size: tuple[int, int], far_away: bool
) -> None:
    studio.window.resize(*size)
    studio.start()
    if far_away:
        far_at(studio, size)
    stage = live(studio)
    timeline = studio.view.routine.timeline
    for step in range(len(timeline.steps)):
        studio.go_to(step)
        for seconds in (1.0, timeline.work_start_of(step) - timeline.start_of(step)):
            studio.jump(seconds)
            boxes = [(one, QRect(one.mapTo(stage, QPoint()), one.size())) for one in shown(stage)]
            for one, box in boxes:
                assert stage.rect().contains(box), (one.accessibleName(), box, stage.rect())
            for place, (one, box) in enumerate(boxes):
                for other, its in boxes[place + 1 :]:
                    assert not box.intersects(its), (one.accessibleName(), other.accessibleName(), box, its)


@pytest.mark.parametrize("size", SIZES)
def test_no_name_of_an_exercise_is_cut_off(studio: Studio, size: tuple[int, int]) -> None:
    studio.window.resize(*size)
    studio.start()
    stage = live(studio)
    for far_away in (False, True):
        if far_away:
            far_at(studio, size)
        for step in range(len(studio.view.routine.timeline.steps)):
            studio.go_to(step)
            studio.app.processEvents()
            for words in (stage._name, stage.foot.left):
                assert words.text() == words.accessibleName(), size


@thorough
@pytest.mark.parametrize("size", SIZES)
def test_the_cue_is_whole(studio: Studio, size: tuple[int, int]) -> None:
    studio.window.resize(*size)
    studio.start()
    stage = live(studio)
    for far_away in (False, True):
        if far_away:
            far_at(studio, size)
        for exercise in studio.view.services.library.catalog.exercises.values():
            stage._cue.say(exercise.cue)
            assert stage._cue.heightForWidth(stage._cue.width()) <= stage._cue.height(), (exercise.id, far_away)


def test_f11_and_the_button_show_the_stage_alone_and_esc_all_of_it(studio: Studio) -> None:
    studio.start()
    full = Qt.WindowState.WindowFullScreen
    for enter, leave in (("F11", "Esc"), ("F11", "F11"), ("button", "Esc")):
        studio.click("Follow along (F11)") if enter == "button" else studio.press(enter)
        assert studio.window.windowState() & full
        assert not studio.view.list.isVisible()
        assert not studio.view.history.isVisible()
        assert not live(studio).transport.isVisible()
        studio.press(leave)
        assert not studio.window.windowState() & full
        assert studio.view.list.isVisible()
        assert studio.view.history.isVisible()
        assert live(studio).transport.isVisible()
    assert studio.state == "running"


def test_esc_in_the_window_stays_there(studio: Studio) -> None:
    studio.start()
    studio.press("Esc")
    assert studio.state == "running"
    assert studio.view.list.isVisible()


def test_space_and_arrows_work_from_afar(studio: Studio) -> None:
    studio.start()
    studio.press("F11", "Space")
    assert studio.state == "paused"
    studio.press("Space", "Right", "Right")
    assert studio.state == "running"
    assert studio.session.player
    assert studio.session.player.moment.segment.step == 1
    assert live(studio).far


def test_a_paused_session_is_seen_as_paused_from_afar(studio: Studio) -> None:
    studio.start()
    studio.press("F11")
    running = studio.said()
    studio.press("Space")
    assert studio.said() != running, "Space must be seen to have worked"


def test_the_view_is_left_by_itself_at_the_end(studio: Studio) -> None:
    studio.start()
    studio.press("F11")
    studio.jump(studio.view.routine.timeline.duration_s + 1)
    assert studio.act == "after"
    assert studio.view.list.isVisible()
    assert not studio.window.windowState() & Qt.WindowState.WindowFullScreen


def test_there_is_nothing_to_follow_before_a_session(studio: Studio) -> None:
    studio.controller.stage.leave_far()
    studio.controller.stage.toggle_far()
    assert studio.view.list.isVisible()
    assert not studio.window.windowState() & Qt.WindowState.WindowFullScreen


def test_a_message_leaves_room_for_the_stage_in_a_small_window(open_studio: OpenStudio) -> None:
    studio = open_studio(size=(960, 600))
    studio.start()
    for number in range(4):
        studio.view.stage.say(
            f"{number}: my-stretch.toml: tempo: expected seconds `s` for every phase but hold and stay."
        )
    studio.app.processEvents()
    stage = live(studio)
    for one in shown(stage):
        assert stage.rect().contains(QRect(one.mapTo(stage, QPoint()), one.size())), one.accessibleName()


# one large button


def test_from_afar_a_click_anywhere_or_enter_pauses_and_goes_on(studio: Studio) -> None:
    studio.start()
    QTest.mouseClick(live(studio), Qt.MouseButton.LeftButton, pos=QPoint(30, 200))
    assert studio.state == "running", "not in the window, where a click may be meant for something else"
    studio.press("Return")
    assert studio.state == "running"
    studio.press("F11")
    QTest.mouseClick(live(studio), Qt.MouseButton.LeftButton, pos=QPoint(30, 200))
    assert studio.state == "paused"
    live(studio).setFocus()
    studio.press("Return")
    assert studio.state == "running"


def test_what_is_said_stands_in_place_of_what_comes(studio: Studio) -> None:
    studio.start()
    studio.jump(20)
    coming = live(studio).foot.coming.accessibleName()
    studio.controller.stage.show_caption("Lie on your view.")
    assert live(studio).foot.coming.accessibleName() == "Lie on your view."
    studio.jump(1)
    assert live(studio).foot.coming.accessibleName() == "Lie on your view."
    studio.controller.stage.show_caption("")
    assert live(studio).foot.coming.accessibleName().split(", in")[0] == coming.split(", in")[0]


def test_it_says_its_keys_for_ten_seconds_and_in_every_pause(studio: Studio) -> None:
    studio.start()
    studio.jump(30)
    far_at(studio, (1366, 768))
    assert "Space pauses · Esc leaves" in studio.said()
    studio.jump(11)
    assert "Space pauses · Esc leaves" not in studio.said()
    studio.press("Space")
    assert "Space goes on · Esc leaves" in studio.said()
    studio.press("Escape")
    assert "Esc leaves" not in studio.said()


@thorough
def test_all_that_matters_is_ten_minutes_of_arc_high_two_metres_away(studio: Studio) -> None:
    """On 1366×768 pixels of 14 inches: capitals of 26 pixels, for every step of the longest routine."""
    studio.start()
    stage = far_at(studio, (1366, 768))
    for step in range(len(studio.view.routine.timeline.steps)):
        studio.go_to(step)
        studio.jump(11)
        for words in (stage.foot.coming, stage.foot.left, stage._cue):
            assert QFontMetricsF(words.font()).capHeight() >= 26, words.accessibleName()
            assert words.text() == words.accessibleName()
            assert words.heightForWidth(words.width()) <= words.height()


def test_what_is_spoken_is_read_from_two_metres_part_after_part(studio: Studio) -> None:
    studio.start()
    stage = far_at(studio, (1366, 768))
    long = "Rest. Next: Buttock release on a ball. Sitting. You need: massage ball. Ball under the left buttock, right "
    long += "ankle on the left knee. Thirty seconds each side. Small slow rolls, breathe out."
    studio.controller.stage.show_caption(long)
    parts: dict[str, None] = {}
    for _ in range(30):
        parts[stage.foot.coming.text()] = None
        assert QFontMetricsF(stage.foot.coming.font()).capHeight() >= 26
        assert stage.foot.coming.heightForWidth(stage.foot.coming.width()) <= stage.foot.coming.height()
        studio.jump(0.5)
    assert " ".join(parts) == long
    assert len(parts) == 2
    stop = stage._far_stop
    assert QFontMetricsF(stop.font()).capHeight() >= 26
    assert stop.height() >= 44


def test_what_comes_next_takes_turns_where_it_is_too_long_to_be_read_from_afar(studio: Studio) -> None:
    studio.start()
    stage = far_at(studio, (1366, 768))
    long = "Next: Slow and careful upper back turn on the roller · Lie on your left side, right calf on the roller; "
    long += "your right arm opens, in 30 s"
    stage.foot.show_text(SessionLines(coming=long, coming_short=long), 24.0)
    turns = [stage.foot.words_at(t) for t in (24.0, 28.0, 32.0)]
    assert " ".join(turns[:2]) == long
    assert turns[2] == turns[0]
    stage.set_far(False)
    assert stage.foot.words_at(40.0) == long
