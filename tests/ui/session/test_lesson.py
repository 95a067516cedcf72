"""Learn it first: the steps of a new exercise one by one, and of any exercise when asked for."""

from typing import Literal

import msgspec
import pytest

from backcoach.history.records import StepPlace
from backcoach.session.settings import SoundSettings
from backcoach.ui.session.lesson_controller import LessonController
from tests.settled import settled
from tests.studio import SETTLED, Studio, said
from tests.ui.conftest import OpenStudio

WAITING = msgspec.structs.replace(SETTLED, lessons="wait")


def lessons(studio: Studio) -> LessonController:
    return studio.controller.stage.lessons


def learning(open_studio: OpenStudio, how: Literal["wait", "by itself"] = "wait") -> Studio:
    studio = open_studio(preferences=msgspec.structs.replace(SETTLED, lessons=how))
    studio.start()
    return studio


def test_a_new_exercise_is_read_step_by_step_and_begins_then(open_studio: OpenStudio) -> None:
    studio = learning(open_studio)
    assert (studio.state, studio.session.pause_reason) == ("paused", "lesson")
    assert lessons(studio).page.isVisible()
    assert "Crocodile breathing" in studio.said()
    for _ in range(4):
        studio.press("Space")
        assert studio.state == "paused"
    studio.press("Space")
    assert (studio.state, lessons(studio).is_shown) == ("running", False)
    assert studio.session.t == 0
    assert studio.controller.stage.view.isVisible()
    assert studio.session.active_s == 0


def test_it_goes_on_by_itself_after_the_words_of_each_step(open_studio: OpenStudio) -> None:
    studio = learning(open_studio, "by itself")
    for _ in range(5):
        assert lessons(studio).timer.isActive()
        lessons(studio).timer.timeout.emit()
    assert studio.state == "running"
    assert not lessons(studio).timer.isActive()


def test_each_exercise_is_taught_once_in_a_session_and_not_any_more_after_two(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=WAITING)
    for _ in range(2):
        session = studio.journal.sessions.start("seven-actions", "{}", 60)
        studio.journal.sessions.end_step(session.id, StepPlace(0, "crocodile-breathing", 1, None), "done", 30)
        studio.journal.sessions.finish(session.id)
    studio.start()
    assert (studio.state, lessons(studio).is_shown) == ("running", False)
    second = next(k for k, step in enumerate(studio.session.steps) if step.item == 1)
    studio.go_to(second)
    assert lessons(studio).is_shown
    studio.press("Escape")
    studio.go_to(second)
    assert studio.state == "running"


def test_by_key_at_any_time_and_away_again(studio: Studio) -> None:
    studio.start()
    studio.jump(20)
    studio.press("W")
    assert lessons(studio).is_shown
    studio.press("Right", "Right", "Left")
    assert "Step 2" not in studio.said()
    assert lessons(studio)._at == 1
    studio.press("W")
    assert (studio.state, studio.session.t) == ("running", 0)


def test_in_a_pause_the_session_stays_paused_where_it_was(studio: Studio) -> None:
    studio.start()
    studio.jump(20)
    studio.press("Space")
    studio.click("How it goes, step by step (W)")
    studio.press("Escape")
    assert (studio.state, round(studio.session.t)) == ("paused", 20)


def test_from_the_list_at_rest_the_start_page_comes_back(studio: Studio) -> None:
    entries = dict(studio.controller.row_menu.entries(3, "open-book"))
    entries["Step by step"]()
    assert lessons(studio).page.isVisible()
    lessons(studio).page.back.click()
    for _ in range(6):
        studio.press("Space")
    assert studio.act == "idle"
    assert studio.view.start_page.isVisible()
    lessons(studio).next()
    lessons(studio).back()
    lessons(studio).toggle()
    assert studio.view.start_page.isVisible()


def test_whatever_lets_the_session_go_on_ends_the_lesson(open_studio: OpenStudio) -> None:
    studio = learning(open_studio)
    studio.controller.media_commands()["toggle"]()
    assert (studio.state, lessons(studio).is_shown) == ("running", False)


def test_nothing_hurts_while_the_steps_are_read(open_studio: OpenStudio) -> None:
    studio = learning(open_studio)
    studio.press("H")
    assert not studio.session.hurts
    assert lessons(studio).page.isVisible()


def test_a_stop_ends_the_lesson(open_studio: OpenStudio) -> None:
    studio = learning(open_studio)
    studio.session.stop("too-much-pain")
    assert (studio.act, lessons(studio).is_shown) == ("after", False)
    assert studio.controller.stage.questions.view.isVisible()


def test_a_click_goes_on_and_the_turned_stage_turns_it(studio: Studio) -> None:
    studio.start()
    studio.press("F11", "O", "W")
    page = lessons(studio).page
    assert page.isVisible()
    assert page.graphicsProxyWidget() is not None
    page.mousePressEvent(None)  # type: ignore[arg-type]  # any click
    assert lessons(studio)._at == 1
    studio.press("Escape")
    assert studio.controller.stage.view.graphicsProxyWidget() is not None


@pytest.mark.parametrize(("size", "below"), [((700, 760), True), ((1366, 768), False)])
def test_the_figure_is_above_the_steps_where_the_page_is_tall(
    studio: Studio, size: tuple[int, int], below: bool
) -> None:
    lessons(studio).teach("bird-dog")
    page = lessons(studio).page
    page.resize(*size)
    page.layout().activate()  # type: ignore[union-attr]  # it has one
    assert (page._steps.y() > page._figure.y()) is below
    lessons(studio).leave()


def test_the_steps_are_said_and_what_cautions_say_first(open_studio: OpenStudio) -> None:
    spoken = SoundSettings(tones=False, talk="full")
    cautious = settled(sound=spoken, lessons="wait", cautions=("wrist",))
    studio = open_studio(preferences=cautious)
    told: list[str] = []
    lessons(studio).said.disconnect()
    lessons(studio).said.connect(told.append)
    lessons(studio).teach("bird-dog")
    lessons(studio).next()
    lessons(studio).leave()
    assert told[0].startswith("Step by step: Bird dog. Rest on your fists")
    assert told[0].endswith("The space bar goes on.")
    assert told[1] == "Make your neck long and your back level; tighten your belly softly."
    assert told[-1] == ""


@pytest.mark.parametrize("still", [False, True])
def test_the_figure_moves_unless_motion_is_reduced(open_studio: OpenStudio, still: bool) -> None:
    studio = open_studio(preferences=msgspec.structs.replace(WAITING, reduce_motion=still, mirror=True))
    lessons(studio).teach("bird-dog")
    page = lessons(studio).page
    assert page._timer.isActive() is not still
    assert page._figure.mirrored
    page._timer.timeout.emit()
    lessons(studio).leave()
    assert not page._timer.isActive()


def test_with_the_last_step_it_is_said_what_often_goes_wrong(studio: Studio) -> None:
    spoken: list[str] = []
    lessons(studio).said.connect(spoken.append)
    lessons(studio).teach("plank")
    steps = studio.view.services.library.catalog.exercise("plank").steps
    for _ in steps[1:]:
        lessons(studio).next()
    told = "Not like this: The hips sag and the low back hangs."
    assert told in spoken[-1]
    assert not any(told in text for text in spoken[:-1])
    assert told in said(lessons(studio).page)
    lessons(studio).leave()
